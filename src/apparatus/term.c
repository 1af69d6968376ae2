/*
 * Each form hangs in a chain under the first three bytes of its first folded
 * word. A text is walked once, word by word; a word is folded, its chain asked
 * for forms that begin with it, and the few that do are compared to their end.
 * So the cost is that of folding the text, whatever the size of the glossary. A
 * form is prepared when its chain is first asked: most of a long glossary is in
 * no text that is being read.
 */
#include "apparatus/term.h"

#include <stdlib.h>

#include "apparatus/entry.h"
#include "apparatus/footnote.h"
#include "apparatus/form.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

enum {
	CHAINS = 4096,
	CHAIN_KEY = 3, /* bytes; a stem must have as many */
	LOOK = 512,    /* bytes: no form is longer in a text */
};

enum known_as { KNOWN_NAME, KNOWN_ALSO, KNOWN_NOT };

struct known {
	struct slice words; /* as written, borrowed */
	struct form form;   /* of them, once it is prepared */
	bool prepared;
	size_t entry;
	enum known_as as;
	size_t next; /* in the chain, OFFSET_NONE at its end */
};

struct glossary {
	struct arena *arena; /* of what is prepared; owned */
	struct buf spare;
	struct vec entries; /* of struct term_entry */
	struct vec forms;   /* of struct known */
	struct map names;   /* folded name -> entry */
	size_t heads[CHAINS];
};

struct glossary *
term_glossary_new(void)
{
	struct glossary *g = mem_new(sizeof *g);

	g->arena = mem_new(sizeof *g->arena);
	g->entries = VEC_OF(struct term_entry);
	g->forms = VEC_OF(struct known);
	for (size_t i = 0; i < CHAINS; i++)
		g->heads[i] = OFFSET_NONE;
	return g;
}

void
term_glossary_free(struct glossary *g)
{
	if (!g)
		return;
	arena_release(g->arena);
	free(g->arena);
	buf_release(&g->spare);
	vec_release(&g->entries);
	vec_release(&g->forms);
	map_release(&g->names);
	free(g);
}

/* Names and forms. */

static size_t
chain_of(struct slice folded)
{
	size_t chain = 0;

	for (size_t i = 0; i < CHAIN_KEY && i < folded.size; i++)
		chain = chain * 37 + (unsigned char)folded.data[i];
	return chain % CHAINS;
}

static bool
has_capital(struct slice s, size_t from)
{
	uint32_t code;

	for (size_t at = from; at < s.size;) {
		code = (unsigned char)s.data[at];
		at += code < 0x80 ? 1 : utf8_next(s, at, &code);
		if (code < 0x80 ? code >= 'A' && code <= 'Z'
				: utf8_is_upper(code))
			return true;
	}
	return false;
}

/* Whether case counts in the name of an entry, whose first letter is a capital
 * for no other reason than that it is first. */
static bool
is_name_exact(struct slice name)
{
	uint32_t code;
	size_t first = name.size ? utf8_next(name, 0, &code) : 0;

	return has_capital(name, name.size > first ? first : 0);
}

/* The chain of the first word of WORDS, OFFSET_NONE when there is none. Its
 * beginning is folded, all of it where that tells too little. */
static size_t
chain_of_words(struct glossary *g, struct slice words)
{
	enum { BEGINNING = 12 }; /* bytes */
	struct slice some = slice_sub(words, 0,
		words.size > BEGINNING ? utf8_start(words, BEGINNING)
				       : words.size);
	struct range first = form_word(some, 0);

	if (!range_is_none(first)) {
		form_fold(slice_sub(some, first.start, first.end), &g->spare);
		if (g->spare.size >= CHAIN_KEY)
			return chain_of(buf_view(&g->spare));
	}
	first = form_word(words, 0);
	if (range_is_none(first))
		return OFFSET_NONE;
	form_fold(slice_sub(words, first.start, first.end), &g->spare);
	return chain_of(buf_view(&g->spare));
}

