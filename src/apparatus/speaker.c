/*
 * Names that count are those of people who speak: authors of what is cited,
 * and words with a capital before a verb of saying. The words before a
 * quotation are walked once. Each name is kept until a verb of saying comes:
 * then the last one is the speaker, unless "he" or "she" stood in between, who
 * is the first name of the latest sentence that has one. What others say in
 * quotation marks is passed over.
 */
#include "apparatus/speaker.h"

#include <string.h>

#include <stdlib.h>

#include "apparatus/footnote.h"
#include "apparatus/saying.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
	NEAR = 60, /* bytes behind a quotation in which "he wrote" may stand */
	FAR = 800, /* bytes before it in which a name may */
	MOST = 300 /* names of a document */
};

struct speakers {
	const struct doc *doc;
	const struct citations *citations;
	struct vec names; /* of struct slice: surnames */
};

struct walk {
	const struct speakers *all;
	struct slice text;
	struct buf word;      /* folded */
	unsigned kinds;	      /* what it may be */
	struct range lead;    /* words with capitals up to here */
	struct range name;    /* the last one that is known */
	struct range subject; /* the last that began a sentence */
	struct range speaker;
	bool object;   /* "to", "of": the next name does nothing */
	bool pronoun;  /* since the name */
	bool he;       /* somebody is meant by a pronoun */
	bool stranger; /* somebody speaks who is not known */
	bool begins;   /* a sentence begins here */
};

static bool
is_capital(struct slice s, size_t at)
{
	uint32_t code = 0;

	if (at < s.size)
		utf8_next(s, at, &code);
	return utf8_is_upper(code);
}

/* The word at AT, letters only. */
static struct range
word_at(struct walk *w, size_t at, size_t end)
{
	struct range r = { at, at };
	uint32_t code;
	size_t size;

	for (; r.end < end; r.end += size) {
		size = utf8_next(w->text, r.end, &code);
		if (!utf8_is_letter(code))
			break;
	}
	buf_clear(&w->word);
	utf8_fold(slice_sub(w->text, r.start, r.end), &w->word);
	w->kinds = saying_of(buf_view(&w->word));
	return r;
}

static bool
is_known(const struct speakers *all, struct slice name)
{
	for (size_t i = 0; i < all->names.count; i++)
		if (slice_equal(*(struct slice *)vec_at(&all->names, i), name))
			return true;
	return false;
}

/* First names and initials come before the name that is known. */
static void
take_name(struct walk *w, struct range r)
{
	struct slice gap = slice_sub(w->text, w->lead.end, r.start);
	bool joined = range_size(w->lead) > 0 &&
		(slice_equal(gap, SLICE(" ")) || slice_equal(gap, SLICE(".")) ||
			slice_equal(gap, SLICE(". ")));
	bool known = is_known(w->all, slice_sub(w->text, r.start, r.end));

	if (joined)
		r.start = w->lead.start;
	w->lead = r;
	if (!known)
		return;
	if ((w->begins && !w->object) || w->subject.start == r.start) {
		w->subject = r;
		w->begins = false;
	}
	w->name = r;
	w->pronoun = false;
}

static void
take_verb(struct walk *w)
{
	w->speaker = w->pronoun ? w->subject : w->name;
	w->stranger = !w->pronoun && range_size(w->name) == 0;
}

static void
take_word(struct walk *w, struct range r)
{
	if (w->kinds & SAYING_PERSON)
		w->pronoun = w->he = true;
	else if (w->kinds & SAYING_VERB)
		take_verb(w);
	else if (w->kinds & SAYING_PARTICIPLE && range_size(w->subject) > 0)
		w->speaker = w->subject;
	else if (is_capital(w->text, r.start) && !(w->kinds & SAYING_STARTER))
		take_name(w, r);
	else
		w->object = w->kinds & SAYING_PREPOSITION;
}

