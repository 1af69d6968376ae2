#include "ui/passage.h"

#include "base/glyph.h"
#include "ui/sheet.h"

/* Words left out that are shown: of a longer stretch the first and the last. */
enum { WHOLE = 12, FIRST = 5, LAST = 3 };

/* A sign of one column, or its plain form. */
static struct slice
narrow(const char *sign, const char *plain)
{
	struct slice s = slice_of(sign);

	return glyph_is_ascii() || glyph_columns(s) != 1 ? slice_of(plain) : s;
}

struct slice
passage_sign(const struct quoting_link *link, bool from_here)
{
	if (!from_here)
		return narrow("←", "<");
	if (link->grade == DIFFERENCE_VARIANT)
		return SLICE("~");
	return link->kind == QUOTE_UNMARKED ? narrow("≈", "=")
					    : narrow("→", ">");
}

static const char *
before_grade(const struct quoting_link *link)
{
	return link->kind == QUOTE_UNMARKED ? "unmarked, " : "";
}

static const char *
behind_grade(const struct quoting_link *link)
{
	if (link->state == QUOTING_ACCEPTED)
		return ", accepted";
	return link->unsure ? " ?" : "";
}

struct slice
passage_grade(const struct quoting_link *link, struct arena *arena)
{
	if (link->grade == DIFFERENCE_VARIANT)
		return SLICE("another version?");
	return arena_printf(arena, "%s%s%s", before_grade(link),
		difference_grade_name(link->grade), behind_grade(link));
}

struct slice
passage_tell(struct reading *r, const struct quoting_link *link, bool from_here,
	struct arena *arena)
{
	struct arena others = { 0 };
	struct vec steps = VEC_OF(struct difference);
	struct slice other, told = passage_grade(link, arena);
	struct buf out = { 0 };

	if (link->grade != DIFFERENCE_VARIANT &&
		quoting_differences(r, link, from_here, &others, &steps, &other,
			NULL) == 0) {
		difference_tell(link->grade, steps.items, steps.count, &out);
		told = arena_printf(arena, "%s%s%s", before_grade(link),
			buf_string(&out), behind_grade(link));
	}
	buf_release(&out);
	vec_release(&steps);
	arena_release(&others);
	return told;
}

struct slice
passage_where(
	struct study *s, const struct quoting_link *link, struct arena *arena)
{
	struct quoting_context c = { 0 };

	if (quoting_describe(s, link, arena, &c, NULL) != 0)
		return SLICE("a document that cannot be read");
	return arena_printf(arena, "%.*s %s %.*s", (int)c.title.size,
		c.title.data, glyph_is_ascii() ? "par." : "¶",
		(int)c.place.size, c.place.data);
}

void
passage_marks(struct reading *r, const struct quoting_link *link,
	bool from_here, struct vec *out)
{
	struct arena arena = { 0 };
	struct vec steps = VEC_OF(struct difference);
	struct slice other;
	bool joins = false;

	quoting_differences(r, link, from_here, &arena, &steps, &other, NULL);
	for (size_t i = 0; i < steps.count; i++) {
		const struct difference *d = vec_at(&steps, i);
		struct range words = from_here ? d->source : d->quoted;
		bool both = range_size(d->source) > 0 &&
			range_size(d->quoted) > 0 &&
			d->kind != DIFFERENCE_ELLIPSIS;

		words.start += link->range.start;
		words.end += link->range.start;
		if (both && joins)
			((struct range *)vec_last(out))->end = words.end;
		else if (both)
			*(struct range *)vec_push(out) = words;
		joins = both;
	}
	vec_release(&steps);
	arena_release(&arena);
}

/* The difference as it is written down. */
struct writing {
	struct slice quoted, source; /* the two texts */
	size_t written;		     /* of QUOTED: what is out already */
	struct buf text;
	struct vec parts; /* of struct writing_part */
};

