/*
 * Who is behind each title that a document cites: the author whom one of its
 * references names, else the one who speaks most often in the words before it.
 * Used by chain.c.
 */
#ifndef APPARATUS_VOICES_H
#define APPARATUS_VOICES_H

#include "base/slice.h"
#include "base/vec.h"

struct voices {
	struct vec all;   /* of struct voice */
	struct vec known; /* of uint64_t: keys of those who surely are names */
};

void voices_init(struct voices *v);
void voices_release(struct voices *v);

/* TITLE, as shorter_key, is cited with NAME as its author (PRINTED), or where
 * NAME speaks. Then, when all are added, voices_settle. */
void voices_add(struct voices *v, uint64_t title, struct slice name,
	bool printed);
void voices_settle(struct voices *v);

/* NAME is one of an author or speaker, whatever a capital may be elsewhere;
 * whether it is, after voices_settle. */
void voices_know(struct voices *v, struct slice name);
bool voices_knows(const struct voices *v, struct slice name);

/* The author that references name for TITLE; empty when none does, or they
 * name several. */
struct slice voices_author(const struct voices *v, uint64_t title);

/* Who speaks by TITLE: he who does so more often than all others together; empty
 * for a title by which many speak. OWN does here (may be empty): when one place
 * is all there is, it counts. */
struct slice voices_speaker(const struct voices *v, uint64_t title,
	struct slice own);

#endif
