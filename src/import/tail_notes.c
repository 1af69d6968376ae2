/*
 * The markers that count 1, 2, 3 … without a gap are the sequence; one that
 * falls out of it (a page number, a slip) is left alone. Behind the last of
 * them a window as long as the sequence slides over the paragraphs; the one
 * with most citations wins, the first of equals. It must begin with a citation
 * or below a heading such as "Notes", and half of it must be citations.
 */
#include "import/tail_notes.h"

#include "import/runs.h"

static struct plain_mark *
mark_at(const struct plain *p, size_t index)
{
	return vec_at(&p->marks, index);
}

static size_t
next_in_sequence(const struct plain *p, size_t index, uint32_t number)
{
	for (; index < p->marks.count; index++) {
		const struct plain_mark *m = mark_at(p, index);

		if (m->series == MARKER_NUMBERS && m->number == number &&
			!m->glued)
			return index;
	}
	return SIZE_MAX;
}

/* Length of the sequence; where its last marker stands goes to *LAST. */
static uint32_t
sequence_length(const struct plain *p, size_t *last)
{
	size_t at = 0;
	uint32_t count = 0;

	while ((at = next_in_sequence(p, at, count + 1)) != SIZE_MAX) {
		*last = mark_at(p, at)->start;
		count++;
	}
	return count;
}

static bool
is_citation(struct slice s)
{
	static const char *const cues[] = { "Ibid", "ibid", " p. ", " pp. ",
		" p.", " pp.", "http", "Quoted in", "quoted in", "Vol.", "vol.",
		" ed. ", "(ed", "op. cit", "Op. cit", "loc. cit", "Press,",
		"Translation", "ranslated", "Archive", "Cited in", "cited in",
		"Collected Works" };

	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
		if (slice_find(s, slice_of(cues[i]), 0) != SLICE_NONE)
			return true;
	return false;
}

static bool
can_be_body(const struct plain_block *b)
{
	return b->kind == PLAIN_PROSE && b->quote == 0;
}

static bool
is_citation_block(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);

	return can_be_body(b) && is_citation(plain_words(p, b));
}

static bool
is_below_label(const struct plain *p, size_t index)
{
	return index > 0 &&
		runs_is_heading(plain_words(p, plain_block_at(p, index - 1)));
}

struct window {
	size_t start, citations;
};

/* The best window of COUNT blocks at or after FROM; no citations: none. */
static struct window
best_window(const struct plain *p, size_t from, size_t count)
{
	struct window best = { 0 };
	size_t inside = 0, bodies = 0;

	for (size_t end = from; end < p->blocks.count; end++) {
		size_t start = end + 1 - count;

		inside += is_citation_block(p, end);
		bodies += can_be_body(plain_block_at(p, end));
		if (end + 1 < from + count)
			continue;
		if (bodies == count && inside > best.citations &&
			(is_citation_block(p, start) ||
				is_below_label(p, start)))
			best = (struct window){ start, inside };
		inside -= is_citation_block(p, start);
		bodies -= can_be_body(plain_block_at(p, start));
	}
	return best;
}

static size_t
block_behind(const struct plain *p, size_t offset)
{
	size_t i = p->blocks.count;

	while (i > 0 && plain_block_at(p, i - 1)->start > offset)
		i--;
	return i;
}

static void
join(struct plain *p, size_t block, uint32_t count)
{
	size_t at = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct plain_mark *m;

		at = next_in_sequence(p, at, i + 1);
		m = mark_at(p, at);
		m->note = (uint32_t)p->notes.count;
		plain_block_at(p, block + i)->note = m->note;
		*(struct plain_note *)vec_push(&p->notes) = (struct plain_note){
			.label = slice_sub(p->bytes, m->start + 1, m->end - 1),
			.kind = DOC_NOTE_UNNUMBERED,
			.made = true,
		};
	}
	p->notes_end = block + count;
}

void
tail_notes_find(struct plain *p)
{
	size_t last = 0;
	uint32_t count = sequence_length(p, &last);
	struct window w;

	if (count < 2)
		return;
	w = best_window(p, block_behind(p, last), count);
	if (w.citations * 2 >= count)
		join(p, w.start, count);
}
