#include "ui/panel.h"

#include <stdlib.h>

#include "apparatus/footnote.h"
#include "base/clock.h"
#include "base/glyph.h"
#include "base/mem.h"
#include "ui/panel_draw.h"
#include "ui/panel_quotes.h"
#include "ui/reader_terms.h"

static bool
wants(const struct panel *p, enum panel_kind kind)
{
	return p->sections == 0 || p->sections == 1 + (int)kind;
}

/* "→ Author, Title  ← 16 ← 12": what Ibid. or a short title means, and the
 * notes by which it does. */
static struct slice
meant_by(struct panel *p, const struct reading *r, uint32_t index)
{
	const struct citations *all = reading_citations(r);
	const struct citation *c = all ? citation_of(all, index) : NULL;
	const char *back = glyph_is_ascii() ? "<-" : "←";
	const struct citation *source;
	struct buf line = { 0 }, chain = { 0 };
	struct slice kept;

	if (!c || !c->back)
		return SLICE("");
	source =
		c->source == CITATION_NONE ? NULL : citation_at(all, c->source);
	buf_text(&line, glyph_is_ascii() ? "-> " : "→ ");
	if (source)
		citation_name(c->back == CITATION_SHORT ? source : c, &line);
	if (c->unsure)
		buf_text(&line, source ? " ?" : "?");
	citation_chain(all, c, back, &chain);
	if (chain.size > 0)
		buf_printf(&line, "  %s %s", back, buf_string(&chain));
	kept = arena_copy(&p->arena, buf_view(&line));
	buf_release(&line);
	buf_release(&chain);
	return kept;
}

static void
add_footnotes(struct panel *p, const struct reading *r)
{
	const struct doc *d = r->doc;
	struct vec notes = VEC_OF(uint32_t);

	footnote_in(d, p->seen, &notes);
	for (size_t i = 0; i < notes.count; i++) {
		uint32_t index = *(uint32_t *)vec_at(&notes, i);
		const struct doc_note *n = doc_note_at(d, index);
		struct panel_entry *e = vec_push(&p->entries);

		e->kind = PANEL_FOOTNOTE;
		e->index = index;
		e->at = n->mark.start;
		e->label = n->kind == DOC_NOTE_BRACKET
			? SLICE("")
			: footnote_label(d, index);
		e->body = footnote_body(d, index);
		e->meant = meant_by(p, r, index);
		e->quiet = footnote_only_cites(d, index);
		if (e->body.size == 0)
			e->detail = SLICE("no text for this marker");
		else if (n->unsure)
			e->detail = SLICE("?");
	}
	vec_release(&notes);
}

static bool
has_term(const struct panel *p, size_t entry)
{
	for (size_t i = 0; i < p->entries.count; i++) {
		const struct panel_entry *e = vec_at(&p->entries, i);

		if (e->kind == PANEL_TERM && e->index == entry)
			return true;
	}
	return false;
}

static bool
is_met(const struct reader_term *t)
{
	return t->before != OFFSET_NONE &&
		t->range.start - t->before <= READER_TERMS_MEMORY;
}

static void
add_term(struct panel *p, const struct reader *r, const struct reader_term *t,
	bool met)
{
	const struct term_entry *term = term_at(r->glossary, t->entry);
	struct buf words = { 0 };
	struct panel_entry *e;

	if (!range_overlaps(t->range, p->seen) || is_met(t) != met ||
		has_term(p, t->entry) || term->shelf == r->reading->id)
		return;
	e = vec_push(&p->entries);
	term_define(term, &words);
	e->kind = PANEL_TERM;
	e->index = t->entry;
	e->at = t->range.start;
	e->label = term->name;
	e->detail = term->years;
	e->body = arena_copy(&p->arena, buf_view(&words));
	e->met = met;
	buf_release(&words);
}

/* The new ones first. */
static void
add_terms(struct panel *p, const struct reader *r)
{
	for (int met = 0; met < 2; met++)
		for (size_t i = 0; i < r->terms.count; i++)
			add_term(p, r, vec_at(&r->terms, i), met);
}

static struct slice
age_of(struct panel *p, int64_t seconds)
{
	struct buf age = { 0 };
	struct slice kept;

	clock_age(seconds, &age);
	kept = arena_copy(&p->arena, buf_view(&age));
	buf_release(&age);
	return kept;
}

