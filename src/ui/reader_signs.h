/* The gutter: two columns of signs at the rows where something begins. */
#ifndef UI_READER_SIGNS_H
#define UI_READER_SIGNS_H

#include "ui/reader.h"

/* Draws the signs of ROW, which is line LINE of the screen. */
void reader_signs_draw(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row);

#endif
