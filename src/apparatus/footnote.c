/*
 * A note only cites when it has the shape of a reference (a number, Ibid. and
 * its like, the title of a work) and no sentence of its own. References are
 * names, titles and numbers; sentences cannot do without the small words that
 * tie names together: "is", "that", "were", "who". Titles have them too
 * ("What Is To Be Done?"), but set in other type, in quotation marks or in
 * capitals; so those are passed over. One such word may slip into a reference
 * ("translation by this author"), two make a sentence.
 */
#include "apparatus/footnote.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
	LONGEST_CITATION = 480, /* bytes; two full references fit */
	LONGEST_TITLE = 160,	/* what is longer in quotation marks is said */
	SENTENCE_WORDS = 2,
};

/* Words in lists stand between blanks. English; German, French, Russian. */
static const char sentence_words[] =
	" am are aren't be became because been being but came can could did do "
	"does given had has have he her here his i if is it its made may means "
	"might must my not now our refers said says shall she should so such "
	"than that their them then there these they this those though took us "
	"was we went were what when where whether which while who whom whose "
	"why will would wrote you "
	"dass hat ist sich sind wird wurde wurden c'est est etait que qui sont "
	"был была были было есть здесь как который которые не но что это ";

static const char reference_words[] =
	" ibid ibidem id idem op loc cit ebd ebenda там ";

/* Markers. */

void
footnote_in(const struct doc *d, struct range r, struct vec *out)
{
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	bool *seen = mem_new(doc_note_count(d) + 1);
	const struct span *mark;
	size_t at = OFFSET_NONE;

	while ((mark = span_next_in(marks, r, &at))) {
		if (seen[mark->number])
			continue;
		seen[mark->number] = true;
		*(uint32_t *)vec_push(out) = mark->number;
	}
	free(seen);
}

static int64_t
note_of(const struct span *s)
{
	return s ? (int64_t)s->number : -1;
}

int64_t
footnote_mark_at(const struct doc *d, size_t offset)
{
	return note_of(span_at(doc_spans(d, SPAN_NOTE_MARK), offset));
}

int64_t
footnote_body_at(const struct doc *d, size_t offset)
{
	const struct span *body = span_at(doc_spans(d, SPAN_NOTE_BODY), offset);

	if (!body)
		body = span_at(doc_spans(d, SPAN_NOTE_LABEL), offset);
	return note_of(body);
}

void
footnote_marks(const struct doc *d, uint32_t index, struct vec *out)
{
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	struct range first = doc_note_at(d, index)->mark;

	if (range_is_none(first))
		return;
	for (size_t i = span_index(marks, first.start); i < marks.count; i++) {
		if (marks.items[i].number == index)
			*(struct range *)vec_push(out) =
				span_range(&marks.items[i]);
	}
}

/* Where the words before MARK end: a blank before it goes with it, unless the
 * marker stands at the beginning of a word. */
static size_t
end_before(struct slice text, const struct span *mark)
{
	struct slice behind = slice_sub(text, mark->end, text.size);
	bool joins = behind.size > 0 && behind.data[0] != ' ' &&
		!strchr("\n.,;:!?)", behind.data[0]);

	return !joins && mark->start > 0 && text.data[mark->start - 1] == ' '
		? mark->start - 1
		: mark->start;
}

void
footnote_unmark(const struct doc *d, struct range r, struct buf *out)
{
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	struct slice text = doc_text(d);
	const struct span *mark;
	size_t at = r.start, next = OFFSET_NONE;

	while ((mark = span_next_in(marks, r, &next))) {
		if (end_before(text, mark) > at)
			buf_slice(out,
				slice_sub(text, at, end_before(text, mark)));
		at = mark->end;
	}
	if (at < r.end)
		buf_slice(out, slice_sub(text, at, r.end));
}

/* Words. */

struct range
footnote_lead(const struct doc *d, uint32_t index)
{
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	size_t place = doc_note_at(d, index)->mark.start, before;

	if (place == OFFSET_NONE)
		return RANGE_NONE;
	before = span_index(marks, place);
	return (struct range){ before ? marks.items[before - 1].end : 0,
		place };
}

