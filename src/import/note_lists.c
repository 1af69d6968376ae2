/*
 * One walk collects what may be markers (raised numbers, numbers in brackets)
 * and what may be bodies (items of numbered lists, paragraphs that begin with
 * a number). Bodies whose numbers count up in one parent are a run. A run is a
 * list of notes when its place says so (a heading such as "Notes", a class, the
 * end of its file) and at least half of it is marked.
 *
 * Numbers may begin anew in each chapter: the markers are cut into sequences
 * where a new heading is followed by a new 1, and runs that stand together
 * take the sequences before them one by one, the last the last.
 */
#include "import/note_lists.h"

#include <stdlib.h>

#include "base/mem.h"
#include "import/elements.h"
#include "import/runs.h"
#include "import/visible.h"

enum { HIGHEST = 9999, TAIL_WORDS = 200, HEADING_WORDS = 60 };

struct mark {
	uint32_t node, number, section;
	bool bracket;
};

struct body {
	uint32_t node, number;
	struct slice label;
	bool noted; /* its place says that it is a note */
};

struct series {
	size_t first, count; /* entries */
	size_t marks;	     /* that stand before it */
	bool eligible;
};

struct finder {
	struct notes *notes;
	struct tree *tree;
	struct vec marks, entries, runs;
	uint32_t section;   /* headings so far */
	bool under_notes;   /* the last of them was "Notes" */
	uint32_t label_end; /* markers up to here are labels of an entry */
};

/* Collecting. */

static uint32_t
number_of(struct slice label)
{
	uint32_t number = 0;

	for (size_t i = 0; i < label.size; i++) {
		if (label.data[i] < '0' || label.data[i] > '9' ||
			number > HIGHEST)
			return 0;
		number = number * 10 + (uint32_t)(label.data[i] - '0');
	}
	return number;
}

static bool
ends_in_digit(const struct tree_node *n)
{
	char last = n->words.size ? n->words.data[n->words.size - 1] : ' ';

	return !n->element && last >= '0' && last <= '9';
}

static void
collect_mark(struct finder *f, uint32_t node)
{
	const struct tree_node *n = tree_at(f->tree, node);
	struct mark mark = {
		.node = node, .section = f->section, .bracket = !n->element
	};
	struct buf words = { 0 };
	struct slice label;

	if (n->element && n->kind != ELEMENT_RAISED)
		return;
	if (!n->element && n->words.data[0] != '[')
		return;
	if (n->element && node > 0 && ends_in_digit(tree_at(f->tree, node - 1)))
		return;
	tree_text(f->tree, node, n->next, 10, &words);
	if (node >= f->label_end &&
		notes_label(buf_view(&words), &label) == NOTES_NUMBER)
		mark.number = number_of(label);
	if (mark.number > 0)
		*(struct mark *)vec_push(&f->marks) = mark;
	buf_release(&words);
}

static uint32_t
ordinal(const struct finder *f, uint32_t item)
{
	const struct body *last = vec_last(&f->entries);
	uint32_t list = tree_at(f->tree, item)->parent, said;

	said = number_of(tree_value(f->tree, item, "value"));
	if (said > 0)
		return said;
	if (last && tree_at(f->tree, last->node)->parent == list)
		return last->number + 1;
	said = number_of(tree_value(f->tree, list, "start"));
	return said > 0 ? said : 1;
}

static void
add_entry(struct finder *f, uint32_t node, uint32_t number, struct slice label)
{
	struct body *e;

	if (number == 0)
		return;
	e = vec_push(&f->entries);
	e->node = node;
	e->number = number;
	e->label = label;
	e->noted = f->under_notes || notes_says_note(f->tree, node);
	((struct series *)vec_push(&f->runs))->marks = f->marks.count;
}

