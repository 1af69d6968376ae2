/*
 * The text is walked sign by sign. A word is read by letters.c; what else has a
 * meaning begins with a sign: the brackets of an insertion or a marker, the
 * dots of an ellipsis, the end of a paragraph. Spans of markers are jumped.
 */
#include "apparatus/words.h"

#include "apparatus/letters.h"
#include "base/utf8.h"

enum {
	BRACKET_LONGEST = 140, /* bytes of what is told in brackets */
	MARKER_LONGEST = 3,    /* digits of "[12]" */
	PAGE_LONGEST = 4       /* digits of a page's number */
};

struct reader {
	struct slice text;  /* up to the end of what is read */
	struct slice whole; /* brackets may end behind that */
	size_t at;
	struct spans marks, labels; /* to be skipped */
	size_t mark, label;	    /* next of each */
	struct range skip;	    /* the nearest of both */
	size_t bracket;		    /* end of the brackets, 0 outside */
	bool lines;		    /* a line break is a blank */
	bool fresh;		    /* a paragraph begins */
	struct buf room;
	struct vec *out;
};

static bool
is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* Words. */

static bool
ends_paragraph(const struct reader *r, size_t at)
{
	at = letters_skip_blanks(r->text, at);
	if (at >= r->text.size)
		return true;
	if (r->text.data[at] != '\n')
		return false;
	return !r->lines || letters_skip_break(r->text, at) == at;
}

static bool
is_page_number(const struct reader *r, const struct letters *l)
{
	return l->count == 0 && l->digits <= PAGE_LONGEST && r->fresh &&
		ends_paragraph(r, l->end);
}

static void
put_word(struct reader *r, struct word w)
{
	if (r->fresh)
		w.flags |= WORDS_PARAGRAPH;
	if (w.start < r->bracket)
		w.flags |= WORDS_BRACKET;
	r->fresh = false;
	*(struct word *)vec_push(r->out) = w;
}

/* The word that begins at AT: how many bytes it has; 0 when there is none. */
static size_t
take_word(struct reader *r, size_t at)
{
	struct letters l = { .room = &r->room };

	if (!letters_read(r->text, at, r->skip.start, &l))
		return 0;
	if (!is_page_number(r, &l))
		put_word(r,
			(struct word){ .hash = l.hash,
				.start = (uint32_t)at,
				.end = (uint32_t)l.end });
	return l.beyond - at;
}

/* Signs. */

/* Dots with at most a blank between: where they end if they are three. */
static size_t
dots_end(const struct reader *r, size_t at)
{
	size_t count = 0, end = at, size;

	for (;;) {
		uint32_t code = letters_code(r->text, at, &size);

		if (code != '.' && code != 0x2026)
			break;
		count += code == '.' ? 1 : 3;
		end = at += size;
		code = letters_code(r->text, at, &size);
		if (code && (utf8_is_space(code) && code != '\n'))
			at += size;
		else if (code == '\n' && r->lines && !ends_paragraph(r, at))
			at = letters_skip_break(r->text, at);
	}
	return count >= 3 ? end : 0;
}

static bool
is_ellipsis(const struct word *w)
{
	return w && (w->flags & WORDS_ELLIPSIS);
}

/* The dots at AT, from FROM where their bracket opens: bytes taken. */
static size_t
take_dots(struct reader *r, size_t from, size_t at)
{
	size_t end = dots_end(r, at);
	struct word *last = vec_last(r->out);

	if (end == 0)
		return 0;
	if (from < at &&
		letters_byte(r->text, letters_skip_blanks(r->text, end)) == ']')
		end = letters_skip_blanks(r->text, end) + 1;
	if (is_ellipsis(last) && !r->fresh)
		last->end = (uint32_t)end;
	else
		put_word(r,
			(struct word){ .start = (uint32_t)from,
				.end = (uint32_t)end,
				.flags = WORDS_ELLIPSIS });
	return end - from;
}

/* "[12]", "[12*]", "[*]": its bytes. */
static size_t
marker_size(struct slice s, size_t at)
{
	size_t to = at + 1;

	while (is_digit(letters_byte(s, to)) && to - at <= MARKER_LONGEST)
		to++;
	while (letters_byte(s, to) == '*' && to - at <= 2 * MARKER_LONGEST)
		to++;
	return to > at + 1 && letters_byte(s, to) == ']' ? to + 1 - at : 0;
}

