/*
 * The words before the place are walked forward, from as far back as a lead
 * may reach, quotations left out. A name is a row of words with capitals. It
 * says something when a verb of saying stands behind it in its sentence before
 * another name, or right before it; or when the words around it are such as
 * lead to a quotation: "in the words of NAME", "according to NAME", "NAME's
 * phrase", "NAME:".
 */
#include "apparatus/lead.h"

#include <string.h>

#include "apparatus/saying.h"
#include "base/buf.h"
#include "base/utf8.h"

enum {
	FAR = 900,   /* bytes of running text */
	STRIDE = 12, /* words between a name and its verb */
	STEP = 2,    /* words between a verb and its name */
	SAYS = SAYING_VERB | SAYING_DEED | SAYING_PARTICIPLE,
	OPENS = SAYING_STARTER | SAYING_JOINT
};

struct walk {
	const struct doc *doc;
	const struct voices *known;
	struct slice text;
	struct vec *names;  /* of struct lead_name */
	struct buf word;    /* folded */
	unsigned kinds;	    /* what it may be */
	struct range token; /* its place */
	struct range name;  /* the last of this sentence, may be empty */
	size_t index;	    /* of it */
	size_t since;	    /* words since it */
	size_t verb;	    /* words since a verb of saying, plenty for none */
	size_t first;	    /* of the names that are of this walk */
	bool he;	    /* a pronoun since the last name */
	bool his;	    /* right before this word */
	bool pronoun;	    /* that has spoken since anybody else */
	bool article;	    /* before this word */
	size_t thing;	    /* end of what has one: "the Labour Party" */
	struct range kept;  /* the last one before brackets */
	size_t kept_index;
	bool fresh;	 /* a sentence has ended */
	size_t sentence; /* the first of its names */
	size_t words;	 /* of it, so far, without names */
	size_t joint;	 /* where a "von" begins that may go on with it */
	bool quotes;	 /* a quotation has been passed over */
	bool begins;	 /* a sentence begins here */
};

