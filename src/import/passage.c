#include "import/passage.h"

#include "base/utf8.h"

enum {
	BRIEF = 240,	/* bytes of a paragraph that only leads on */
	BRACKET = 6,	/* a marker that is longer is a reference */
	LAST_WORDS = 3, /* how near the end a verb announces */
};

struct walk {
	struct slice text;
	struct spans marks, said, headings, bodies, paragraphs;
	struct spans others[4]; /* what holds paragraphs that are no prose */
	struct buf word;	/* folded, blanks around */
};

/* Words of lists stand between blanks. English; German, French, Russian. */
static const char speech[] =
	" wrote writes write writing written said says saying stated states "
	"declared declares argued argues explained explains warned warns noted "
	"notes remarked remarks observed observes concluded concludes insisted "
	"insists asserted asserts described describes recounted recounts "
	"recalled recalls replied replies answered answers added adds "
	"continued continues told tells emphasized emphasised emphasizes "
	"emphasises emphasis stressed stresses reported reports announced "
	"announces demanded demands attacked attacks denounced quoted quotes "
	"quote words put clear "
	"schrieb schreibt sagte sagt erklarte erklart meinte fuhrte betonte "
	"ecrit ecrivait ecrivit dit disait declare declara explique affirme "
	"писал пишет сказал говорил заявил отметил подчеркивал писала ";

static const char first_person[] =
	" i me my we us our ours myself ourselves ich wir uns unser unsere "
	"mein meine je nous notre nos я мы нас нам наш наша наше наши ";

static bool
is_listed(const struct walk *w, const char *list)
{
	return slice_find(slice_of(list), buf_view(&w->word), 0) != SLICE_NONE;
}

/* Takes the next word at or behind *AT up to END, folded. */
static bool
next_word(struct walk *w, size_t *at, size_t end)
{
	size_t start, size;
	uint32_t code;

	for (; *at < end; *at += size) {
		size = utf8_next(w->text, *at, &code);
		if (utf8_is_letter(code))
			break;
	}
	for (start = *at; *at < end; *at += size) {
		size = utf8_next(w->text, *at, &code);
		if (!utf8_is_letter(code))
			break;
	}
	buf_clear(&w->word);
	buf_char(&w->word, ' ');
	utf8_fold(slice_sub(w->text, start, *at), &w->word);
	buf_char(&w->word, ' ');
	return *at > start;
}

static bool
ends_with_one(struct slice s, const char *const *ends)
{
	for (; *ends; ends++)
		if (slice_ends(s, slice_of(*ends)))
			return true;
	return false;
}

/* Takes blanks, and a full stop behind a marker, off the end. */
static size_t
trim_end(struct slice text, size_t start, size_t end)
{
	struct slice s = slice_sub(text, start, end);

	while (s.size > 0 &&
		(s.data[s.size - 1] == ' ' || s.data[s.size - 1] == '\n'))
		s.size--;
	return start + s.size;
}

static const struct span *
mark_ending(const struct walk *w, size_t start, size_t end)
{
	const struct span *s = end > start ? span_at(w->marks, end - 1) : NULL;

	return s && s->end == end && s->start >= start ? s : NULL;
}

/* "See" hands over to what is said elsewhere, not to what is quoted here. */
static bool
refers_on(struct walk *w, const struct span *mark)
{
	size_t at = mark->start;

	return next_word(w, &at, mark->end) &&
		is_listed(w, " see siehe cf voir см ");
}

/* Cuts the markers off the end of P; returns where its words end. */
static size_t
take_marks(struct walk *w, struct passage *p)
{
	size_t start = p->range.start;
	size_t end = trim_end(w->text, start, p->range.end);
	const struct span *s = mark_ending(w, start, end);

	if (!s && end > start && w->text.data[end - 1] == '.')
		s = mark_ending(w, start, end - 1);
	while (s && s->start > start && !refers_on(w, s)) {
		p->cites = true;
		p->bracket = p->bracket ||
			(s->end - s->start > BRACKET &&
				w->text.data[s->start] != '(');
		end = trim_end(w->text, start, s->start);
		s = mark_ending(w, start, end);
	}
	return end;
}

static bool
has_mark(const struct walk *w, struct range r)
{
	size_t at = OFFSET_NONE;

	return span_next_in(w->marks, r, &at) != NULL;
}

/* Quotation marks at its ends. */

static bool
begins_with_sign(struct slice s)
{
	static const char *const signs[] = { "“", "\"", "‘", "«", "„", "'",
		NULL };

	for (size_t i = 0; signs[i]; i++)
		if (slice_starts(s, slice_of(signs[i])))
			return true;
	return false;
}

static void
look_at_signs(const struct walk *w, struct passage *p, size_t end)
{
	size_t start = p->range.start, last = end;
	const struct span *first = span_outermost_at(w->said, start);
	const struct span *s;

	while (last > start &&
		(w->text.data[last - 1] == '.' ||
			w->text.data[last - 1] == ','))
		last--;
	s = last > start ? span_outermost_at(w->said, last - 1) : NULL;
	p->quoted = s && s->end >= last && s->start > start;
	if (first && first->start == start) {
		p->all_said = first->end >= last;
		p->begins_said = !p->all_said;
	} else {
		p->begins_open = begins_with_sign(
			slice_sub(w->text, start, p->range.end));
	}
}

/* Sentences. */

