#include "layout/block.h"

#include <string.h>

#include "base/utf8.h"

enum {
	LABEL_COLUMNS = 6, /* a longer first word is no label */
	LABEL_BLANKS = 4,  /* no more of them hang */
	LABEL_LIMIT = 64,  /* bytes; a longer one does not hang */
	LEAD_PLAIN = 1,
	LEAD_HEADING = 2, /* of level 1 or 2 */
	LEAD_NOTES = 2,
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* R and the blanks behind it; RANGE_NONE when no words follow them. */
static struct range
with_blanks(struct slice text, struct range r)
{
	size_t most = r.end + LABEL_BLANKS;

	while (r.end < text.size && r.end < most && is_blank(text.data[r.end]))
		r.end++;
	if (r.end == text.size || text.data[r.end] == '\n' ||
		range_size(r) > LABEL_LIMIT)
		return RANGE_NONE;
	return r;
}

static struct range
note_label(const struct doc *d, size_t offset)
{
	struct spans labels = doc_spans(d, SPAN_NOTE_LABEL);
	const struct span *body = span_at(doc_spans(d, SPAN_NOTE_BODY), offset);
	const struct span *label = span_at(labels, offset);
	size_t index = body ? span_index(labels, body->start) : 0;

	if (!label && index > 0)
		label = &labels.items[index - 1];
	if (!label || (body && body->number != label->number))
		return RANGE_NONE;
	return with_blanks(doc_text(d), span_range(label));
}

static bool
is_roman(uint32_t code)
{
	return code < 0x80 && strchr("ivxlcdmIVXLCDM", (int)code);
}

/* Digits, one letter, or a roman number; at the bytes [*AT, s.size). */
static bool
skip_number(struct slice s, size_t *at)
{
	uint32_t code;
	size_t count = 0;
	bool digits = true, roman = true;

	while (*at < s.size) {
		size_t size = utf8_next(s, *at, &code);

		if (!utf8_is_letter(code))
			break;
		digits = digits && utf8_is_digit(code);
		roman = roman && is_roman(code);
		count++;
		*at += size;
	}
	return count == 1 || (count > 1 && (digits || roman));
}

/* "•", "-", "12.", "(iv)", "а)", "1.2." */
static bool
is_item_label(struct slice word)
{
	size_t at = 0, characters = 0;
	uint32_t code = 0;

	for (size_t i = 0; i < word.size; characters++)
		i += utf8_next(word, i, &code);
	if (characters == 1)
		return !utf8_is_letter(code);
	if (characters > LABEL_COLUMNS)
		return false;
	at = word.data[0] == '(' || word.data[0] == '[';
	while (skip_number(word, &at) && at < word.size) {
		char c = word.data[at++];

		if (c != '.' && c != ')' && c != ']' && c != ':')
			return false;
		if (at == word.size)
			return true;
	}
	return false;
}

static struct range
item_label(const struct doc *d, const struct span *item)
{
	struct slice text = doc_text(d);
	struct range r = { item->start, item->start };

	while (r.end < item->end && r.end - r.start <= 4 * LABEL_COLUMNS &&
		!is_blank(text.data[r.end]) && text.data[r.end] != '\n')
		r.end++;
	if (r.end == r.start || !is_item_label(doc_cut(d, r)))
		return RANGE_NONE;
	return with_blanks(text, r);
}

/* The number of the innermost span of KIND at OFFSET, at least 1; 0 when there
 * is none. */
static size_t
depth_at(const struct doc *d, enum span_kind kind, size_t offset)
{
	const struct span *s = span_at(doc_spans(d, kind), offset);

	if (!s)
		return 0;
	return s->number > 0 ? s->number : 1;
}

struct block
block_at(const struct doc *d, size_t offset)
{
	const struct span *item = span_at(doc_spans(d, SPAN_LIST_ITEM), offset);

	return (struct block){
		.heading = depth_at(d, SPAN_HEADING, offset),
		.quote = depth_at(d, SPAN_QUOTE, offset),
		.list = depth_at(d, SPAN_LIST_ITEM, offset),
		.verbatim = depth_at(d, SPAN_VERBATIM, offset) > 0,
		.rule = depth_at(d, SPAN_RULE, offset) > 0,
		.note = depth_at(d, SPAN_NOTE_BODY, offset) > 0 ||
			depth_at(d, SPAN_NOTE_LABEL, offset) > 0,
		.label = { note_label(d, offset),
			item ? item_label(d, item) : RANGE_NONE },
	};
}

size_t
block_before(const struct doc *d, size_t start)
{
	if (start < 2 || doc_text(d).data[start - 2] == '\n')
		return start - 1;
	return start - 2;
}

/* Whether both offsets are in one span of KIND. */
static bool
is_together(const struct doc *d, enum span_kind kind, size_t a, size_t b)
{
	const struct span *s = span_at(doc_spans(d, kind), a);

	return s && s == span_at(doc_spans(d, kind), b);
}

/* Items of a list follow each other closely; the second paragraph of an item
 * stands off. */
static bool
is_next_item(const struct doc *d, size_t before, size_t start)
{
	const struct span *item = span_at(doc_spans(d, SPAN_LIST_ITEM), start);

	return item && item->start >= start &&
		span_at(doc_spans(d, SPAN_LIST_ITEM), before) &&
		depth_at(d, SPAN_QUOTE, before) ==
		depth_at(d, SPAN_QUOTE, start);
}

size_t
block_lead(const struct doc *d, size_t start)
{
	size_t heading = depth_at(d, SPAN_HEADING, start), before;

	if (start == 0)
		return 0;
	if (start == doc_main_end(d))
		return LEAD_NOTES;
	if (heading > 0)
		return heading <= 2 ? LEAD_HEADING : LEAD_PLAIN;
	before = block_before(d, start);
	if (is_together(d, SPAN_VERBATIM, before, start) ||
		is_next_item(d, before, start))
		return 0;
	return LEAD_PLAIN;
}