static void
add_form(struct glossary *g, size_t entry, struct slice words, enum known_as as)
{
	size_t chain = chain_of_words(g, words), *head;
	struct known *k;

	if (chain == OFFSET_NONE)
		return;
	head = &g->heads[chain];
	k = vec_push(&g->forms);
	*k = (struct known){
		.words = words, .entry = entry, .as = as, .next = *head
	};
	*head = g->forms.count - 1;
}

static const struct form *
form_of(const struct glossary *g, struct known *k)
{
	bool exact;

	if (k->prepared)
		return &k->form;
	exact = k->as == KNOWN_NAME ? is_name_exact(k->words)
				    : has_capital(k->words, 0);
	form_init(&k->form, k->words, exact, g->arena);
	if (k->form.count == 1 && k->form.pieces[0].word.size < CHAIN_KEY)
		k->form.stem = false;
	k->prepared = true;
	return &k->form;
}

static void
add_forms(struct glossary *g, size_t entry, struct slice list, enum known_as as)
{
	struct slice words;

	while (slice_cut(&list, ',', &words))
		add_form(g, entry, words, as);
}

static size_t
find_folded(const struct glossary *g, struct slice folded)
{
	const void *found = map_find(&g->names, folded);

	return found ? (size_t)(uintptr_t)found - 1 : OFFSET_NONE;
}

static size_t
find_name(const struct glossary *g, struct slice name)
{
	struct buf folded = { 0 };
	size_t found;

	utf8_fold(slice_trim(name), &folded);
	found = find_folded(g, buf_view(&folded));
	buf_release(&folded);
	return found;
}

static size_t
index_for(struct glossary *g, struct slice name)
{
	size_t entry;

	buf_clear(&g->spare);
	utf8_fold(slice_trim(name), &g->spare);
	entry = find_folded(g, buf_view(&g->spare));
	if (entry != OFFSET_NONE)
		return entry;
	entry = g->entries.count;
	vec_push(&g->entries);
	map_put(&g->names, buf_view(&g->spare), (void *)(uintptr_t)(entry + 1));
	add_form(g, entry, name, KNOWN_NAME);
	return entry;
}

static void
add_entry(struct glossary *g, const struct entry *e, const struct doc *d,
	int64_t shelf)
{
	size_t index = index_for(g, e->name);

	add_forms(g, index, e->also, KNOWN_ALSO);
	add_forms(g, index, e->excluded, KNOWN_NOT);
	*(struct term_entry *)vec_at(&g->entries, index) = (struct term_entry){
		.name = e->name,
		.years = e->years,
		.see = e->see,
		.also = e->also,
		.doc = d,
		.shelf = shelf,
		.definition = e->definition,
		.heading = e->heading,
	};
}

void
term_glossary_add(struct glossary *g, const struct doc *d, int64_t shelf)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);

	struct entry e;

	for (size_t i = 0; i < headings.count; i++) {
		if (headings.items[i].number != 2)
			continue;
		entry_read(d, i, &e);
		add_entry(g, &e, d, shelf);
	}
}

size_t
term_count(const struct glossary *g)
{
	return g->entries.count;
}

const struct term_entry *
term_at(const struct glossary *g, size_t index)
{
	return vec_at(&g->entries, index);
}

void
term_define(const struct term_entry *e, struct buf *out)
{
	footnote_unmark(e->doc, e->definition, out);
}

/* Finding. */

static struct known *
first_known(const struct glossary *g, struct slice folded)
{
	size_t at = folded.size ? g->heads[chain_of(folded)] : OFFSET_NONE;

	return at == OFFSET_NONE ? NULL : vec_at(&g->forms, at);
}

static struct known *
next_known(const struct glossary *g, const struct known *k)
{
	return k->next == OFFSET_NONE ? NULL : vec_at(&g->forms, k->next);
}

