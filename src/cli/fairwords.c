/*
 * The marks of a line (emphasis, links, …) are sorted and then opened and
 * closed on a stack while the characters go by, each clipped to the one around
 * it, so that what comes out nests.
 *
 * A star beside a word opens nothing when a sign stands on its other side
 * (CommonMark's flanking rule); then the letter is written by its number.
 */
#include "cli/fairwords.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

#define BREAK SLICE("\xe2\x80\xa8")

struct mark {
	size_t start, end;
	enum span_kind kind;
	uint32_t number;
};

/* Labels. */

static struct slice
plain_label(struct fairwords *w, struct slice label)
{
	char *plain = arena_string(&w->arena, label);

	for (size_t i = 0; i < label.size; i++)
		if (strchr(" \t\n[]\\`<", plain[i]))
			plain[i] = '-';
	return label.size ? slice_of(plain) : SLICE("n");
}

static void
add_label(struct fairwords *w, struct map *known, struct slice label)
{
	struct slice plain = plain_label(w, label), name = plain;
	struct buf folded = { 0 };

	for (size_t i = 2;; i++) {
		buf_clear(&folded);
		utf8_fold(name, &folded);
		if (!map_find(known, buf_view(&folded)))
			break;
		name = arena_printf(
			&w->arena, "%.*s-%zu", (int)plain.size, plain.data, i);
	}
	map_put(known, buf_view(&folded), w);
	buf_release(&folded);
	*(struct slice *)vec_push(&w->labels) = name;
}

void
fairwords_init(struct fairwords *w, const struct doc *d, struct buf *out)
{
	struct map known = { 0 };

	*w = (struct fairwords){
		.doc = d,
		.out = out,
		.labels = VEC_OF(struct slice),
		.marks = VEC_OF(struct mark),
		.open = VEC_OF(struct mark),
	};
	for (size_t i = 0; i < doc_note_count(d); i++)
		add_label(w, &known, doc_string(d, doc_note_at(d, i)->label));
	map_release(&known);
}

void
fairwords_release(struct fairwords *w)
{
	arena_release(&w->arena);
	vec_release(&w->labels);
	vec_release(&w->marks);
	vec_release(&w->open);
	buf_release(&w->margin);
}

struct slice
fairwords_label(const struct fairwords *w, uint32_t note)
{
	return *(struct slice *)vec_at(&w->labels, note);
}

/* What is marked in a line. */

static int
compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Emphasis does not begin or end at a blank. */
static struct range
trim(struct slice text, struct range r)
{
	while (r.start < r.end && is_blank(text.data[r.start]))
		r.start++;
	while (r.end > r.start && is_blank(text.data[r.end - 1]))
		r.end--;
	return r;
}

/* A note that stands in brackets in the sentence is just words. */
static bool
is_bracket(const struct doc *d, enum span_kind kind, uint32_t note)
{
	return kind == SPAN_NOTE_MARK &&
		doc_note_at(d, note)->kind == DOC_NOTE_BRACKET;
}

static void
gather(struct fairwords *w, enum span_kind kind, struct range line)
{
	const struct span *s;
	size_t at = OFFSET_NONE;

	while ((s = span_next_in(doc_spans(w->doc, kind), line, &at))) {
		struct range r = range_intersect(line, span_range(s));

		r = trim(doc_text(w->doc), r);
		if (r.start < r.end && !is_bracket(w->doc, kind, s->number))
			*(struct mark *)vec_push(&w->marks) =
				(struct mark){ r.start, r.end, kind,
					s->number };
	}
}

static void
gather_all(struct fairwords *w, struct range line)
{
	vec_clear(&w->marks);
	if (!w->all)
		gather(w, SPAN_BOILERPLATE, line);
	gather(w, SPAN_NOTE_MARK, line);
	gather(w, SPAN_LINK, line);
	gather(w, SPAN_STRONG, line);
	gather(w, SPAN_EMPHASIS, line);
	gather(w, SPAN_CODE, line);
	vec_sort(&w->marks, compare_marks);
}

static bool
is_open(const struct fairwords *w, enum span_kind kind)
{
	for (size_t i = 0; i < w->open.count; i++)
		if (((const struct mark *)vec_at(&w->open, i))->kind == kind)
			return true;
	return false;
}