static struct slice
note_label(const struct note *n)
{
	if (n->kind == NOTE_BOOKMARK)
		return n->mark ? SLICE("mark") : SLICE("bookmark");
	return n->kind == NOTE_HIGHLIGHT ? SLICE("highlight") : SLICE("note");
}

static void
add_own_notes(struct panel *p, const struct reader *r)
{
	for (size_t i = 0; i < r->reading->notes.count; i++) {
		const struct note *n = vec_at(&r->reading->notes, i);
		struct panel_entry *e;

		if (n->at.range.start >= p->seen.end ||
			n->at.range.end < p->seen.start)
			continue;
		e = vec_push(&p->entries);
		e->kind = PANEL_NOTE;
		e->index = i;
		e->id = n->id;
		e->at = n->at.range.start;
		e->label = note_label(n);
		if (n->mark)
			e->label = arena_printf(&p->arena, "%.*s %c",
				(int)e->label.size, e->label.data, n->mark);
		e->detail = age_of(p, n->changed);
		e->body = n->body.size ? n->body : n->at.exact;
	}
}

void
panel_forget(struct panel *p)
{
	p->reader = NULL;
	p->reading = NULL;
	p->told_of = NULL;
}

static bool
is_current(const struct panel *p, const struct reader *r)
{
	struct range seen = reader_visible(r);

	return p->reader == r && p->reading == r->reading &&
		p->version == r->reading->version &&
		p->glossary == r->glossary && p->quoting == r->quoting &&
		p->quoting_version == r->quoting_version &&
		p->seen.start == seen.start && p->seen.end == seen.end;
}

static void
remember(struct panel *p, const struct reader *r)
{
	p->reader = r;
	p->reading = r->reading;
	p->version = r->reading->version;
	p->glossary = r->glossary;
	p->quoting = r->quoting;
	p->quoting_version = r->quoting_version;
	p->seen = reader_visible(r);
}

void
panel_follow(struct panel *p, const struct reader *r)
{
	if (r && is_current(p, r))
		return;
	vec_clear(&p->entries);
	arena_clear(&p->arena);
	p->reader = NULL;
	if (!r)
		return;
	remember(p, r);
	if (wants(p, PANEL_FOOTNOTE))
		add_footnotes(p, r->reading);
	if (wants(p, PANEL_SOURCE))
		panel_quotes_sources(p, r);
	if (wants(p, PANEL_NOTE))
		add_own_notes(p, r);
	if (wants(p, PANEL_LINK))
		panel_quotes_links(p, r);
	if (wants(p, PANEL_USE))
		panel_quotes_uses(p, r);
	if (wants(p, PANEL_TERM))
		add_terms(p, r);
	p->top = 0;
	if (p->selected >= p->entries.count)
		p->selected = p->entries.count ? p->entries.count - 1 : 0;
}

const char *
panel_sections_name(int sections)
{
	static const char *const names[PANEL_KIND_COUNT + 1] = { "everything",
		"footnotes", "terms", "your notes", "sources", "quoted by",
		"your links" };

	return names[sections];
}

const struct panel_entry *
panel_chosen(const struct panel *p)
{
	return p->selected < p->entries.count ? vec_at(&p->entries, p->selected)
					      : NULL;
}

static void
place(struct view *v, struct screen_area area)
{
	v->area = area;
}

static void
move(struct view *v, enum view_motion motion, size_t count)
{
	struct panel *p = (struct panel *)v;

	p->selected =
		view_choose(v, p->selected, p->entries.count, motion, count);
}

static void
free_view(struct view *v)
{
	panel_free((struct panel *)v);
}

static const struct view_ops ops = {
	.context = KEYMAP_PANEL,
	.place = place,
	.draw = panel_draw,
	.move = move,
	.free = free_view,
};

struct panel *
panel_new(void)
{
	struct panel *p = mem_new(sizeof(*p));

	p->view.ops = &ops;
	p->entries = VEC_OF(struct panel_entry);
	p->told = VEC_OF(struct panel_told);
	return p;
}

void
panel_free(struct panel *p)
{
	if (!p)
		return;
	vec_release(&p->entries);
	vec_release(&p->told);
	arena_release(&p->told_arena);
	arena_release(&p->arena);
	free(p);
}