static bool
is_sentence_end(struct slice text, size_t at, size_t end)
{
	uint32_t code;

	if (!(text.data[at] == '.' || text.data[at] == '!' ||
		    text.data[at] == '?') ||
		at + 2 >= end || text.data[at + 1] != ' ' || at < 2)
		return false;
	utf8_next(text, at + 2, &code);
	return (utf8_is_upper(code) || code > 0x2000) &&
		text.data[at - 1] != '.' && text.data[at - 2] != ' ' &&
		text.data[at - 2] != '.';
}

/* Start of the last sentence of [START, END), abbreviations apart. */
static size_t
last_sentence(struct slice text, size_t start, size_t end)
{
	for (size_t at = end; at > start + 1; at--)
		if (is_sentence_end(text, at - 1, end))
			return at;
	return start;
}

static enum passage_verb
find_verb(struct walk *w, size_t at, size_t end)
{
	enum passage_verb verb = PASSAGE_SILENT;
	size_t since = LAST_WORDS;

	while (next_word(w, &at, end)) {
		if (is_listed(w, speech)) {
			verb = PASSAGE_SPEAKS;
			since = 0;
		} else {
			since++;
		}
	}
	return verb && since < LAST_WORDS ? PASSAGE_ANNOUNCES : verb;
}

/* "said Mr. Smith", or the number of an item. */
static bool
begins_otherwise(struct walk *w, size_t at, size_t end)
{
	uint32_t code = 0;

	if (at < end)
		utf8_next(w->text, at, &code);
	return utf8_is_digit(code) ||
		(!utf8_is_upper(code) && next_word(w, &at, end) &&
			is_listed(w, speech));
}

static bool
has_self(struct walk *w, size_t at, size_t end)
{
	enum { LONGEST = 14 };

	while (next_word(w, &at, end))
		if (w->word.size <= LONGEST && is_listed(w, first_person))
			return true;
	return false;
}

/* "[T]he": something was changed at the beginning. */
static bool
has_put_in(struct slice s)
{
	enum { LONGEST = 16 };
	size_t end = slice_find(slice_sub(s, 0, LONGEST), SLICE("]"), 0);
	uint32_t code;

	if (!slice_starts(s, SLICE("[")) || end == SLICE_NONE ||
		end + 1 >= s.size)
		return false;
	utf8_next(s, end + 1, &code);
	return code == ' ' || utf8_is_letter(code);
}

static bool
is_cut(struct slice s)
{
	uint32_t code = 0;

	if (slice_starts(s, SLICE("...")) || slice_starts(s, SLICE("…")) ||
		slice_starts(s, SLICE("(a)")) || has_put_in(s))
		return true;
	if (s.size > 0)
		utf8_next(s, 0, &code);
	return utf8_is_letter(code) && !utf8_is_upper(code) &&
		!utf8_is_digit(code);
}

static void
look_at_words(struct walk *w, struct passage *p, size_t end)
{
	static const char *const stops[] = { ".", "!", "?", "”", "\"", "’", "'",
		")", "»", "]", NULL };
	size_t start = p->range.start;
	struct slice s = slice_sub(w->text, start, end);
	size_t last = last_sentence(w->text, start, end);

	p->colon = slice_ends(s, SLICE(":")) || slice_ends(s, SLICE(":—"));
	p->comma = slice_ends(s, SLICE(","));
	p->open = slice_ends(s, SLICE("...")) || slice_ends(s, SLICE("…")) ||
		!ends_with_one(s, stops);
	p->brief = s.size <= BRIEF && last == start && !p->cites && !p->open;
	p->cut = is_cut(s);
	p->goes_on = begins_otherwise(w, start, end);
	p->verb = find_verb(w, last, end);
	p->self = has_self(w, start, end);
}

/* The list. */

static bool
is_other(const struct walk *w, size_t at)
{
	for (size_t i = 0; i < sizeof w->others / sizeof *w->others; i++)
		if (span_at(w->others[i], at))
			return true;
	return false;
}

static void
look(struct walk *w, struct passage *p)
{
	size_t end = p->range.end > p->range.start ? p->range.end - 1 : 0;
	const struct span *body = span_at(w->bodies, end);
	const struct span *words = span_at(w->paragraphs, end);

	p->region = body ? body->number + 1 : 0;
	p->heading = span_at(w->headings, end) != NULL;
	p->prose = words && !p->heading && !is_other(w, end);
	if (!p->prose)
		return;
	p->range = span_range(words);
	end = take_marks(w, p);
	p->marked_inside = has_mark(w, (struct range){ p->range.start, end });
	look_at_signs(w, p, end);
	look_at_words(w, p, end);
}

void
passage_list(struct builder *b, struct vec *out)
{
	struct walk w = {
		.text = builder_text(b),
		.marks = builder_spans(b, SPAN_NOTE_MARK),
		.said = builder_spans(b, SPAN_QUOTATION),
		.headings = builder_spans(b, SPAN_HEADING),
		.bodies = builder_spans(b, SPAN_NOTE_BODY),
		.paragraphs = builder_spans(b, SPAN_PARAGRAPH),
		.others = { builder_spans(b, SPAN_LIST_ITEM),
			builder_spans(b, SPAN_QUOTE),
			builder_spans(b, SPAN_VERBATIM),
			builder_spans(b, SPAN_BOILERPLATE) },
	};
	size_t end;

	for (size_t at = 0; at < w.text.size; at = end + 1) {
		struct passage *p;

		end = slice_find(w.text, SLICE("\n"), at);
		if (end == SLICE_NONE)
			end = w.text.size;
		p = vec_push(out);
		p->range = (struct range){ at, end };
		look(&w, p);
	}
	buf_release(&w.word);
}