static bool
is_plain(struct slice text, size_t at)
{
	unsigned char c = (unsigned char)text.data[at];

	return c == ' ' || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* What a reader passes over at AT: its end, or AT. Only a line or a sign begins
 * it. */
static size_t
skip_end(const struct doc *d, size_t at)
{
	static const enum span_kind kinds[] = { SPAN_QUOTE, SPAN_QUOTATION,
		SPAN_NOTE_MARK };
	const struct span *s;

	if (at > 0 && is_plain(doc_text(d), at) &&
		doc_text(d).data[at - 1] != '\n')
		return at;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if ((s = span_outermost_at(doc_spans(d, kinds[i]), at)))
			return s->end;
	return at;
}

/* The start of what a reader passes over that ends at AT; else AT. Only a line
 * or a sign ends it. */
static size_t
skip_start(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	const struct span *s;

	if (is_plain(text, at - 1) && at < text.size && text.data[at] != '\n')
		return at;
	s = span_outermost_at(doc_spans(d, SPAN_QUOTE), at - 1);
	if (!s)
		s = span_outermost_at(doc_spans(d, SPAN_QUOTATION), at - 1);
	return s ? s->start : at;
}

static size_t
lead_start(const struct doc *d, size_t floor, size_t place)
{
	size_t at = place;

	for (size_t left = FAR; at > floor && left > 0; left--) {
		size_t start = skip_start(d, at);

		at = start < at ? start : at - 1;
	}
	return at < floor ? floor : utf8_start(doc_text(d), at);
}

/* The word at AT: letters, and hyphens and apostrophes between them. */
static struct range
word_at(struct walk *w, size_t at, size_t end)
{
	struct range r = { at, at };
	uint32_t code, next;
	size_t size;

	for (; r.end < end; r.end += size) {
		size = utf8_next(w->text, r.end, &code);
		if (utf8_is_letter(code))
			continue;
		next = 0;
		if (r.end + size < end)
			utf8_next(w->text, r.end + size, &next);
		if (r.end == at || code != '-' || !utf8_is_letter(next))
			break;
	}
	buf_clear(&w->word);
	utf8_fold(slice_sub(w->text, r.start, r.end), &w->word);
	w->kinds = saying_of(buf_view(&w->word));
	w->token = r;
	return r;
}

static struct lead_name *
last(const struct walk *w)
{
	return range_size(w->name) > 0 ? vec_at(w->names, w->index) : NULL;
}

static bool
goes_on(const struct walk *w, struct range r)
{
	size_t end = w->name.end;
	struct slice gap = slice_sub(w->text, end, r.start);

	if (range_size(w->name) == 0)
		return false;
	if (w->joint > end)
		gap = slice_sub(w->text, end, w->joint);
	return slice_equal(gap, SLICE(" ")) || slice_equal(gap, SLICE(".")) ||
		slice_equal(gap, SLICE(". "));
}

/* "in the words of", "according to", "to quote". */
static bool
is_led(const struct walk *w, size_t at)
{
	static const char *const leads[] = { "As ", "as ", "For ", "for ",
		"words of ", "according to ", "ccording to ", "quote ",
		"quoting ", "uoting ", "paraphrase ", "cite ", "Hence ",
		"hence ", "Thus ", "phrase of ", "nach ", "Worten von ",
		"laut ", "selon ", "по словам ", "согласно " };
	struct slice before = slice_sub(w->text, 0, at);

	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
		if (slice_ends(before, slice_of(leads[i])))
			return true;
	return false;
}

/* "the Labour Party", and the words with capitals that go on with it; not "the
 * Holm brothers", when a Holm is known. */
static bool
is_thing(struct walk *w, struct range r)
{
	bool more = w->thing > 0 &&
		slice_equal(slice_sub(w->text, w->thing, r.start), SLICE(" "));

	if ((w->article || more) &&
		voices_knows(w->known, slice_sub(w->text, r.start, r.end)))
		return false;
	if (w->article || more)
		w->thing = r.end;
	return w->article || more;
}

static void
take_name(struct walk *w, struct range r)
{
	struct lead_name *n = last(w);
	bool led = is_led(w, r.start) || w->verb <= STEP;

	if (is_thing(w, r))
		return;
	if (n && goes_on(w, r)) {
		n->range.end = r.end;
		n->opens = false;
	} else {
		w->index = w->names->count;
		n = vec_push(w->names);
		*n = (struct lead_name){ r, led,
			w->names->count - 1 == w->sentence, w->begins,
			OFFSET_NONE };
		w->verb = STRIDE;
	}
	w->name = n->range;
	w->he = false;
	w->since = 0;
	if (w->words <= STEP &&
		slice_starts(
			slice_sub(w->text, r.end, w->text.size), SLICE(":")))
		n->says = true;
	if (n->says)
		w->pronoun = false;
}

/* "Berg argues", "Berg, who knew it, argues"; "argues Berg". */
static void
take_verb(struct walk *w, struct lead_name *n)
{
	if (w->he) {
		w->pronoun = true;
		return;
	}
	if (!n || w->since > STRIDE) {
		w->verb = 0;
		return;
	}
	n->says = true;
	n->opens = n->opens && w->since > 1;
	w->pronoun = false;
}

static void
take_other(struct walk *w, struct range r)
{
	struct lead_name *n = last(w);

	if (w->kinds & SAYING_PARTICLE) {
		w->joint = r.start;
		return;
	}
	if (w->kinds & SAYING_PERSON) {
		w->he = true;
		return;
	}
	if (w->kinds & SAYING_POSSESSIVE) {
		w->his = true;
		return;
	}
	if (w->his && w->kinds & SAYING_PHRASE)
		w->pronoun = true;
	w->his = false;
	if (w->kinds & SAYING_ADVERB)
		return;
	w->since++;
	w->verb += w->verb < STRIDE;
	w->words++;
	if (w->kinds & SAYING_CLAUSE) {
		w->verb = STRIDE;
	} else if (w->kinds & SAYS ||
		(w->kinds & SAYING_PHRASE && w->since <= STEP + 1)) {
		take_verb(w, n);
	}
}

/* "A." before a name, though "a" begins sentences. */
static bool
is_initial(const struct walk *w, struct range r)
{
	return range_size(r) == 1 &&
		slice_starts(
			slice_sub(w->text, r.end, w->text.size), SLICE("."));
}

static void
take_word(struct walk *w, struct range r)
{
	uint32_t code;

	if (w->fresh) {
		w->sentence = w->names->count;
		w->words = 0;
		w->pronoun = w->fresh = false;
	}
	utf8_next(w->text, r.start, &code);
	if (utf8_is_upper(code) && (!(w->kinds & OPENS) || is_initial(w, r)) &&
		!slice_equal(buf_view(&w->word), SLICE("i")))
		take_name(w, r);
	else
		take_other(w, r);
	w->article = w->kinds & SAYING_ARTICLE && !is_initial(w, r);
	w->begins = false;
}

/* Whether the stop at AT ends a sentence, and is none of an initial's. */
static bool
is_stop(const struct walk *w, size_t at)
{
	char c = w->text.data[at];

	return strchr("!?\n;", c) ||
		(c == '.' &&
			!(at == w->token.end && at == w->name.end &&
				range_size(w->token) < 3));
}

/* What is said in brackets ends: who was named before them is again the last. */
static void
take_bracket(struct walk *w, char c)
{
	if (c == '(') {
		w->kept = w->name;
		w->kept_index = w->index;
	} else if (range_size(w->kept) > 0) {
		w->name = w->kept;
		w->index = w->kept_index;
		w->since = 0;
		w->kept.end = w->kept.start;
	}
}

/* What begins at AT: a quotation, or a mark of a note. */
static void
pass_over(struct walk *w, size_t at)
{
	w->article = false;
	if (span_at(doc_spans(w->doc, SPAN_NOTE_MARK), at))
		return;
	w->quotes = true;
	for (size_t i = w->names->count; i > w->first; i--) {
		struct lead_name *n = vec_at(w->names, i - 1);

		if (n->ahead != OFFSET_NONE)
			break;
		n->ahead = at > n->range.end ? at - n->range.end : 0;
	}
}

static void
walk(struct walk *w, size_t from, size_t to)
{
	uint32_t code;
	size_t size;

	for (size_t at = from; at < to; at += size) {
		size_t end = skip_end(w->doc, at);
		struct range r;

		size = utf8_next(w->text, at, &code);
		if (end > at) {
			pass_over(w, at);
			size = end - at;
			continue;
		}
		if (utf8_is_letter(code)) {
			r = word_at(w, at, to);
			take_word(w, r);
			size = range_size(r) > 0 ? range_size(r) : size;
		} else if (code == '(' || code == ')') {
			take_bracket(w, (char)code);
		} else if (is_stop(w, at)) {
			w->kept = (struct range){ at, at };
			w->name = (struct range){ at, at };
			w->article = false;
			w->fresh = true;
			w->he = false;
			w->verb = STRIDE;
			w->begins = true;
		}
	}
}

static void
reverse(struct vec *names, size_t first)
{
	for (size_t i = first, j = names->count; i + 1 < j; i++) {
		struct lead_name *a = vec_at(names, i), *b;
		struct lead_name kept = *a;

		b = vec_at(names, --j);
		*a = *b;
		*b = kept;
	}
}

/* "by Berg": what is told is not what Berg says. */
static bool
is_object(const struct walk *w, const struct lead_name *n)
{
	static const char *const words[] = { " by ", " of ", " in ", " on ",
		" from ", " to ", " against ", " about " };
	struct slice before = slice_sub(w->text, 0, n->range.start);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_ends(before, slice_of(words[i])))
			return true;
	return false;
}

/* Words that end in a colon lead to what their first name says. */
static void
take_colon(struct walk *w, size_t from, size_t to)
{
	struct lead_name *first;

	while (to > from) {
		size_t start = skip_start(w->doc, to);

		if (start == to && !strchr(" \n", w->text.data[to - 1]))
			break;
		to = start < to ? start : to - 1;
	}
	if (to <= from || w->text.data[to - 1] != ':' ||
		w->sentence >= w->names->count)
		return;
	for (size_t i = w->sentence; i < w->names->count; i++)
		if (((struct lead_name *)vec_at(w->names, i))->says)
			return;
	first = vec_at(w->names, w->sentence);
	first->says = !is_object(w, first);
}

struct lead
lead_names(const struct doc *d, const struct voices *known, size_t floor,
	size_t place, struct vec *out)
{
	struct walk w = { .doc = d,
		.known = known,
		.text = doc_text(d),
		.names = out,
		.first = out->count,
		.verb = STRIDE,
		.begins = true };
	size_t start = lead_start(d, floor, place);

	w.sentence = w.first;
	walk(&w, start, place);
	take_colon(&w, start, place);
	buf_release(&w.word);
	reverse(out, w.first);
	return (struct lead){ w.pronoun, w.quotes };
}
