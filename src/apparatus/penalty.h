/*
 * What an alignment gains by words that agree and pays for those that don't, in
 * thousandths. Taken from measurements on altered quotations: a word too many
 * is dearer than one left out, since quotations are shortened more often than
 * they are lengthened; what is in brackets is said to be added.
 */
#ifndef APPARATUS_PENALTY_H
#define APPARATUS_PENALTY_H

enum {
	PENALTY_SAME = 2000,
	PENALTY_MUCH_ALIKE = 1200,
	PENALTY_ALIKE = 200,
	PENALTY_JOINED = 2400,      /* the same letters in two words */
	PENALTY_MUCH_JOINED = 1600,
	PENALTY_DISTANCE = -4       /* a word passed over by an ellipsis */
};

struct penalty_gap {
	int open, next; /* the first word, each other one */
};

/* What costs, plain and in or beside brackets. */
struct penalty {
	int other[2]; /* another word */
	int beside;   /* such a word, or one too many, beside an ellipsis: it is
	               * rather out of its place */
	struct penalty_gap extra[2], omit[2];
	int ellipsis;
};

/* All of a quotation must be somewhere; but what is only a part of a text must
 * pay for every stretch that it goes beyond. */
extern const struct penalty penalty_whole, penalty_part;

#endif