static size_t
bracket_end(const struct reader *r, size_t at)
{
	size_t most = at + BRACKET_LONGEST;

	for (size_t to = at + 1; to < r->whole.size && to < most; to++) {
		if (r->whole.data[to] == ']')
			return to;
		if (r->whole.data[to] == '\n' && ends_paragraph(r, to))
			break;
	}
	return 0;
}

static size_t
take_opening(struct reader *r, size_t at)
{
	size_t size = marker_size(r->text, at);

	if (size == 0)
		size = take_word(r, at);
	if (size)
		return size;
	r->bracket = bracket_end(r, at);
	size = take_dots(r, at, letters_skip_blanks(r->text, at + 1));
	return size ? size : 1;
}

static size_t
take_sign(struct reader *r, size_t at)
{
	char c = r->text.data[at];
	size_t size = 0;

	if (c == '\n' && !r->fresh)
		r->fresh = !r->lines || letters_skip_break(r->text, at) == at;
	else if (c == '[')
		return take_opening(r, at);
	else if (c == '.' || c == '\xe2')
		size = take_dots(r, at, at);
	if (size == 0)
		letters_code(r->text, at, &size);
	return size;
}

/* Texts. */

static void
skip_next(struct reader *r)
{
	struct range mark = RANGE_NONE, label = RANGE_NONE;

	while (r->mark < r->marks.count && r->marks.items[r->mark].end <= r->at)
		r->mark++;
	while (r->label < r->labels.count &&
		r->labels.items[r->label].end <= r->at)
		r->label++;
	if (r->mark < r->marks.count)
		mark = span_range(&r->marks.items[r->mark]);
	if (r->label < r->labels.count)
		label = span_range(&r->labels.items[r->label]);
	r->skip = mark.start < label.start ? mark : label;
}

static bool
may_begin(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || is_digit(c) ||
		(unsigned char)c >= 0x80;
}

static void
read_all(struct reader *r)
{
	skip_next(r);
	while (r->at < r->text.size) {
		size_t size = 0;

		if (r->at >= r->skip.start) {
			r->at = r->skip.end > r->at ? r->skip.end : r->at;
			skip_next(r);
			continue;
		}
		if (may_begin(r->text.data[r->at]))
			size = take_word(r, r->at);
		r->at += size ? size : take_sign(r, r->at);
	}
	buf_release(&r->room);
}

void
words_read(const struct doc *d, struct range range, struct vec *out)
{
	struct slice text = doc_text(d);
	struct reader r = { .text = slice_sub(text, 0, range.end),
		.whole = text,
		.at = range.start,
		.marks = doc_spans(d, SPAN_NOTE_MARK),
		.labels = doc_spans(d, SPAN_NOTE_LABEL),
		.out = out };

	r.mark = span_index(r.marks, range.start);
	r.label = span_index(r.labels, range.start);
	r.fresh = range.start == 0 || text.data[range.start - 1] == '\n';
	read_all(&r);
}

void
words_read_text(struct slice text, struct vec *out)
{
	struct reader r = { .text = text,
		.whole = text,
		.lines = true,
		.fresh = true,
		.out = out };

	read_all(&r);
}

void
words_drop_ellipses(struct vec *words)
{
	struct word *w = words->items;
	size_t kept = 0;

	for (size_t i = 0; i < words->count; i++)
		if (!is_ellipsis(&w[i]))
			w[kept++] = w[i];
	words->count = kept;
}

void
words_fold(struct slice text, struct range range, struct buf *out)
{
	struct buf room = { 0 };
	struct letters l = { .room = &room, .out = out };

	letters_read(slice_sub(text, 0, range.end), range.start, SIZE_MAX, &l);
	buf_release(&room);
}

/* The hashes are well mixed, so what is left is to tell the order. */
uint32_t
words_shingle(const struct word *first, const struct word *second,
	const struct word *third)
{
	uint32_t a = first->hash, b = second->hash, c = third->hash, h;

	if (a == 0 || b == 0 || c == 0)
		return 0;
	h = a * 0x9e3779b1u + (b << 11 | b >> 21) * 0x85ebca77u +
		(c << 22 | c >> 10) * 0xc2b2ae3du;
	h ^= h >> 15;
	return h ? h : 1;
}
