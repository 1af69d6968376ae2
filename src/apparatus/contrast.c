/*
 * The quotation's text is copied whole, blanks folded to one. Signs belong to
 * the word that they touch: what was left out comes behind the comma, not
 * before it, and a bracket is marked with the words that it holds. Of a long
 * stretch that was left out only the ends are shown.
 */
#include "apparatus/contrast.h"

#include "base/glyph.h"

/* Words left out that are shown: of a longer stretch the first and the last. */
enum { WHOLE = 12, FIRST = 5, LAST = 3 };

#define BREAK SLICE("\u2028")

struct writing {
	const struct contrast *of;
	size_t written; /* of the quotation: what is out already */
	size_t end;	/* of its words */
	struct buf *out;
	size_t start; /* of what is written here */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool
has_blank(const struct writing *w)
{
	return w->out->size == w->start ||
		w->out->data[w->out->size - 1] == ' ';
}

static void
put_blank(struct writing *w)
{
	if (!has_blank(w))
		buf_char(w->out, ' ');
}

/* Words of one text as one line. */
static void
put_words(struct writing *w, struct slice text, struct range r)
{
	struct slice rest = slice_sub(text, r.start, r.end);

	for (size_t i = 0; i < rest.size; i++)
		if (is_blank(rest.data[i])) {
			put_blank(w);
		} else if (slice_starts(slice_sub(rest, i, rest.size), BREAK)) {
			put_blank(w);
			i += BREAK.size - 1;
		} else {
			buf_char(w->out, rest.data[i]);
		}
}

/* The quotation goes on until AT. */
static void
put_until(struct writing *w, size_t at)
{
	if (at <= w->written)
		return;
	put_words(w, w->of->quoted, (struct range){ w->written, at });
	w->written = at;
}

/* The signs that touch the word written last. */
static void
put_signs(struct writing *w, size_t limit)
{
	size_t at = w->written;

	while (at < limit && !is_blank(w->of->quoted.data[at]))
		at++;
	put_until(w, at);
}

/* Where COUNT words from AT on end; where the last COUNT before AT begin. */
static size_t
skip_words(struct slice text, size_t at, size_t end, size_t count)
{
	for (; count > 0 && at < end; count--) {
		while (at < end && is_blank(text.data[at]))
			at++;
		while (at < end && !is_blank(text.data[at]))
			at++;
	}
	return at;
}

static size_t
skip_words_back(struct slice text, size_t start, size_t at, size_t count)
{
	for (; count > 0 && at > start; count--) {
		while (at > start && is_blank(text.data[at - 1]))
			at--;
		while (at > start && !is_blank(text.data[at - 1]))
			at--;
	}
	return at;
}

static void
put_left_out(struct writing *w, const struct difference *d)
{
	const char *dots = glyph_is_ascii() ? "..." : "…";
	struct range first = d->source, last = d->source;

	put_blank(w);
	buf_text(w->out, "[-");
	if (d->words <= WHOLE) {
		put_words(w, w->of->source, d->source);
	} else {
		first.end = skip_words(
			w->of->source, first.start, first.end, FIRST);
		last.start = skip_words_back(
			w->of->source, last.start, last.end, LAST);
		put_words(w, w->of->source, first);
		buf_printf(w->out, " %s %zu words %s ", dots,
			d->words - FIRST - LAST, dots);
		put_words(w, w->of->source, last);
	}
	buf_text(w->out, "-]");
}

static void
put_same(struct writing *w, const struct difference *d)
{
	put_until(w, d->quoted.end);
}

/* The quotation's own sign for it, too. */
static void
put_ellipsis(struct writing *w, const struct difference *d)
{
	put_same(w, d);
	put_left_out(w, d);
}

static void
put_changed(struct writing *w, const struct difference *d)
{
	buf_char(w->out, '{');
	put_words(w, w->of->source, d->source);
	buf_text(w->out, glyph_is_ascii() ? " -> " : " → ");
	put_same(w, d);
	buf_char(w->out, '}');
}

static void
put_added(struct writing *w, const struct difference *d)
{
	buf_text(w->out, "{+");
	put_same(w, d);
	buf_text(w->out, "+}");
}

/* The bracket that closes belongs to it, also behind the last word. */
static void
put_bracketed(struct writing *w, const struct difference *d)
{
	put_same(w, d);
	if (w->written < w->of->quoted.size &&
		w->of->quoted.data[w->written] == ']')
		put_until(w, w->written + 1);
}

static const struct {
	void (*put)(struct writing *w, const struct difference *d);
	bool differs;
} manners[DIFFERENCE_KIND_COUNT] = {
	[DIFFERENCE_EQUAL] = { put_same, false },
	[DIFFERENCE_CASE] = { put_same, false },
	[DIFFERENCE_PUNCTUATION] = { put_same, false },
	[DIFFERENCE_EMPHASIS] = { put_same, false },
	[DIFFERENCE_SPELLING] = { put_changed, true },
	[DIFFERENCE_CHANGED] = { put_changed, true },
	[DIFFERENCE_ADDED] = { put_added, true },
	[DIFFERENCE_BRACKETED] = { put_bracketed, true },
	[DIFFERENCE_OMITTED] = { put_left_out, true },
	[DIFFERENCE_ELLIPSIS] = { put_ellipsis, true },
};

/* What stands between two steps, but for the bracket before D's words. */
static void
put_between(struct writing *w, const struct difference *d)
{
	size_t at = d->quoted.start;

	if (range_size(d->quoted) == 0) {
		if (range_size(d->source) > 0 &&
			d->kind != DIFFERENCE_PUNCTUATION)
			put_blank(w);
		return;
	}
	if (d->kind == DIFFERENCE_BRACKETED && at > w->written &&
		w->of->quoted.data[at - 1] == '[')
		at--;
	put_until(w, at);
}

/* Where the words of the quotation go on from step INDEX on. */
static size_t
next_words(const struct writing *w, size_t index)
{
	for (size_t i = index; i < w->of->steps->count; i++) {
		const struct difference *d = vec_at(w->of->steps, i);

		if (range_size(d->quoted) > 0)
			return d->quoted.start;
	}
	return w->end;
}

static bool
is_substitute(const struct difference *d)
{
	return d->kind == DIFFERENCE_CHANGED || d->kind == DIFFERENCE_ADDED ||
		d->kind == DIFFERENCE_OMITTED;
}

static struct range
join(struct range a, struct range b)
{
	return range_size(a) == 0    ? b
		: range_size(b) == 0 ? a
				     : range_union(a, b);
}

/* The step at *INDEX, with those behind it by which words took the place of
 * others; *INDEX becomes that of the next. */
static struct difference
take_step(const struct writing *w, size_t *index)
{
	struct difference d =
		*(struct difference *)vec_at(w->of->steps, *index);

	while (++*index < w->of->steps->count) {
		const struct difference *next = vec_at(w->of->steps, *index);

		if (!is_substitute(&d) || !is_substitute(next))
			break;
		d.quoted = join(d.quoted, next->quoted);
		d.source = join(d.source, next->source);
		d.words += next->words;
		d.kind = range_size(d.quoted) == 0  ? DIFFERENCE_OMITTED
			: range_size(d.source) == 0 ? DIFFERENCE_ADDED
						    : DIFFERENCE_CHANGED;
	}
	return d;
}

/* Step D; what it is written as. */
static struct range
put_step(struct writing *w, const struct difference *d)
{
	struct range part;

	put_between(w, d);
	part.start = w->out->size;
	manners[d->kind].put(w, d);
	part.end = w->out->size;
	return part;
}

void
contrast_write(const struct contrast *c, struct buf *out, struct vec *parts)
{
	struct writing w = { .of = c,
		.written = c->words.start,
		.end = c->words.end < c->quoted.size ? c->words.end
						     : c->quoted.size,
		.out = out,
		.start = out->size };

	for (size_t i = 0; i < c->steps->count;) {
		struct difference d = take_step(&w, &i);
		struct range part;

		if (range_size(d.quoted) == 0)
			put_signs(&w, next_words(&w, i));
		part = put_step(&w, &d);
		if (parts && manners[d.kind].differs)
			*(struct contrast_part *)vec_push(parts) =
				(struct contrast_part){ part, d.kind };
	}
	put_until(&w, w.end);
}