size_t
term_named(const struct glossary *g, struct slice name)
{
	struct buf folded = { 0 }, spare = { 0 };
	size_t entry = find_name(g, name);
	struct range word = form_word(name = slice_trim(name), 0);

	if (entry != OFFSET_NONE || word.start != 0)
		return entry;
	form_fold(slice_sub(name, 0, word.end), &folded);
	for (struct known *k = first_known(g, buf_view(&folded)); k;
		k = next_known(g, k)) {
		struct form any_case = *form_of(g, k);

		any_case.exact = false;
		if (k->as != KNOWN_NOT &&
			form_match(&any_case, name, word, buf_view(&folded),
				&spare) == name.size)
			entry = k->entry;
	}
	buf_release(&folded);
	buf_release(&spare);
	return entry;
}

struct hit {
	size_t entry, end;
	bool excluded;
};

struct walk {
	const struct glossary *glossary;
	struct slice text;
	struct vec hits; /* of struct hit: of one word, one for each entry */
	size_t *taken;	 /* for each entry: the end of its last use */
	struct buf word, spare;
};

/* Of the forms of one entry at one word the longest counts; that it is none
 * of the entry's outweighs an equal one. */
static void
keep_hit(struct walk *w, struct hit hit)
{
	struct hit *other = w->hits.items;

	for (size_t i = 0; i < w->hits.count; i++, other++) {
		if (other->entry != hit.entry)
			continue;
		if (hit.end > other->end ||
			(hit.end == other->end && hit.excluded))
			*other = hit;
		return;
	}
	*(struct hit *)vec_push(&w->hits) = hit;
}

static void
find_hits(struct walk *w, struct range word)
{
	struct known *k;

	form_fold(slice_sub(w->text, word.start, word.end), &w->word);
	vec_clear(&w->hits);
	for (k = first_known(w->glossary, buf_view(&w->word)); k;
		k = next_known(w->glossary, k)) {
		size_t end;

		if (word.start < w->taken[k->entry])
			continue;
		end = form_match(form_of(w->glossary, k), w->text, word,
			buf_view(&w->word), &w->spare);
		if (end != OFFSET_NONE)
			keep_hit(w,
				(struct hit){
					k->entry, end, k->as == KNOWN_NOT });
	}
}

static int
compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	return (x->end < y->end) - (x->end > y->end);
}

static void
take_hits(struct walk *w, size_t start, struct range r, struct vec *out)
{
	if (w->hits.count > 1)
		vec_sort(&w->hits, compare_hits);
	for (size_t i = 0; i < w->hits.count; i++) {
		const struct hit *hit = vec_at(&w->hits, i);
		struct range range = { start, hit->end };

		w->taken[hit->entry] = hit->end;
		if (!hit->excluded && range_overlaps(range, r))
			*(struct term_use *)vec_push(out) =
				(struct term_use){ hit->entry, range };
	}
}

/* Where to begin so that a form which reaches into R is found whole: at a word,
 * not inside one. */
static size_t
walk_start(struct slice text, size_t start)
{
	struct range cut;
	size_t at = start > LOOK ? utf8_start(text, start - LOOK) : 0;

	if (at == 0)
		return 0;
	cut = form_word(slice_sub(text, 0, start), utf8_before(text, at));
	return !range_is_none(cut) && cut.start < at ? cut.end : at;
}

void
term_uses(const struct glossary *g, const struct doc *d, struct range r,
	struct vec *out)
{
	struct slice text = doc_text(d);
	struct walk w = { .glossary = g, .hits = VEC_OF(struct hit) };
	struct range word;

	r = range_intersect((struct range){ 0, text.size }, r);
	if (!g->entries.count || r.start == r.end)
		return;
	w.text = slice_sub(text, 0, r.end + LOOK);
	w.taken = mem_new(g->entries.count * sizeof *w.taken);
	word = form_word(w.text, walk_start(text, r.start));
	while (word.start < r.end) {
		find_hits(&w, word);
		take_hits(&w, word.start, r, out);
		word = form_word(w.text, word.end);
	}
	free(w.taken);
	vec_release(&w.hits);
	buf_release(&w.word);
	buf_release(&w.spare);
}