static void
collect_entry(struct finder *f, uint32_t node)
{
	const struct tree_node *n = tree_at(f->tree, node);
	struct note found = { 0 };
	uint32_t number;

	if (n->kind == ELEMENT_ITEM && n->parent != TREE_NONE &&
		tree_is(f->tree, n->parent, "ol")) {
		number = ordinal(f, node);
		add_entry(f, node, number,
			arena_printf(&f->tree->strings, "%u", number));
		return;
	}
	if (n->kind != ELEMENT_PARAGRAPH &&
		(n->kind != ELEMENT_BLOCK || node + 1 >= n->next ||
			tree_at(f->tree, node + 1)->element))
		return;
	if (notes_opening(f->tree, node, n->next, &found) != NOTES_NUMBER)
		return;
	f->label_end = found.label_node + 1;
	add_entry(f, node, number_of(found.label), found.label);
}

static void
collect_heading(struct finder *f, uint32_t node)
{
	const struct tree_node *n = tree_at(f->tree, node);
	struct buf words = { 0 };
	bool heading = n->kind == ELEMENT_HEADING;

	if (!heading && n->kind != ELEMENT_PARAGRAPH)
		return;
	tree_text(f->tree, node, n->next, HEADING_WORDS, &words);
	f->section += heading;
	if (runs_is_heading(buf_view(&words)))
		f->under_notes = true;
	else if (heading)
		f->under_notes = false;
	buf_release(&words);
}

static void
collect(struct finder *f)
{
	for (uint32_t i = 0; i < tree_count(f->tree); i++) {
		const struct tree_node *n = tree_at(f->tree, i);

		if (n->role == TREE_MARK || n->role == TREE_BODY ||
			(n->element && visible_is_hidden(f->tree, i))) {
			i = n->next - 1;
			continue;
		}
		if (n->element && elements_is_block(n->kind)) {
			collect_heading(f, i);
			collect_entry(f, i);
		} else {
			collect_mark(f, i);
		}
	}
}

/* Runs. */

static struct body *
entry_at(const struct finder *f, size_t index)
{
	return vec_at(&f->entries, index);
}

static struct mark *
mark_at(const struct finder *f, size_t index)
{
	return vec_at(&f->marks, index);
}

/* The last runs of a file are lists of notes even without a heading. */
static bool
ends_member(const struct finder *f, const struct series *r)
{
	const struct tree *t = f->tree;
	const struct body *last = entry_at(f, r->first + r->count - 1);
	const struct tree_member *m = tree_member_of(t, last->node);
	const struct tree_member *end =
		(const struct tree_member *)t->members.items + t->members.count;
	uint32_t stop = m + 1 < end ? m[1].first : tree_count(t);
	struct buf words = { 0 };
	bool ends;

	tree_text(
		t, tree_at(t, last->node)->next, stop, TAIL_WORDS + 1, &words);
	ends = words.size <= TAIL_WORDS;
	buf_release(&words);
	return ends;
}

/* Entries came each with a run of its own; joins those that count up. */
static void
join_runs(struct finder *f)
{
	size_t count = 0;

	for (size_t i = 0; i < f->entries.count; i++) {
		struct series *r = count ? vec_at(&f->runs, count - 1) : NULL;
		const struct body *e = entry_at(f, i), *last = e - 1;

		if (r && e->number == last->number + 1 &&
			tree_at(f->tree, e->node)->parent ==
				tree_at(f->tree, last->node)->parent) {
			r->count++;
			continue;
		}
		r = vec_at(&f->runs, count++);
		r->marks = ((struct series *)vec_at(&f->runs, i))->marks;
		r->first = i;
		r->count = 1;
	}
	f->runs.count = count;
	for (size_t i = 0; i < count; i++) {
		struct series *r = vec_at(&f->runs, i);

		r->eligible = entry_at(f, r->first)->noted || ends_member(f, r);
	}
}

static void
drop_runs(struct finder *f)
{
	struct series *runs = f->runs.items;
	size_t count = 0;

	for (size_t i = 0; i < f->runs.count; i++)
		if (runs[i].eligible)
			runs[count++] = runs[i];
	f->runs.count = count;
}

/* Joining. */

