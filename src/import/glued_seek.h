/* Digits that are stuck to a word: what may be the marker of a note. */
#ifndef IMPORT_GLUED_SEEK_H
#define IMPORT_GLUED_SEEK_H

#include "import/plain.h"

/* "novel1Victor": with words right behind it, it may have its body there.
 * "novel1 was": without, it may be a marker if a list has its number. */
struct candidate {
	size_t start, end; /* the digits */
	size_t block;
	uint32_t number; /* of all the digits; of the note once chosen */
	bool stuck;	 /* words follow at once */
	bool parted;	 /* only the last of the digits can be a marker */
	size_t body;	 /* end of the body when it is known, else 0 */
};

/* Appends all of P to FOUND (of struct candidate), in order. */
void glued_seek_all(const struct plain *p, struct vec *found);

#endif
