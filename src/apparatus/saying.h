/* Words by which one tells who says something, in several languages. */
#ifndef APPARATUS_SAYING_H
#define APPARATUS_SAYING_H

#include "base/slice.h"

enum saying {
	SAYING_VERB = 1,         /* wrote */
	SAYING_DEED = 2,         /* showed: done with words as with others */
	SAYING_PARTICIPLE = 4,   /* arguing: who leads the sentence does */
	SAYING_STARTER = 8,      /* its capital begins a sentence, no name */
	SAYING_JOINT = 16,       /* the same: joins a sentence to others */
	SAYING_PERSON = 32,      /* he */
	SAYING_POSSESSIVE = 64,  /* his */
	SAYING_ARTICLE = 128,
	SAYING_PARTICLE = 256,   /* von: inside names */
	SAYING_ADVERB = 512,     /* rightly: between a name and its verb */
	SAYING_CLAUSE = 1024,    /* that: what is said begins */
	SAYING_PHRASE = 2048,    /* remark: what somebody has said */
	SAYING_PREPOSITION = 4096
};

/* What WORD, folded, may be: enum saying, or-ed; 0 for nearly all words. */
unsigned saying_of(struct slice word);

#endif