struct writing_part {
	struct range range; /* of `text` */
	enum theme_role role;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Words of one text as one line. */
static void
put_words(struct writing *w, struct slice text, struct range r)
{
	for (size_t i = r.start; i < r.end && i < text.size; i++) {
		struct slice have = buf_view(&w->text);

		if (!is_blank(text.data[i]))
			buf_char(&w->text, text.data[i]);
		else if (have.size > 0 && have.data[have.size - 1] != ' ')
			buf_char(&w->text, ' ');
	}
}

static void
put_blank(struct writing *w)
{
	struct slice have = buf_view(&w->text);

	if (have.size > 0 && have.data[have.size - 1] != ' ')
		buf_char(&w->text, ' ');
}

/* What stands in the quotation before AT and belongs to no step: signs, blanks.
 */
static void
put_between(struct writing *w, size_t at)
{
	if (at > w->written)
		put_words(w, w->quoted, (struct range){ w->written, at });
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
	struct range first = d->source, last = d->source;

	buf_text(&w->text, "[-");
	if (d->words <= WHOLE) {
		put_words(w, w->source, d->source);
	} else {
		first.end =
			skip_words(w->source, first.start, first.end, FIRST);
		last.start =
			skip_words_back(w->source, last.start, last.end, LAST);
		put_words(w, w->source, first);
		buf_printf(&w->text, " %s %zu words %s ",
			glyph_is_ascii() ? "..." : "…", d->words - FIRST - LAST,
			glyph_is_ascii() ? "..." : "…");
		put_words(w, w->source, last);
	}
	buf_text(&w->text, "-]");
}

static void
put_same(struct writing *w, const struct difference *d)
{
	put_words(w, w->quoted, d->quoted);
}

/* The quotation's own sign for it, too. */
static void
put_ellipsis(struct writing *w, const struct difference *d)
{
	put_same(w, d);
	put_blank(w);
	put_left_out(w, d);
}

static void
put_changed(struct writing *w, const struct difference *d)
{
	buf_char(&w->text, '{');
	put_words(w, w->source, d->source);
	buf_text(&w->text, glyph_is_ascii() ? " -> " : " → ");
	put_words(w, w->quoted, d->quoted);
	buf_char(&w->text, '}');
}

static void
put_added(struct writing *w, const struct difference *d)
{
	buf_text(&w->text, "{+");
	put_words(w, w->quoted, d->quoted);
	buf_text(&w->text, "+}");
}

static const struct {
	void (*put)(struct writing *w, const struct difference *d);
	enum theme_role role;
} manners[DIFFERENCE_KIND_COUNT] = {
	[DIFFERENCE_EQUAL] = { put_same, THEME_TEXT },
	[DIFFERENCE_CASE] = { put_same, THEME_TEXT },
	[DIFFERENCE_PUNCTUATION] = { put_same, THEME_TEXT },
	[DIFFERENCE_EMPHASIS] = { put_same, THEME_TEXT },
	[DIFFERENCE_SPELLING] = { put_changed, THEME_ACCENT },
	[DIFFERENCE_CHANGED] = { put_changed, THEME_ACCENT },
	[DIFFERENCE_ADDED] = { put_added, THEME_ACCENT },
	[DIFFERENCE_BRACKETED] = { put_same, THEME_ACCENT },
	[DIFFERENCE_OMITTED] = { put_left_out, THEME_DIM },
	[DIFFERENCE_ELLIPSIS] = { put_ellipsis, THEME_DIM },
};

static void
write_step(struct writing *w, const struct difference *d)
{
	size_t start;
	struct writing_part *part;

	if (range_size(d->quoted) > 0)
		put_between(w, d->quoted.start);
	if (range_size(d->source) > 0 && range_size(d->quoted) == 0)
		put_blank(w);
	start = w->text.size;
	manners[d->kind].put(w, d);
	if (manners[d->kind].role != THEME_TEXT) {
		part = vec_push(&w->parts);
		part->range = (struct range){ start, w->text.size };
		part->role = manners[d->kind].role;
	}
	if (range_size(d->quoted) > 0)
		w->written = d->quoted.end;
}

/* TOLD and PLACE above the words. */
static struct view *
make_sheet(struct writing *w, struct slice told, struct slice title)
{
	struct buf text = { 0 };
	struct view *v;
	size_t before;

	buf_slice(&text, told);
	buf_text(&text, "\n\n");
	before = text.size;
	buf_slice(&text, buf_view(&w->text));
	v = sheet_new(title, buf_view(&text));
	sheet_mark(v, (struct range){ 0, told.size }, THEME_DIM);
	for (size_t i = 0; i < w->parts.count; i++) {
		const struct writing_part *p = vec_at(&w->parts, i);

		sheet_mark(v,
			(struct range){ before + p->range.start,
				before + p->range.end },
			p->role);
	}
	buf_release(&text);
	return v;
}

struct view *
passage_sheet(
	struct reading *r, const struct quoting_link *link, bool from_here)
{
	struct arena arena = { 0 };
	struct vec steps = VEC_OF(struct difference);
	struct writing w = { .parts = VEC_OF(struct writing_part) };
	struct slice other = { 0 }, here = doc_text(r->doc), told;
	struct view *v;

	quoting_differences(r, link, from_here, &arena, &steps, &other, NULL);
	w.quoted = from_here ? here : other;
	w.source = from_here ? other : here;
	for (size_t i = 0; i < steps.count; i++) {
		const struct difference *d = vec_at(&steps, i);

		if (i == 0)
			w.written = d->quoted.start;
		write_step(&w, d);
	}
	told = passage_tell(r, link, from_here, &arena);
	told = link->by == 0
		? told
		: arena_printf(&arena, "%.*s  (%d of 100)", (int)told.size,
			  told.data, (int)(link->score * 100 + 0.5));
	v = make_sheet(&w, told, passage_where(r->study, link, &arena));
	vec_release(&steps);
	vec_release(&w.parts);
	buf_release(&w.text);
	arena_release(&arena);
	return v;
}
