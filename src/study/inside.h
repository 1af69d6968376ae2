/* What the files of study/ share and nobody else sees. */
#ifndef STUDY_INSIDE_H
#define STUDY_INSIDE_H

#include "base/map.h"
#include "base/vec.h"
#include "store/index.h"
#include "store/store.h"
#include "study/study.h"

struct study_place {
	int64_t document;
	size_t offset;
};

/* A change of the reader's, kept so that it can be taken back. */
struct study_change {
	int64_t note; /* or what else it is about */
	int what;     /* enum annotate_change, annotate.c, or: */
	int former;   /* kind or state of a link before */
	char *body;   /* owned: what it said before; NULL when it was new */
	char *tags;   /* owned */
};

/* `note` is a correction; a link. */
enum {
	STUDY_CORRECTED = 100,
	STUDY_LINKED, STUDY_DECIDED, STUDY_LINK_DELETED,
	STUDY_LINK_KIND, STUDY_LINK_STATE
};

/* Something of a file above, and how it is given back. */
struct study_hook {
	void *data; /* NULL: none */
	void (*release)(void *data);
};

struct study {
	struct store *store;
	struct index *index;       /* NULL until asked for */
	struct vec behind;         /* of int64_t: documents still to be indexed */
	struct glossary *glossary; /* NULL until asked for */
	struct vec glossary_docs;  /* of struct doc *, owned */
	unsigned shelf_version;    /* goes up when documents come, change, go */
	struct study_hook works;   /* of works.c */
	struct vec readings;       /* of struct reading *, each shared */
	struct vec places;         /* of struct study_place */
	bool places_read, places_changed;
	struct vec changes;        /* of struct study_change, latest last */
	struct library *library;   /* NULL until asked for */
	struct study_hook linking; /* what goes on behind the keys */
};

#endif
