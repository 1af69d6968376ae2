/* Words of a reference that refer back: Ibid. and its like. */
#ifndef APPARATUS_BACK_H
#define APPARATUS_BACK_H

#include "base/slice.h"

enum back_word {
	BACK_NONE,
	BACK_SAME,  /* ibid., ebd., там же: what was cited last */
	BACK_CITED, /* op. cit., a.a.O., указ. соч., loc. cit.: cited above */
	BACK_AUTHOR /* idem, ders., он же: its author */
};

/* The one that S begins with, and its bytes. */
enum back_word back_at(struct slice s, size_t *size);

/* The same of those that are no word of any sentence: where such a one may
 * stand in the middle of a field, "Smith op. cit." */
enum back_word back_inside(struct slice s, size_t *size);

#endif
