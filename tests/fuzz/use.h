/* Asks a document everything that text/ can answer about every place of it. */
#ifndef FUZZ_USE_H
#define FUZZ_USE_H

#include <assert.h>

#include "base/utf8.h"
#include "text/flat.h"
#include "text/motion.h"
#include "text/outline.h"
#include "text/search.h"

static void
use_range(const struct doc *d, struct range r)
{
	struct slice text = doc_text(d);

	assert(range_is_none(r) || (r.start <= r.end && r.end <= text.size));
	assert(range_is_none(r) || utf8_is_valid(doc_cut(d, r)));
}

static void
use_spans(const struct doc *d, size_t at)
{
	for (enum span_kind kind = 0; kind < SPAN_KIND_COUNT; kind++) {
		struct spans set = doc_spans(d, kind);
		size_t i = OFFSET_NONE;
		const struct span *s;

		while ((s = span_next_in(set, (struct range){ at, at + 9 }, &i)))
			use_range(d, span_range(s));
		s = span_at(set, at);
		assert(!s == !span_outermost_at(set, at));
		assert(!s || range_has(span_range(s), at));
	}
}

static void
use_motions(const struct doc *d, size_t at)
{
	static motion_fn *const motions[] = { motion_char_next,
		motion_char_before, motion_word_next, motion_word_before,
		motion_word_end, motion_sentence_next, motion_sentence_before,
		motion_paragraph_next, motion_paragraph_before,
		motion_section_next, motion_section_before, motion_text_start,
		motion_text_end };
	static motion_object_fn *const objects[] = { motion_word_at,
		motion_sentence_at, motion_paragraph_at, motion_quotation_at,
		motion_note_at };

	for (size_t i = 0; i < sizeof motions / sizeof *motions; i++)
		assert(motions[i](d, at) <= doc_text(d).size);
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		use_range(d, objects[i](d, at));
}

static void
use_origins(const struct doc *d, size_t at)
{
	struct vec pieces = VEC_OF(struct origin_piece);
	struct range r = { at, at + 7 };

	origin_pieces(doc_origins(d), r, doc_text(d), &pieces);
	origin_hull(doc_origins(d), r);
	origin_dropped(doc_origins(d), (uint32_t)at % 3, at, &pieces);
	assert(origin_text(doc_origins(d), 0, at) == OFFSET_NONE ||
		origin_text(doc_origins(d), 0, at) < doc_text(d).size);
	vec_release(&pieces);
}

static void
use_place(const struct doc *d, size_t at)
{
	struct doc_place place = doc_place_of(d, at), again;
	struct buf name = { 0 };
	size_t found = doc_place_find(d, place);

	assert(found == OFFSET_NONE || found <= doc_text(d).size);
	doc_place_print(d, place, &name);
	doc_place_parse(d, buf_view(&name), &again);
	buf_release(&name);
	use_range(d, doc_line(d, at));
	assert(doc_percent(d, at) >= 0 && doc_percent(d, at) <= 100);
}

static void
use_strings(const struct doc *d)
{
	for (size_t i = 0; i < doc_note_count(d); i++) {
		assert(utf8_is_valid(doc_string(d, doc_note_at(d, i)->label)));
		assert(doc_note_kind_name(doc_note_at(d, i)->kind));
		use_range(d, doc_note_at(d, i)->mark);
		use_range(d, doc_note_at(d, i)->body);
	}
	for (size_t i = 0; i < doc_spans(d, SPAN_LINK).count; i++)
		assert(utf8_is_valid(doc_link(d, i)));
	for (enum doc_fact fact = 0; fact < DOC_FACT_COUNT; fact++)
		for (size_t i = 0; doc_fact(d, fact, i).size > 0; i++)
			assert(utf8_is_valid(doc_fact(d, fact, i)));
	for (size_t i = 0; i < doc_spans(d, SPAN_HEADING).count; i++)
		assert(utf8_is_valid(outline_words(d, i)));
}

static void
use_search(const struct doc *d, const char *words)
{
	struct slice text = doc_text(d);
	struct search_pattern p;

	search_pattern_init(&p, slice_of(words));
	use_range(d, search_in(&p, text, (struct range){ 0, text.size }));
	search_pattern_release(&p);
}

static void
use_document(const struct doc *d)
{
	struct slice text = doc_text(d);
	uint32_t code;

	use_strings(d);
	use_search(d, "a e");
	use_search(d, "A");
	use_search(d, "ж");
	for (size_t at = 0; at <= text.size;) {
		use_spans(d, at);
		use_motions(d, at);
		use_origins(d, at);
		use_place(d, at);
		at += at < text.size ? utf8_next(text, at, &code) : 1;
	}
}

#endif
