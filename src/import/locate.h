/*
 * Where the words that a parser hands out stand in the source. A parser's
 * lines and columns are hints that are often right; what counts are the bytes.
 * Words come in the order of the source, so a search goes forward from the
 * last place and stays near.
 */
#ifndef IMPORT_LOCATE_H
#define IMPORT_LOCATE_H

#include "base/vec.h"
#include "text/builder.h"

struct locate {
	struct slice source; /* borrowed */
	struct builder *out; /* borrowed */
	size_t base;         /* of the source in the file */
	struct vec lines;    /* of size_t: where each line begins */
	size_t at;           /* all before it is dealt with */
	size_t limit;        /* a search ends here */
	bool code;           /* no escapes, no entities */
};

void locate_init(struct locate *l, struct slice source, struct builder *out);
void locate_release(struct locate *l);

/* Start of line LINE (0 = first; the size when behind the last), its end
 * without the line end, and the words of it. */
size_t locate_line(const struct locate *l, size_t line);
size_t locate_line_end(const struct locate *l, size_t line);
struct slice locate_line_words(const struct locate *l, size_t line);

/* Goes to where WORDS stand, at HINT or between the last place and the limit.
 * False, and no move, when they stand nowhere. */
bool locate_find(struct locate *l, struct slice words, size_t hint);

/* Writes WORDS, which were found to stand here, and goes behind them. What
 * does not stand here is written without a source. */
void locate_put(struct locate *l, struct slice words);

/* Writes WORDS for the source up to END and goes there. */
void locate_stand(struct locate *l, struct slice words, size_t end);

/* Writes WORDS for the next line end with the blanks and > around it, and goes
 * behind. */
void locate_break(struct locate *l, struct slice words);

/* Goes behind the target of a link or an image whose words end here:
 * `](target "title")`, `][label]`, `>`. */
void locate_skip_target(struct locate *l);

#endif