/* Walks the words of [FROM, TO). */
static void
walk(struct walk *w, size_t from, size_t to)
{
	uint32_t code;
	size_t size;

	w->begins = true;
	for (size_t at = from; at < to; at += size) {
		const struct span *said =
			span_at(doc_spans(w->all->doc, SPAN_QUOTATION), at);
		struct range r;

		size = utf8_next(w->text, at, &code);
		if (said) {
			size = said->end - at;
			continue;
		}
		if (!utf8_is_letter(code)) {
			if (code == '.' || code == '!' || code == '?')
				w->begins = true;
			continue;
		}
		r = word_at(w, at, to);
		take_word(w, r);
		size = range_size(r) ? range_size(r) : size;
	}
}

static size_t
last_sentence(struct slice text, size_t start, size_t end)
{
	for (size_t at = end; at > start + 2; at--)
		if (at < end && strchr(".!?", text.data[at - 1]) &&
			text.data[at] == ' ' && is_capital(text, at + 1) &&
			text.data[at - 2] != '.' && !is_capital(text, at - 2))
			return at + 1;
	return start;
}

/* Whether the quotation ends a sentence, its mark being the last byte of it, so
 * that what follows says nothing of it: "… again.’ Smith called him". */
static bool
ends_sentence(struct slice text, struct range q)
{
	size_t mark = q.end > q.start ? utf8_before(text, q.end) : q.start;

	return mark > q.start && strchr(".!?", text.data[mark - 1]) &&
		slice_starts(slice_sub(text, q.end, text.size), SLICE(" ")) &&
		is_capital(text, q.end + 1);
}

/* "… ," wrote Smith; "…," he wrote. */
static struct slice
named_behind(struct walk *w, struct range q, size_t end)
{
	size_t to =
		q.end + NEAR < end ? utf8_start(w->text, q.end + NEAR) : end;
	struct slice s = slice_sub(w->text, q.end, to);
	size_t stop =
		ends_sentence(w->text, q) ? 0 : slice_find(s, SLICE("."), 0);
	size_t mark = slice_find(s, SLICE("“"), 0);

	stop = mark < stop ? mark : stop;
	if (stop != SLICE_NONE)
		to = q.end + stop;
	w->name = w->lead = (struct range){ q.end, q.end };
	w->object = false;
	w->speaker = w->name;
	w->pronoun = false;
	for (size_t at = q.end, size; at < to; at += size) {
		uint32_t code;
		struct range r;

		size = utf8_next(w->text, at, &code);
		if (!utf8_is_letter(code))
			continue;
		r = word_at(w, at, to);
		if (w->kinds & SAYING_VERB)
			w->speaker = (struct range){ r.end, r.end };
		else if (w->kinds & SAYING_PERSON)
			w->pronoun = true;
		else if (is_capital(w->text, at) &&
			!(w->kinds & SAYING_STARTER))
			take_name(w, r);
		size = range_size(r);
	}
	if (w->speaker.end == q.end || range_size(w->name) == 0)
		return SLICE("");
	return slice_sub(w->text, w->name.start, w->name.end);
}

/* Everybody. */

static void
add_speaker(struct speakers *all, struct slice name)
{
	size_t start = name.size;

	while (start > 0 && !strchr(" .", name.data[start - 1]))
		start--;
	name = slice_sub(name, start, name.size);
	if (name.size > 2 && all->names.count < MOST && !is_known(all, name))
		*(struct slice *)vec_push(&all->names) = name;
}

/* "Smith wrote" */
static void
find_speakers(struct speakers *all)
{
	struct walk w = { .all = all, .text = doc_text(all->doc) };
	struct range last = { 0, 0 };
	uint32_t code;

	for (size_t at = 0, size; at < w.text.size; at += size) {
		struct range r;

		size = utf8_next(w.text, at, &code);
		if (!utf8_is_letter(code))
			continue;
		r = word_at(&w, at, w.text.size);
		size = range_size(r);
		if (range_size(last) > 0 && r.start == last.end + 1 &&
			w.kinds & SAYING_VERB)
			add_speaker(
				all, slice_sub(w.text, last.start, last.end));
		last = utf8_is_upper(code) && !(w.kinds & SAYING_STARTER)
			? r
			: (struct range){ 0, 0 };
	}
	buf_release(&w.word);
}

