/*
 * Brackets hold all sorts of things in a text: words put into a quotation,
 * translations, stage directions. One holds a reference by the evidence of its
 * shape: Ibid. and its like, pages or a volume behind a name or title; or, less
 * surely, a name, or a title set in other type. Those less sure ones count
 * where the text is known to give its references so, behind the end of a
 * sentence or quotation, and when nothing of it goes on behind them; inside a
 * quotation they are the words of whoever quotes.
 *
 * Where a ] at the end of a paragraph has no [, the reference begins behind
 * the nearest end of a sentence or quotation from which it has that shape.
 */
#include "import/bracket.h"

#include <string.h>

#include "base/utf8.h"

enum {
	SHORTEST = 5,
	LONGEST = 480,
	HABIT = 2, /* sure references that make it the text's way */
};

enum grade { NOTHING, MAYBE, SURE };

struct bracket {
	struct range range;
	enum grade grade;
};

struct walk {
	struct slice text;
	struct spans emphasis, strong, marks, links, verbatim, code, bodies;
	struct vec found; /* of struct bracket */
	size_t sure;
};

/* Words at the place AT of S, in either case, as a whole word. */
static bool
has_word_at(struct slice s, size_t at, const char *word)
{
	size_t size = strlen(word);
	uint32_t code = ' ';

	if (!slice_equal_ascii(slice_sub(s, at, at + size), slice_of(word)))
		return false;
	if (at + size < s.size)
		utf8_next(s, at + size, &code);
	return !utf8_is_letter(code);
}

static bool
begins_with(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (has_word_at(s, 0, *words))
			return true;
	return false;
}

/* Whether FIND says yes at the beginning of a word of S. */
static bool
any_word(struct slice s, bool (*find)(struct slice s, size_t at))
{
	uint32_t code, last = ' ';

	for (size_t at = 0, size; at < s.size; at += size, last = code) {
		size = utf8_next(s, at, &code);
		if (!utf8_is_letter(last) && find(s, at))
			return true;
	}
	return false;
}