struct slice
footnote_body(const struct doc *d, uint32_t index)
{
	struct range body = doc_note_at(d, index)->body;

	if (range_is_none(body))
		return SLICE("");
	return doc_cut(d, body);
}

struct slice
footnote_label(const struct doc *d, uint32_t index)
{
	return doc_string(d, doc_note_at(d, index)->label);
}

/* Does it only cite? */

struct reading {
	const struct doc *doc;
	struct slice text; /* of the document, up to the end of the body */
	size_t at;
	struct buf word; /* folded */
	size_t sentence; /* words that only sentences have */
	bool refers;	 /* has something that references have */
};

static bool
is_listed(struct slice word, const char *list)
{
	return slice_find(slice_of(list), word, 0) != SLICE_NONE;
}

/* End of the title that begins at AT, by its type or its quotation marks; AT
 * itself when none does. */
static size_t
title_end(const struct reading *r, size_t at)
{
	static const char *const quotes[][2] = { { "“", "”" }, { "„", "“" },
		{ "«", "»" }, { "‘", "’" }, { "\"", "\"" } };
	const struct span *type = span_at(doc_spans(r->doc, SPAN_EMPHASIS), at);

	if (type)
		return type->end < r->text.size ? type->end : r->text.size;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		struct slice open = slice_of(quotes[i][0]);
		struct slice close = slice_of(quotes[i][1]);
		size_t end;

		if (!slice_starts(slice_sub(r->text, at, r->text.size), open))
			continue;
		end = slice_find(r->text, close, at + open.size);
		if (end != SLICE_NONE)
			return end + close.size;
	}
	return at;
}

static bool
is_in_word(struct slice text, size_t at, uint32_t code)
{
	uint32_t next = 0;

	if (code != '\'' && code != 0x2019)
		return utf8_is_letter(code);
	at += code == '\'' ? 1 : 3;
	if (at < text.size)
		utf8_next(text, at, &next);
	return utf8_is_letter(next);
}

/* Takes the word at the place, folded; false when none begins there. */
static bool
take_word(struct reading *r)
{
	uint32_t code;
	size_t start = r->at, size;

	for (; r->at < r->text.size; r->at += size) {
		size = utf8_next(r->text, r->at, &code);
		if (!is_in_word(r->text, r->at, code))
			break;
	}
	buf_clear(&r->word);
	buf_char(&r->word, ' ');
	utf8_fold(slice_sub(r->text, start, r->at), &r->word);
	buf_char(&r->word, ' ');
	return r->at > start;
}

/* Whether the word that begins with FIRST and ends here is set in capitals as
 * titles are: then another capital, or a name, follows. */
static bool
is_of_title(const struct reading *r, uint32_t first)
{
	uint32_t next = 0;

	if (!utf8_is_upper(first))
		return false;
	if (r->at + 1 < r->text.size)
		utf8_next(r->text, r->at + 1, &next);
	return utf8_is_upper(next) || !utf8_is_letter(next);
}

static void
weigh_word(struct reading *r, uint32_t first)
{
	struct slice word = buf_view(&r->word);

	if (utf8_is_digit(first) || is_listed(word, reference_words))
		r->refers = true;
	else if (is_listed(word, sentence_words) && !is_of_title(r, first))
		r->sentence++;
}

static void
weigh(struct reading *r)
{
	uint32_t code;
	size_t size = utf8_next(r->text, r->at, &code);
	size_t end = title_end(r, r->at);

	if (end > r->at + LONGEST_TITLE) {
		r->sentence = SENTENCE_WORDS;
	} else if (end > r->at) {
		r->refers = true;
		r->at = end;
	} else if (take_word(r)) {
		weigh_word(r, code);
	} else {
		r->at += size;
	}
}

bool
footnote_only_cites(const struct doc *d, uint32_t index)
{
	struct range body = doc_note_at(d, index)->body;
	struct reading r = { .doc = d };

	if (range_is_none(body) || range_size(body) > LONGEST_CITATION)
		return false;
	r.text = slice_sub(doc_text(d), 0, body.end);
	r.at = body.start;
	while (r.at < body.end && r.sentence < SENTENCE_WORDS)
		weigh(&r);
	buf_release(&r.word);
	return r.refers && r.sentence < SENTENCE_WORDS;
}
