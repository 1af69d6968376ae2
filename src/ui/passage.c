#include "ui/passage.h"

#include "apparatus/contrast.h"
#include "base/glyph.h"
#include "ui/sheet.h"

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

static const enum theme_role roles[DIFFERENCE_KIND_COUNT] = {
	[DIFFERENCE_SPELLING] = THEME_ACCENT,
	[DIFFERENCE_CHANGED] = THEME_ACCENT,
	[DIFFERENCE_ADDED] = THEME_ACCENT,
	[DIFFERENCE_BRACKETED] = THEME_ACCENT,
	[DIFFERENCE_OMITTED] = THEME_DIM,
	[DIFFERENCE_ELLIPSIS] = THEME_DIM,
};

/* TOLD and PLACE above the words. */
static struct view *
make_sheet(const struct contrast *w, struct slice told, struct slice title)
{
	struct buf text = { 0 };
	struct vec parts = VEC_OF(struct contrast_part);
	struct view *v;

	buf_slice(&text, told);
	buf_text(&text, "\n\n");
	contrast_write(w, &text, &parts);
	v = sheet_new(title, buf_view(&text));
	sheet_mark(v, (struct range){ 0, told.size }, THEME_DIM);
	for (size_t i = 0; i < parts.count; i++) {
		const struct contrast_part *p = vec_at(&parts, i);

		sheet_mark(v, p->range, roles[p->kind]);
	}
	vec_release(&parts);
	buf_release(&text);
	return v;
}

struct view *
passage_sheet(
	struct reading *r, const struct quoting_link *link, bool from_here)
{
	struct arena arena = { 0 };
	struct vec steps = VEC_OF(struct difference);
	struct slice other = { 0 }, here = doc_text(r->doc), told;
	struct contrast w = { .steps = &steps };
	struct view *v;

	quoting_differences(r, link, from_here, &arena, &steps, &other, NULL);
	w.quoted = from_here ? here : other;
	w.source = from_here ? other : here;
	w.words = from_here ? link->here : (struct range){ 0, other.size };
	told = passage_tell(r, link, from_here, &arena);
	told = link->by == 0
		? told
		: arena_printf(&arena, "%.*s  (score %d)", (int)told.size,
			  told.data, (int)(link->score * 100 + 0.5));
	v = make_sheet(&w, told, passage_where(r->study, link, &arena));
	vec_release(&steps);
	arena_release(&arena);
	return v;
}
