#include "import/writer.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "import/tags.h"

void
writer_init(struct writer *w, struct slice source, struct builder *out)
{
	*w = (struct writer){ .out = out };
	locate_init(&w->where, source, out);
}

void
writer_release(struct writer *w)
{
	locate_release(&w->where);
	buf_release(&w->marker);
	map_release(&w->labels);
}

/* Blocks. */

void
writer_marker(struct writer *w, struct slice words, struct range source)
{
	if (w->marker.size == 0)
		w->marked = source;
	else
		w->marked = range_union(w->marked, source);
	buf_slice(&w->marker, words);
}

void
writer_begin(struct writer *w, enum span_kind kind, uint32_t number)
{
	builder_open(w->out, kind, number);
	if (w->marker.size > 0) {
		w->where.at = w->marked.start;
		locate_stand(&w->where, buf_view(&w->marker), w->marked.end);
		buf_clear(&w->marker);
	}
	w->block = builder_here(w->out);
}

void
writer_end(struct writer *w, enum span_kind kind)
{
	builder_close(w->out, kind);
	builder_break(w->out);
}

struct slice
writer_block(const struct writer *w)
{
	return slice_sub(builder_text(w->out), w->block, builder_here(w->out));
}

/* Words. */

void
writer_text(struct writer *w, struct slice words, size_t hint)
{
	struct slice label;
	size_t from = 0, at = 0;

	locate_find(&w->where, words, hint);
	while ((at = slice_find(words, SLICE("[^"), at)) != SLICE_NONE) {
		struct slice here;

		if (!writer_label_at(words, at, &label)) {
			at += 2;
			continue;
		}
		locate_put(&w->where, slice_sub(words, from, at));
		from = at;
		at += label.size + 3;
		here = slice_sub(w->where.source, w->where.at,
			w->where.at + label.size + 3);
		if (!slice_equal(here, slice_sub(words, from, at)))
			continue;
		writer_mark(w, label, writer_note(w, label),
			w->where.at + here.size);
		from = at;
	}
	locate_put(&w->where, slice_sub(words, from, words.size));
}

void
writer_code(struct writer *w, struct slice words, size_t hint)
{
	struct slice source = w->where.source;

	w->where.code = true;
	locate_find(&w->where, words, hint);
	locate_put(&w->where, words);
	w->where.code = false;
	while (w->where.at < source.size && source.data[w->where.at] == '`')
		w->where.at++;
}

void
writer_code_line(struct writer *w, struct slice words, size_t line)
{
	size_t end = locate_line_end(&w->where, line), indent = 0;
	struct slice before = slice_sub(w->where.source, 0, end);

	while (indent < words.size && strchr(" \t", words.data[indent]))
		indent++;
	if (slice_ends(before, words))
		indent = 0;
	builder_put(w->out, slice_sub(words, 0, indent));
	words = slice_sub(words, indent, words.size);
	if (slice_ends(before, words))
		w->where.at = end - words.size;
	w->where.code = true;
	locate_put(&w->where, words);
	w->where.code = false;
}

/* The next words stand anywhere behind; what lies between becomes one blank. */
static void
join_words(struct writer *w, struct slice words)
{
	size_t start = w->where.at, found;

	if (!locate_find(&w->where, words, SIZE_MAX)) {
		builder_put(w->out, SLICE(" "));
		return;
	}
	found = w->where.at;
	w->where.at = start;
	locate_stand(&w->where, SLICE(" "), found);
}

void
writer_html(struct writer *w, struct slice html)
{
	struct slice words;
	size_t at = 0;

	w->where.code = true;
	for (bool first = true; tags_next(html, &at, &words); first = false) {
		if (first)
			locate_find(&w->where, words, SIZE_MAX);
		else
			join_words(w, words);
		locate_put(&w->where, words);
	}
	w->where.code = false;
}

void
writer_html_tag(struct writer *w, struct slice tag, size_t hint)
{
	w->where.code = true;
	if (locate_find(&w->where, tag, hint)) {
		if (tags_is_break(tag))
			locate_stand(&w->where, WRITER_BREAK,
				w->where.at + tag.size);
		else
			w->where.at += tag.size;
	}
	w->where.code = false;
}

/* Notes. */

uint32_t
writer_add_note(struct writer *w, struct slice label)
{
	struct buf folded = { 0 };
	uint32_t note = builder_note(w->out, label,
		slice_equal(label, SLICE("*")) ? DOC_NOTE_ASTERISK
					       : DOC_NOTE_NUMBERED,
		false);

	utf8_fold(label, &folded);
	if (!map_find(&w->labels, buf_view(&folded)))
		map_put(&w->labels, buf_view(&folded),
			(void *)((uintptr_t)note + 1));
	buf_release(&folded);
	return note;
}

uint32_t
writer_note(struct writer *w, struct slice label)
{
	struct buf folded = { 0 };
	uintptr_t note;

	utf8_fold(label, &folded);
	note = (uintptr_t)map_find(&w->labels, buf_view(&folded));
	buf_release(&folded);
	return note > 0 ? (uint32_t)(note - 1) : writer_add_note(w, label);
}

bool
writer_label_at(struct slice s, size_t at, struct slice *label)
{
	size_t start = at + 2, end = start;

	if (!slice_starts(slice_sub(s, at, s.size), SLICE("[^")))
		return false;
	while (end < s.size && !strchr("] \t\r\n[", s.data[end]))
		end++;
	*label = slice_sub(s, start, end);
	return end > start && end < s.size && s.data[end] == ']';
}

size_t
writer_definition_at(const struct writer *w, size_t line)
{
	struct slice words = locate_line_words(&w->where, line), label;
	size_t at = slice_find(words, SLICE("[^"), 0);

	for (size_t i = 0; at != SLICE_NONE && i < at; i++)
		if (!strchr("> \t-*+", words.data[i]))
			return SIZE_MAX;
	if (at == SLICE_NONE || !writer_label_at(words, at, &label) ||
		!slice_starts(slice_sub(words, at + 3 + label.size, words.size),
			SLICE(":")))
		return SIZE_MAX;
	return (size_t)(words.data - w->where.source.data) + at;
}

void
writer_mark(struct writer *w, struct slice label, uint32_t note, size_t end)
{
	size_t here = builder_here(w->out);
	struct buf words = { 0 };

	buf_printf(&words, "[%.*s]", (int)label.size, label.data);
	locate_stand(&w->where, buf_view(&words), end);
	builder_mark(w->out, SPAN_NOTE_MARK,
		(struct range){ here, builder_here(w->out) }, note, 0);
	buf_release(&words);
}

void
writer_note_label(struct writer *w, size_t line, uint32_t note)
{
	size_t at = writer_definition_at(w, line);
	struct slice label;

	if (at == SIZE_MAX || !writer_label_at(w->where.source, at, &label))
		return;
	builder_open(w->out, SPAN_NOTE_LABEL, note);
	w->where.at = at + 2;
	locate_stand(&w->where, label, at + 2 + label.size);
	builder_put(w->out, SLICE("."));
	builder_close(w->out, SPAN_NOTE_LABEL);
}
