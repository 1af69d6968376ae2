/* What each kind of element of HTML does at its two ends. */
#ifndef IMPORT_MARKUP_ELEMENTS_H
#define IMPORT_MARKUP_ELEMENTS_H

#include "import/markup_nodes.h"

/* An element that was entered and has to be left. */
struct markup_open {
	uint32_t node, end;
	enum span_kind kind; /* of blocks, as before */
	uint32_t number;
	uint32_t count;      /* of items so far */
	bool spanned, bare;
};

/* What to do: enter, then (if there is a way to leave) be on the stack. With
 * `whole` nothing inside is looked at. */
struct markup_rule {
	void (*enter)(struct markup_nodes *m, uint32_t node);
	void (*leave)(struct markup_nodes *m, struct markup_open *o);
	bool whole;
};

/* The rule for element NODE. */
const struct markup_rule *markup_elements_rule(
	const struct markup_nodes *m, uint32_t node);

#endif