struct speakers *
speaker_read(const struct doc *d, const struct citations *c)
{
	struct speakers *all = mem_new(sizeof *all);

	all->doc = d;
	all->citations = c;
	all->names = VEC_OF(struct slice);
	for (size_t i = 0; i < citation_count(c); i++)
		add_speaker(all, citation_at(c, i)->author);
	find_speakers(all);
	return all;
}

void
speaker_free(struct speakers *all)
{
	if (!all)
		return;
	vec_release(&all->names);
	free(all);
}

/* The line around AT, as far as names are looked for. */
static struct range
line_near(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t low = at > FAR ? utf8_start(text, at - FAR) : 0;
	size_t high =
		at + FAR < text.size ? utf8_start(text, at + FAR) : text.size;
	const char *before = memrchr(text.data + low, '\n', at - low);
	size_t behind = slice_find(slice_sub(text, 0, high), SLICE("\n"), at);

	return (struct range){
		before ? (size_t)(before - text.data) + 1 : low,
		behind == SLICE_NONE ? high : behind,
	};
}

/* The paragraph that leads to the quotation. */
static struct range
lead_of(const struct doc *d, struct range q, bool block)
{
	struct range lead = line_near(d, q.start);

	if (block && lead.start > 0)
		return line_near(d, lead.start - 1);
	lead.end = block ? lead.start : q.start;
	return lead;
}

/* The mark of the note that sources the quotation: the last one inside, else
 * the first behind it in its sentence; NULL when there is none. */
static const struct span *
mark_of(const struct doc *d, struct range q)
{
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	struct range line = line_near(d, q.end);
	size_t i = span_index(marks, q.end);
	size_t said = q.end;

	if (i > 0 && marks.items[i - 1].start >= q.start)
		return &marks.items[i - 1];
	if (i == marks.count || marks.items[i].start >= line.end)
		return NULL;
	/* what lies between may be more of what is quoted */
	while (said < marks.items[i].start) {
		const struct span *s =
			span_at(doc_spans(d, SPAN_QUOTATION), said);
		struct slice rest;

		if (s) {
			said = s->end;
			continue;
		}
		rest = slice_sub(doc_text(d), said, marks.items[i].start);
		if (slice_starts(rest, SLICE(". ")) && said != q.end &&
			is_capital(doc_text(d), said + 2))
			return NULL;
		said++;
	}
	return &marks.items[i];
}

/* Who wrote what the note of the quotation cites. */
static struct slice
cited_author(const struct speakers *all, struct range q)
{
	const struct span *mark = mark_of(all->doc, q);
	const struct citation *c =
		mark ? citation_of(all->citations, mark->number) : NULL;

	return c ? c->author : SLICE("");
}

struct slice
speaker_of(const struct speakers *all, struct range q, bool block,
	struct slice last)
{
	const struct doc *d = all->doc;
	struct walk w = { .all = all, .text = doc_text(d) };
	struct range lead = lead_of(d, q, block);
	size_t from = last_sentence(w.text, lead.start, lead.end);
	struct slice found = SLICE("");
	bool he;

	if (!block)
		found = named_behind(&w, q, line_near(d, q.end).end);
	he = !block && found.size == 0 && w.pronoun;
	if (he && lead.start > 0 && range_size(lead) == 0) {
		lead = line_near(d, lead.start - 1);
		from = last_sentence(w.text, lead.start, lead.end);
	}
	w.name = w.lead = w.subject = w.speaker = (struct range){ 0, 0 };
	w.pronoun = false;
	walk(&w, lead.start, from);
	w.name = w.speaker = (struct range){ 0, 0 };
	w.stranger = w.he = false;
	walk(&w, from, lead.end);
	buf_release(&w.word);
	if (found.size > 0 || w.stranger)
		return found;
	if (range_size(w.speaker) > 0)
		return slice_sub(w.text, w.speaker.start, w.speaker.end);
	found = cited_author(all, q);
	if (found.size > 0)
		return found;
	if (range_size(w.subject) > 0)
		return slice_sub(w.text, w.subject.start, w.subject.end);
	return block || he || w.he ? last : SLICE("");
}

struct slice
speaker_source(const struct doc *d, struct range q)
{
	const struct span *mark = mark_of(d, q);

	return mark ? footnote_label(d, mark->number) : SLICE("");
}
