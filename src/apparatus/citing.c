/*
 * What notes say is taken apart into references in the order of their bodies.
 * Nothing is known here of what an Ibid. refers to.
 */
#include "apparatus/citing.h"

#include "apparatus/between.h"
#include "apparatus/footnote.h"
#include "apparatus/reference.h"
#include "base/utf8.h"

struct reader {
	const struct doc *doc;
	struct vec *out;
	uint32_t cited; /* notes that cite: the last one, and one more */
	bool broken;
};

static void
add(struct reader *c, uint32_t note, struct citation x)
{
	struct citing *next = vec_push(c->out);

	x.note = note;
	next->said = x;
	next->broken = c->broken;
	c->broken = false;
	c->cited = note + 1;
}

/* A bare place, "[p. 12]", is one of the work that is cited just before. */
static bool
settle(const struct reader *c, uint32_t note, struct citation *x)
{
	bool bare = x->author.size == 0 && x->title.size == 0 && !x->back;

	if (!bare)
		return true;
	x->back = CITATION_WORK;
	return doc_note_at(c->doc, note)->kind == DOC_NOTE_BRACKET &&
		c->out->count > 0;
}

static void
read_one(
	struct reader *c, uint32_t note, struct range at, struct slice original)
{
	struct citation x = { .from = CITATION_NONE, .source = CITATION_NONE };

	if (range_size(at) == 0 || !reference_read(c->doc, at, &x) ||
		!settle(c, note, &x))
		return;
	x.original = original;
	add(c, note, x);
}

/* One that may be quoted in another: whose words they are, a name tells, or a
 * reference of its own. */
static void
read_quoted(struct reader *c, uint32_t note, struct range one)
{
	struct range gap = between_quoted(c->doc, one), first;
	struct citation x = { .from = CITATION_NONE, .source = CITATION_NONE };
	struct slice original = SLICE("");

	if (!range_is_none(gap)) {
		first = (struct range){ one.start, gap.start };
		one.start = gap.end;
		original = doc_cut(c->doc, first);
		if (reference_read(c->doc, first, &x) && x.title.size > 0 &&
			(x.author.size > 0 || x.pages.size > 0 ||
				x.year.size > 0)) {
			original = x.author;
			read_one(c, note, first, SLICE(""));
		}
	}
	read_one(c, note, one, original);
}

/* Every reference of R. */
static void
read_all(struct reader *c, uint32_t note, struct range r)
{
	while (range_size(r) > 0) {
		struct range one = between_trim(c->doc, r), split;

		split = between_split(c->doc, one);
		r.start = range_is_none(split) ? r.end : split.end;
		if (!range_is_none(split))
			one.end = split.start;
		read_quoted(c, note, one);
	}
}

/* End of the line at AT, within END, as far as references go. */
static size_t
line_end(const struct doc *d, size_t at, size_t end)
{
	enum { LONGEST = 600 };
	size_t line;

	if (end - at > LONGEST)
		end = utf8_start(doc_text(d), at + LONGEST);
	line = slice_find(slice_sub(doc_text(d), 0, end), SLICE("\n"), at);
	return line < end ? line : end;
}

/* A note that talks refers with "See" to what it cites. */
static void
read_remark(struct reader *c, uint32_t note, struct range body)
{
	struct slice text = slice_sub(doc_text(c->doc), 0, body.end);
	size_t at = body.start;

	while ((at = slice_find(text, SLICE("ee "), at)) != SLICE_NONE) {
		struct citation x = { .from = CITATION_NONE,
			.source = CITATION_NONE };
		struct range r = { at - 1, line_end(c->doc, at, body.end) };

		at += 3;
		if (r.start < body.start ||
			(text.data[r.start] != 'S' &&
				text.data[r.start] != 's') ||
			(r.start > body.start &&
				text.data[r.start - 1] != ' ' &&
				text.data[r.start - 1] != '('))
			continue;
		r = between_trim(c->doc, r);
		if (range_size(r) > 0 && reference_read(c->doc, r, &x) &&
			x.title.size > 0 &&
			(x.year.size || x.pages.size || x.volume.size))
			add(c, note, x);
		at = r.end;
	}
}

/* A short note that is just "Author, Title". */
static void
read_bare(struct reader *c, uint32_t note, struct range body)
{
	enum { LONGEST = 160 };
	struct citation x = { .from = CITATION_NONE, .source = CITATION_NONE };

	body = between_trim(c->doc, body);
	if (range_size(body) > LONGEST || range_size(body) == 0 ||
		!reference_read(c->doc, body, &x) || x.author.size == 0 ||
		x.title.size == 0 || x.container.size > 0)
		return;
	add(c, note, x);
}

static void
read_note(struct reader *c, uint32_t note)
{
	const struct doc_note *n = doc_note_at(c->doc, note);

	if (range_is_none(n->body))
		return;
	if (n->kind == DOC_NOTE_BRACKET || footnote_only_cites(c->doc, note))
		read_all(c, note, n->body);
	else
		read_bare(c, note, n->body);
	if (c->cited != note + 1)
		read_remark(c, note, n->body);
	/* a remark breaks no chain, but what could not be read does */
	if (c->cited != note + 1 && footnote_only_cites(c->doc, note))
		c->broken = true;
}

struct turn {
	uint32_t note;
	size_t at;
};

static int
compare_turns(const void *left, const void *right)
{
	const struct turn *a = left, *b = right;

	return (a->at > b->at) - (a->at < b->at);
}

void
citing_read(const struct doc *d, struct vec *out)
{
	struct reader c = { .doc = d, .out = out };
	struct vec turns = VEC_OF(struct turn);

	for (size_t i = 0; i < doc_note_count(d); i++)
		*(struct turn *)vec_push(&turns) = (struct turn){ (uint32_t)i,
			doc_note_at(d, i)->body.start };
	vec_sort(&turns, compare_turns);
	for (size_t i = 0; i < turns.count; i++)
		read_note(&c, ((struct turn *)vec_at(&turns, i))->note);
	vec_release(&turns);
}