/* Characters. */

struct place {
	struct slice text;
	size_t start, at; /* of the line in the file, in the text */
	size_t end;
	bool heading, bracket; /* within the words of a link */
	bool lonely;	       /* the character is written by its number */
};

static bool
is_sign(struct slice text, size_t at)
{
	uint32_t code;

	utf8_next(text, at, &code);
	return !utf8_is_letter(code) && !utf8_is_space(code);
}

static bool
is_word(struct slice text, size_t at)
{
	uint32_t code;

	utf8_next(text, at, &code);
	return utf8_is_letter(code);
}

static char
char_at(const struct place *p, size_t at)
{
	return at < p->end ? p->text.data[at] : '\n';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether only digits stand between the start of the line and AT. */
static bool
is_number_before(const struct place *p)
{
	size_t at = p->at;

	while (at > p->start && is_digit(p->text.data[at - 1]))
		at--;
	return at == p->start && p->at > p->start;
}

/* What begins a block at the start of a line. */
static bool
begins_block(const struct place *p)
{
	char c = char_at(p, p->at), next = char_at(p, p->at + 1);

	if (p->heading)
		return false;
	if (c == '.' || c == ')')
		return is_number_before(p) && (next == ' ' || next == '\n');
	if (p->at > p->start)
		return false;
	if (c == '-' || c == '+')
		return next == ' ' || next == '\n' || next == '-';
	return c && strchr("#>=|:_", c);
}

/* "&amp;", "&#38;" */
static bool
is_entity(const struct place *p)
{
	size_t at = p->at + 1;

	at += char_at(p, at) == '#';
	while (is_letter(char_at(p, at)) || is_digit(char_at(p, at)))
		at++;
	return at > p->at + 1 && char_at(p, at) == ';';
}

/* Whether the character means something in Markdown just there. */
static bool
means_something(const struct place *p)
{
	char c = char_at(p, p->at), next = char_at(p, p->at + 1);
	bool after_word = p->at > p->start &&
		is_word(p->text, utf8_before(p->text, p->at));

	switch (c) {
	case '\\':
	case '*':
	case '`':
	case '~':
		return true;
	case '_':
		return !after_word || !is_word(p->text, p->at + 1) ||
			begins_block(p);
	case '[':
		return p->bracket || next == '^';
	case ']':
		return p->bracket || next == '(' || next == '[' || next == ':';
	case '<':
		return is_letter(next) || strchr("/!?", next);
	case '&':
		return is_entity(p);
	case '#':
		return begins_block(p) || (p->heading && p->at + 1 == p->end);
	default:
		return begins_block(p);
	}
}

/* A blank at either end of a line would be lost. */
static bool
is_lost_blank(const struct place *p)
{
	size_t next = p->at + 1;

	return is_blank(char_at(p, p->at)) &&
		(p->at == p->start || next >= p->end ||
			slice_starts(slice_sub(p->text, next, p->end), BREAK));
}

static void
put_char(struct fairwords *w, struct place *p)
{
	uint32_t code;
	size_t size = utf8_next(p->text, p->at, &code);

	if (p->lonely || is_lost_blank(p))
		buf_printf(w->out, "&#%u;", (unsigned)code);
	else if (means_something(p))
		buf_printf(w->out, "\\%c", p->text.data[p->at]);
	else
		buf_slice(w->out, slice_sub(p->text, p->at, p->at + size));
	p->lonely = false;
	p->at += size;
}

static void
put_break(struct fairwords *w, struct place *p)
{
	if (p->heading) {
		buf_text(w->out, "<br>");
	} else {
		buf_text(w->out, "\\\n");
		buf_slice(w->out, buf_view(&w->margin));
	}
	p->at += BREAK.size;
	p->start = p->at;
}

/* Marks. */

static const char *
stars(enum span_kind kind)
{
	return kind == SPAN_STRONG ? "**" : "*";
}

static void
put_target(struct buf *out, struct slice target)
{
	buf_text(out, "](<");
	for (size_t i = 0; i < target.size; i++) {
		char c = target.data[i];

		if (c == '<' || c == '>' || c == '\\')
			buf_char(out, '\\');
		buf_char(out, c == '\n' ? ' ' : c);
	}
	buf_text(out, ">)");
}

/* Targets are put between angles only when they have to. */
static void
put_link_end(struct buf *out, struct slice target)
{
	for (size_t i = 0; i < target.size; i++)
		if (strchr(" ()<>\\\n&*_`", target.data[i])) {
			put_target(out, target);
			return;
		}
	if (target.size == 0)
		put_target(out, target);
	else
		buf_printf(out, "](%.*s)", (int)target.size, target.data);
}

static void
close_mark(struct fairwords *w, struct place *p)
{
	const struct mark *m = vec_last(&w->open);

	if (m->kind == SPAN_LINK) {
		put_link_end(w->out, doc_link(w->doc, m->number));
		p->bracket = false;
	} else {
		buf_text(w->out, stars(m->kind));
		p->lonely = p->at < p->end && is_word(p->text, p->at) &&
			is_sign(p->text, utf8_before(p->text, p->at));
	}
	vec_pop(&w->open);
}

static void
close_marks(struct fairwords *w, struct place *p)
{
	const struct mark *m;

	while ((m = vec_last(&w->open)) && m->end <= p->at)
		close_mark(w, p);
}

static void
put_code(struct fairwords *w, struct slice words)
{
	size_t run = 0, most = 0;

	for (size_t i = 0; i < words.size; i++) {
		run = words.data[i] == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	buf_repeat(w->out, '`', most + 1);
	if (most > 0)
		buf_char(w->out, ' ');
	buf_slice(w->out, words);
	if (most > 0)
		buf_char(w->out, ' ');
	buf_repeat(w->out, '`', most + 1);
}

/* What stands for its words as a whole. */
static bool
put_whole(struct fairwords *w, const struct mark *m)
{
	switch ((int)m->kind) {
	case SPAN_NOTE_MARK: {
		struct slice label = fairwords_label(w, m->number);

		buf_printf(w->out, "[^%.*s]", (int)label.size, label.data);
		return true;
	}
	case SPAN_CODE:
		put_code(
			w, doc_cut(w->doc, (struct range){ m->start, m->end }));
		return true;
	case SPAN_BOILERPLATE:
		return true;
	default:
		return false;
	}
}

static void
open_mark(struct fairwords *w, struct place *p, struct mark m)
{
	const struct mark *around = vec_last(&w->open);

	if (m.start < p->at)
		m.start = p->at;
	if (around && m.end > around->end)
		m.end = around->end;
	if (m.start >= m.end || is_open(w, m.kind))
		return;
	if (put_whole(w, &m)) {
		p->at = m.end;
		return;
	}
	if (m.kind == SPAN_LINK)
		buf_char(w->out, '[');
	else
		buf_text(w->out, stars(m.kind));
	p->bracket = p->bracket || m.kind == SPAN_LINK;
	*(struct mark *)vec_push(&w->open) = m;
}

/* Whether the letter at AT stands before stars that open before a sign. */
static bool
hides_stars(const struct fairwords *w, const struct place *p, size_t next)
{
	size_t size = utf8_next(p->text, p->at, &(uint32_t){ 0 });

	for (; next < w->marks.count; next++) {
		const struct mark *m = vec_at(&w->marks, next);

		if (m->start > p->at + size)
			break;
		if (m->start == p->at + size &&
			(m->kind == SPAN_EMPHASIS || m->kind == SPAN_STRONG))
			return is_word(p->text, p->at) &&
				is_sign(p->text, m->start);
	}
	return false;
}

void
fairwords_put(struct fairwords *w, struct range r, bool heading)
{
	struct place p = { .text = doc_text(w->doc),
		.start = r.start,
		.at = r.start,
		.end = r.end,
		.heading = heading };
	size_t next = 0;

	gather_all(w, r);
	while (p.at < p.end) {
		close_marks(w, &p);
		if (next < w->marks.count &&
			((struct mark *)vec_at(&w->marks, next))->start <=
				p.at) {
			open_mark(
				w, &p, *(struct mark *)vec_at(&w->marks, next));
			next++;
		} else if (slice_starts(
				   slice_sub(p.text, p.at, p.end), BREAK)) {
			put_break(w, &p);
		} else {
			p.lonely = p.lonely || hides_stars(w, &p, next);
			put_char(w, &p);
		}
	}
	while (w->open.count > 0)
		close_mark(w, &p);
}
