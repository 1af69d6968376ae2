/*
 * A row has room for two signs, taken in this order: a note of the reader's, a
 * quotation with a source, a passage that others quote, a link by hand. The
 * number of those who quote takes the second column when that is free.
 */
#include "ui/reader_signs.h"

#include "study/connect.h"
#include "ui/passage.h"

enum { SIGNS = 2 };

struct signs {
	struct slice sign[SIGNS];
	int count;
};

static void
add_sign(struct signs *g, struct slice sign)
{
	if (g->count < SIGNS)
		g->sign[g->count++] = sign;
}

/* A sign of one column, or its plain form. */
static struct slice
narrow(const char *sign, const char *plain)
{
	struct slice s = slice_of(sign);

	return glyph_is_ascii() || glyph_columns(s) != 1 ? slice_of(plain) : s;
}

/* The letter of a highlight's kind or a mark has no life of its own. */
static struct slice
letter(char c)
{
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (size_t i = 0; i + 1 < sizeof(letters); i++)
		if (letters[i] == c)
			return (struct slice){ letters + i, 1 };
	return SLICE("*");
}

static struct slice
note_sign(const struct note *n)
{
	if (n->mark)
		return letter(n->mark);
	if (n->kind == NOTE_BOOKMARK)
		return narrow("◆", "b");
	return narrow("✎", "n");
}

static void
add_note(struct signs *g, const struct reader *r, struct range row)
{
	for (size_t i = 0; i < r->reading->notes.count; i++) {
		const struct note *n = vec_at(&r->reading->notes, i);

		if (n->at.range.start >= row.end)
			return;
		if (n->at.range.start >= row.start) {
			add_sign(g, note_sign(n));
			return;
		}
	}
}

static void
add_source(struct signs *g, const struct reader *r, struct range row)
{
	const struct quoting *q = r->quoting;

	for (size_t i = 0; q && i < q->quotes.count; i++) {
		const struct quoting_quote *quote = vec_at(&q->quotes, i);
		const struct quoting_link *best;

		if (quote->quote.outer.start >= row.end)
			return;
		if (quote->count == 0 || quote->quote.outer.start < row.start)
			continue;
		best = vec_at(&q->links, quote->first);
		if (best->state == QUOTING_REFUSED)
			continue;
		add_sign(g, passage_sign(best, true));
		return;
	}
}

static void
add_uses(struct signs *g, const struct reader *r, struct range row)
{
	static const char *const digits[] = { "2", "3", "4", "5", "6", "7", "8",
		"9" };
	const struct quoting *q = r->quoting;
	size_t count = 0;

	for (size_t i = 0; q && i < q->uses.count; i++) {
		const struct quoting_link *l = vec_at(&q->uses, i);

		if (l->here.start >= row.end)
			break;
		if (l->here.start >= row.start && count++ == 0)
			add_sign(g, passage_sign(l, false));
	}
	if (count > 9)
		add_sign(g, SLICE("+"));
	else if (count > 1)
		add_sign(g, slice_of(digits[count - 2]));
}

static void
add_link(struct signs *g, const struct reader *r, struct range row)
{
	struct vec seen = VEC_OF(struct connect_view);
	bool begins = false;

	if (r->reading->links.count == 0)
		return;
	connect_in(r->reading, row, &seen);
	for (size_t i = 0; i < seen.count; i++) {
		const struct connect_view *v = vec_at(&seen, i);

		begins = begins || v->here->range.start >= row.start;
	}
	if (begins)
		add_sign(g, narrow("↔", "&"));
	vec_release(&seen);
}

void
reader_signs_draw(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row)
{
	struct range range = { row->start, row->end };
	struct signs g = { .count = 0 };

	add_note(&g, r, range);
	add_source(&g, r, range);
	add_uses(&g, r, range);
	add_link(&g, r, range);
	for (int i = 0; i < g.count; i++)
		screen_text(s, line, r->view.area.column + i, 1, g.sign[i],
			THEME_LINK);
}