/* Index of the first mark of the sequence that ends before END. */
static size_t
sequence_start(const struct finder *f, size_t from, size_t end)
{
	size_t at = end;

	while (at > from + 1) {
		const struct mark *m = mark_at(f, at - 1);

		if (m->number == 1 && m[-1].section < m->section)
			return at - 1;
		at--;
	}
	return from < end ? from : end;
}

static uint32_t
new_note(struct finder *f, const struct body *e)
{
	return notes_add(f->notes, e->label);
}

/* The end of the body of ENTRY: up to the next of its run. */
static uint32_t
body_end(const struct finder *f, const struct series *r, size_t entry)
{
	uint32_t node = entry_at(f, entry)->node;

	if (entry + 1 < r->first + r->count)
		return entry_at(f, entry + 1)->node;
	return tree_at(f->tree, node)->next;
}

static bool
is_worth(
	const struct finder *f, const struct series *r, size_t from, size_t end)
{
	uint32_t low = entry_at(f, r->first)->number;
	bool *seen = mem_new(r->count);
	size_t hits = 0;

	for (size_t i = from; i < end; i++) {
		uint32_t number = mark_at(f, i)->number - low;

		if (mark_at(f, i)->number < low || number >= r->count ||
			seen[number])
			continue;
		seen[number] = true;
		hits++;
	}
	free(seen);
	return hits > 0 && hits * 2 >= r->count;
}

static void
add_dangling(struct finder *f, const struct mark *m)
{
	struct slice label = arena_printf(&f->tree->strings, "%u", m->number);

	if (m->bracket)
		notes_mark(f->notes, m->node, notes_add(f->notes, label));
}

/* Makes notes of run R and the marks [FROM, END). */
static void
join(struct finder *f, const struct series *r, size_t from, size_t end)
{
	uint32_t low = entry_at(f, r->first)->number;
	uint32_t *made = mem_new(r->count * sizeof *made);

	for (size_t i = from; i < end; i++) {
		const struct mark *m = mark_at(f, i);
		uint32_t index = m->number - low;

		if (m->number < low || index >= r->count) {
			add_dangling(f, m);
			continue;
		}
		if (made[index] == 0)
			made[index] =
				new_note(f, entry_at(f, r->first + index)) + 1;
		notes_mark(f->notes, m->node, made[index] - 1);
	}
	for (uint32_t i = 0; i < r->count; i++) {
		const struct body *e = entry_at(f, r->first + i);

		if (made[i] == 0)
			made[i] = new_note(f, e) + 1;
		notes_body(f->notes, e->node, body_end(f, r, r->first + i),
			made[i] - 1);
	}
	free(made);
}

/* Joins the runs [FIRST, LAST], between which no mark stands, with marks of
 * [FROM, end), from the last of both on. */
static void
join_group(struct finder *f, size_t first, size_t last, size_t from)
{
	size_t end = ((struct series *)vec_at(&f->runs, first))->marks;

	for (size_t i = last + 1; i > first && end > from; i--) {
		const struct series *r = vec_at(&f->runs, i - 1);
		size_t start = sequence_start(f, from, end);

		if (!is_worth(f, r, start, end))
			continue;
		join(f, r, start, end);
		end = start;
	}
}

void
note_lists_find(struct notes *n)
{
	struct finder f = {
		.notes = n,
		.tree = n->tree,
		.marks = VEC_OF(struct mark),
		.entries = VEC_OF(struct body),
		.runs = VEC_OF(struct series),
	};
	size_t from = 0, last;

	collect(&f);
	join_runs(&f);
	drop_runs(&f);
	for (size_t i = 0; i < f.runs.count; i = last + 1) {
		const struct series *runs = f.runs.items;

		for (last = i; last + 1 < f.runs.count &&
			runs[last + 1].marks == runs[i].marks;
			last++)
			continue;
		join_group(&f, i, last, from);
		from = runs[i].marks;
	}
	vec_release(&f.marks);
	vec_release(&f.entries);
	vec_release(&f.runs);
}