static bool
is_back_reference(struct slice s, size_t at)
{
	static const char *const words[] = { "ibid", "ibidem", "op. cit",
		"op.cit", "op cit", "loc. cit", "loc.cit", "loc cit", "ebd",
		"ebenda", "a.a.O", "a. a. O", "там же", "Там же", "указ. соч",
		"Указ. соч", "цит. по", "Цит. по" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (has_word_at(s, at, words[i]))
			return true;
	return false;
}

static bool
is_number(struct slice s, size_t at)
{
	size_t size = 0;

	if (at < s.size && s.data[at] >= '0' && s.data[at] <= '9')
		return true;
	while (at + size < s.size && strchr("ivxlcIVXLC", s.data[at + size]))
		size++;
	return size > 0 &&
		(at + size == s.size || strchr(" ,.;-f", s.data[at + size]));
}

/* p. 12, pp.12, p. xiv, Vol 3, Bd. 4, с. 7; "p, 12" is a slip */
static bool
is_locator(struct slice s, size_t at)
{
	static const char *const words[] = { "p", "pp", "pg", "pgs", "page",
		"pages", "vol", "vols", "volume", "bd", "band", "том", "т",
		"стр", "с", "s" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t end = at + strlen(words[i]);

		if (!slice_equal_ascii(
			    slice_sub(s, at, end), slice_of(words[i])))
			continue;
		while (end < s.size && strchr(". ,", s.data[end]))
			end++;
		if (is_number(s, end))
			return true;
	}
	return false;
}

static bool
is_opening(struct slice s)
{
	static const char *const marks[] = { "“", "\"", "«", "„", "‘" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (slice_starts(s, slice_of(marks[i])))
			return true;
	return false;
}

static bool
has_year(struct slice s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.size; i++) {
		digits = s.data[i] >= '0' && s.data[i] <= '9' ? digits + 1 : 0;
		if (digits == 4)
			return true;
	}
	return false;
}

/* Whether one of SET begins in R. */
static bool
begins_in(struct spans set, struct range r)
{
	size_t i = span_index(set, r.start);

	return i < set.count && set.items[i].start < r.end;
}

/* In other type, or in quotation marks. */
static bool
has_title(const struct walk *w, struct range r)
{
	if (begins_in(w->emphasis, r) || begins_in(w->strong, r))
		return true;
	for (size_t i = r.start; i < r.end; i++)
		if (is_opening(slice_sub(w->text, i, r.end)))
			return true;
	return false;
}

static bool
is_capital(struct slice s)
{
	uint32_t code = 0;

	if (s.size > 0)
		utf8_next(s, 0, &code);
	return utf8_is_upper(code);
}

/* 15/02/1992: of the paper that the text names. */
static bool
is_date(struct slice s)
{
	size_t strokes = 0;

	for (size_t i = 0; i < s.size; i++) {
		if (s.data[i] == '/')
			strokes++;
		else if (s.data[i] < '0' || s.data[i] > '9')
			return false;
	}
	return strokes == 2;
}

/* What the words inside, R, look like. */
static enum grade
shape(const struct walk *w, struct range r)
{
	static const char *const hands_over[] = { "see", "in", "cf", "quoted",
		"cited", "contained", "reprinted", "from", "preface",
		"introduction", "as quoted", "as cited", "siehe", "zit", "vgl",
		"см", "См", NULL };
	static const char *const others[] = { "illustration", "footnote",
		"transcriber's", "editor's", "note", "i.e", "e.g",
		"my emphasis", "my italics", "my translation", NULL };
	struct slice s = slice_sub(w->text, r.start, r.end);
	bool comma = slice_find(s, SLICE(","), 0) != SLICE_NONE;
	bool title = has_title(w, r), begins, place;

	if (begins_with(s, others))
		return NOTHING;
	if (any_word(s, is_back_reference))
		return SURE;
	if (is_locator(s, 0) || is_date(s))
		return MAYBE;
	begins = is_capital(s) || is_opening(s) || begins_with(s, hands_over);
	place = any_word(s, is_locator);
	if (!begins)
		return title && comma && place ? SURE : NOTHING;
	if ((comma || title) && place)
		return SURE;
	if (title && comma && has_year(s))
		return SURE;
	if (is_opening(s) || title || (comma && is_capital(s)))
		return MAYBE;
	return NOTHING;
}

/* Where it stands. */

static bool
ends_words(struct slice s)
{
	static const char *const ends[] = { ".", "!", "?", "”", "\"", "’", "'",
		"»", "…", ":", ")", "]" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (slice_ends(s, slice_of(ends[i])))
			return true;
	return false;
}

static bool
is_behind_words(const struct walk *w, struct range line, size_t at)
{
	struct slice s = slice_trim(slice_sub(w->text, line.start, at));

	return s.size > 0 && ends_words(s);
}

static bool
is_free(const struct walk *w, struct range r)
{
	size_t at = OFFSET_NONE, links = OFFSET_NONE;

	return !span_next_in(w->marks, r, &at) &&
		!span_next_in(w->links, r, &links) &&
		!span_at(w->code, r.start);
}

static void
add(struct walk *w, struct range r, enum grade grade)
{
	if (grade == NOTHING || !is_free(w, r))
		return;
	*(struct bracket *)vec_push(&w->found) = (struct bracket){ r, grade };
	w->sure += grade == SURE;
}

/* Nothing of the sentence goes on behind R: what follows is its end, or begins
 * another. */
static bool
is_last(const struct walk *w, struct range line, struct range r)
{
	struct slice rest = slice_sub(w->text, r.end, line.end);

	while (rest.size > 0 && rest.data[0] == ' ')
		rest = slice_sub(rest, 1, rest.size);
	return rest.size == 0 || strchr(".,;:)!?", rest.data[0]) ||
		is_capital(rest) || is_opening(rest);
}

/* Within words that are set in other type, as quotations are in some texts. */
static bool
is_inside(const struct walk *w, struct range r)
{
	const struct span *type = span_outermost_at(w->emphasis, r.start);

	return type && type->start < r.start && type->end > r.end;
}

/* References in round brackets must tell the page. */
static enum grade
weigh(const struct walk *w, struct range line, struct range r)
{
	struct range inside = { r.start + 1, r.end - 1 };
	size_t size = range_size(inside);
	char next = r.end < line.end ? w->text.data[r.end] : ' ';
	struct slice words = slice_sub(w->text, inside.start, inside.end);
	bool behind = is_behind_words(w, line, r.start);
	enum grade grade;

	if (size < SHORTEST || size > LONGEST || next == '(' || next == ':')
		return NOTHING;
	if (w->text.data[r.start] == '(' &&
		(!behind || !any_word(words, is_locator) ||
			slice_find(words, SLICE(","), 0) == SLICE_NONE))
		return NOTHING;
	grade = shape(w, inside);
	if (grade == MAYBE &&
		(!behind || !is_last(w, line, r) || is_inside(w, r)))
		return NOTHING;
	return grade;
}

/* Whether S ends a quotation or a bracket that began before it. */
static bool
ends_another(struct slice s)
{
	size_t straight = 0;

	for (size_t i = 0; i < s.size; i++)
		straight += s.data[i] == '"';
	return straight % 2 || slice_find(s, SLICE("["), 0) != SLICE_NONE ||
		slice_find(s, SLICE("”"), 0) < slice_find(s, SLICE("“"), 0);
}

/* The bracket whose [ was lost ends at END. */
static void
take_half(struct walk *w, struct range line, size_t end)
{
	for (size_t at = end - 1; at > line.start && end - at < LONGEST; at--) {
		struct range r = { at, end };

		if (w->text.data[at - 1] != ' ' ||
			!is_capital(slice_sub(w->text, at, end)) ||
			!is_behind_words(w, line, at))
			continue;
		r.end--;
		if (ends_another(slice_sub(w->text, at, r.end)) ||
			!has_title(w, r) || shape(w, r) != SURE)
			continue;
		add(w, (struct range){ at, end }, SURE);
		return;
	}
}

static void
take_line(struct walk *w, struct range line)
{
	size_t open = OFFSET_NONE, depth = 0;

	for (size_t i = line.start; i < line.end; i++) {
		char c = w->text.data[i];

		if (c == '[' || (c == '(' && open == OFFSET_NONE)) {
			open = i;
			depth = 0;
		} else if (c == '(' && w->text.data[open] == '(') {
			depth++;
		} else if (open != OFFSET_NONE &&
			c == (w->text.data[open] == '[' ? ']' : ')')) {
			struct range r = { open, i + 1 };

			if (depth-- > 0)
				continue;
			add(w, r, weigh(w, line, r));
			open = OFFSET_NONE;
		} else if (c == ']' && i + 1 == line.end) {
			take_half(w, line, line.end);
		}
	}
}

static void
take_text(struct walk *w)
{
	size_t end;

	for (size_t at = 0; at < w->text.size; at = end + 1) {
		end = slice_find(w->text, SLICE("\n"), at);
		if (end == SLICE_NONE)
			end = w->text.size;
		if (!span_at(w->verbatim, at) && !span_at(w->bodies, at))
			take_line(w, (struct range){ at, end });
	}
}

static void
make_notes(struct walk *w, struct builder *b)
{
	struct buf label = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < w->found.count; i++) {
		const struct bracket *f = vec_at(&w->found, i);
		uint32_t note;

		if (f->grade == MAYBE && w->sure < HABIT)
			continue;
		buf_clear(&label);
		buf_printf(&label, "b%zu", ++count);
		note = builder_note(b, buf_view(&label), DOC_NOTE_BRACKET,
			f->grade == MAYBE);
		builder_mark(b, SPAN_NOTE_MARK, f->range, note, 0);
	}
	buf_release(&label);
}

void
bracket_mark(struct builder *b)
{
	struct walk w = {
		.text = builder_text(b),
		.emphasis = builder_spans(b, SPAN_EMPHASIS),
		.strong = builder_spans(b, SPAN_STRONG),
		.marks = builder_spans(b, SPAN_NOTE_MARK),
		.links = builder_spans(b, SPAN_LINK),
		.verbatim = builder_spans(b, SPAN_VERBATIM),
		.code = builder_spans(b, SPAN_CODE),
		.bodies = builder_spans(b, SPAN_NOTE_BODY),
		.found = VEC_OF(struct bracket),
	};

	take_text(&w);
	make_notes(&w, b);
	vec_release(&w.found);
}
