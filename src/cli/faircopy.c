/*
 * Line by line of the text. Around each stand containers, from the outside in:
 * quotations, list items, the body of a note. Those that also stood around the
 * line before go on with their margin (`> `, blanks); the others begin with
 * their sign (`> `, `- `, `12. `, `[^x]: `). Between two blocks there is a
 * line with nothing but the margin of what goes on, so that two quotations in
 * a row stay two.
 *
 * Where items do not lie within each other (plain text knows only how deep
 * they are), those before them with a smaller depth are taken for their
 * parents.
 */
#include "cli/faircopy.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/fairwords.h"

struct container {
	enum span_kind kind; /* QUOTE, LIST_ITEM, NOTE_BODY */
	size_t start, end;   /* of its span */
	uint32_t number;     /* depth of an item, index of a note */
	size_t width;	     /* columns of its margin */
	size_t count;	     /* number of an item, 0: a bullet */
	char sign;	     /* of its list: - * . ) */
};

struct faircopy {
	const struct doc *doc;
	struct output *out;
	struct fairwords words;
	struct vec open, next; /* of struct container */
	bool begun;
};

/* The head. */

static void
put_fact(struct buf *out, const char *key, struct slice value)
{
	char first = value.size > 0 ? value.data[0] : '\0';
	bool quoted = first == '"' || first == '\'';

	if (value.size == 0)
		return;
	buf_printf(out, "%s: %s", key, quoted ? "\"" : "");
	for (size_t i = 0; i < value.size; i++)
		buf_char(out, value.data[i] == '\n' ? ' ' : value.data[i]);
	buf_text(out, quoted ? "\"\n" : "\n");
}

static void
put_facts(struct buf *out, const struct doc *d, enum doc_fact fact)
{
	struct slice value;

	for (size_t i = 0; (value = doc_fact(d, fact, i)).size > 0; i++)
		put_fact(out, doc_fact_name(fact), value);
}

/* A name that is only the file's is no title. */
static struct slice
title_of(const struct shelf_entry *e)
{
	const char *name = e->path.size > 0 ? file_name(e->path.data) : "";

	return slice_equal(e->title, slice_of(name)) ? SLICE("") : e->title;
}

/* The reader's own word on title, author and date comes first. */
static void
put_head(struct faircopy *f, const struct shelf_entry *e)
{
	struct slice author = doc_fact(f->doc, DOC_AUTHOR, 0);
	struct buf *out = &f->out->data;
	size_t start = out->size, first;

	buf_text(out, "---\n");
	first = out->size;
	put_fact(out, "title", title_of(e));
	put_facts(out, f->doc, DOC_SUBTITLE);
	if (author.size > 0 && slice_starts(e->author, author))
		put_facts(out, f->doc, DOC_AUTHOR);
	else
		put_fact(out, "author", e->author);
	put_facts(out, f->doc, DOC_TRANSLATOR);
	put_fact(out, "date", e->date);
	put_facts(out, f->doc, DOC_PUBLISHER);
	put_facts(out, f->doc, DOC_LANGUAGE);
	put_facts(out, f->doc, DOC_ID);
	if (out->size == first)
		buf_replace(out, start, out->size, SLICE(""));
	else
		buf_text(out, "---\n");
	f->begun = out->size > start;
}

/* Containers. */

static int
compare_containers(const void *a, const void *b)
{
	const struct container *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

static bool
is_same(const struct container *a, const struct container *b)
{
	return a->kind == b->kind && a->start == b->start && a->end == b->end &&
		a->number == b->number;
}

static void
gather(struct faircopy *f, enum span_kind kind, size_t at)
{
	struct range one = { at, at + 1 };
	const struct span *s;
	size_t i = OFFSET_NONE;

	while ((s = span_next_in(doc_spans(f->doc, kind), one, &i)))
		*(struct container *)vec_push(&f->next) = (struct container){
			.kind = kind,
			.start = s->start,
			.end = s->end,
			.number = s->number,
		};
}

/* Items that only tell how deep they are get those before them around. */
static void
adopt(struct faircopy *f)
{
	size_t level = 0, parents = 0;
	const struct container *item, *parent;

	while (level < f->next.count &&
		((struct container *)vec_at(&f->next, level))->kind !=
			SPAN_LIST_ITEM)
		level++;
	if (level == f->next.count)
		return;
	item = vec_at(&f->next, level);
	while (level + parents < f->open.count) {
		parent = vec_at(&f->open, level + parents);
		if (parent->kind != SPAN_LIST_ITEM ||
			parent->number >= item->number)
			break;
		parents++;
	}
	for (size_t i = 0; i < parents; i++) {
		struct container copy =
			*(struct container *)vec_at(&f->open, level + i);

		*(struct container *)vec_insert(&f->next, level + i) = copy;
	}
}

/* How many of the next containers are open; they keep margin and sign. */
static size_t
common(struct faircopy *f)
{
	size_t i = 0;

	while (i < f->next.count && i < f->open.count &&
		is_same(vec_at(&f->open, i), vec_at(&f->next, i))) {
		*(struct container *)vec_at(&f->next, i) =
			*(struct container *)vec_at(&f->open, i);
		i++;
	}
	return i;
}

static void
put_margin(const struct container *c, struct buf *out)
{
	if (c->kind == SPAN_QUOTE)
		buf_text(out, "> ");
	else
		buf_repeat(out, ' ', c->width);
}

static void
make_margin(struct faircopy *f, size_t count, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < count; i++)
		put_margin(vec_at(&f->next, i), out);
}

/* Items. */

/* Takes the label of an item off the words at *AT: "• ", "12. ". */
static void
take_label(struct slice text, size_t *at, size_t end, size_t *number)
{
	size_t i = *at, digits, value = 0;
	uint32_t code = ' ';

	while (i < end && text.data[i] >= '0' && text.data[i] <= '9')
		i++;
	digits = i - *at;
	if (digits > 9 || i >= end)
		return;
	if (digits > 0 && (text.data[i] == '.' || text.data[i] == ')'))
		slice_number(slice_sub(text, *at, i++), &value);
	else if (digits == 0)
		i += utf8_next(text, i, &code);
	if (i >= end || text.data[i] != ' ' ||
		(value == 0 && (utf8_is_letter(code) || utf8_is_space(code))))
		return;
	*number = value;
	*at = i + 1;
}

/* A list that does not go on from the item before it has another sign. */
static char
item_sign(const struct container *c, const struct container *before)
{
	bool sibling = before && before->kind == SPAN_LIST_ITEM;

	if (c->count == 0)
		return sibling && before->count == 0 ? before->sign : '-';
	if (!sibling || before->count == 0)
		return '.';
	if (c->count == before->count + 1)
		return before->sign;
	return before->sign == '.' ? ')' : '.';
}

/* Takes the labels of the items that begin off the words at *AT. */
static void
read_items(struct faircopy *f, size_t kept, size_t *at, size_t end)
{
	for (size_t i = kept; i < f->next.count; i++) {
		struct container *c = vec_at(&f->next, i);

		if (c->kind != SPAN_LIST_ITEM)
			continue;
		take_label(doc_text(f->doc), at, end, &c->count);
		c->sign = item_sign(
			c, i < f->open.count ? vec_at(&f->open, i) : NULL);
	}
}

static void
begin_container(struct faircopy *f, struct container *c)
{
	struct buf *out = &f->out->data;
	size_t start = out->size;
	struct slice label;

	switch ((int)c->kind) {
	case SPAN_LIST_ITEM:
		if (c->count > 0)
			buf_printf(out, "%zu", c->count);
		buf_printf(out, "%c ", c->sign);
		c->width = out->size - start;
		break;
	case SPAN_NOTE_BODY:
		label = fairwords_label(&f->words, c->number);
		buf_printf(out, "[^%.*s]: ", (int)label.size, label.data);
		c->width = 4;
		break;
	default:
		buf_text(out, "> ");
	}
}

/* Blocks. */

static bool
is_item(const struct container *c)
{
	return c && c->kind == SPAN_LIST_ITEM;
}

/* Items of one list stand close together. */
static bool
is_close(const struct faircopy *f, size_t kept)
{
	const struct container *next, *before;

	if (f->next.count != kept + 1 || f->open.count <= kept ||
		!is_item(vec_last(&f->open)))
		return false;
	next = vec_at(&f->next, kept);
	before = vec_at(&f->open, kept);
	return is_item(next) && is_item(before) && next->sign == before->sign;
}

/* Begins the block whose words start at AT: margins and signs. Returns where
 * its words go on. */
static size_t
begin_block(struct faircopy *f, size_t at, size_t end)
{
	struct buf *out = &f->out->data;
	size_t kept;

	vec_clear(&f->next);
	gather(f, SPAN_NOTE_BODY, at);
	gather(f, SPAN_QUOTE, at);
	gather(f, SPAN_LIST_ITEM, at);
	vec_sort(&f->next, compare_containers);
	adopt(f);
	kept = common(f);
	read_items(f, kept, &at, end);
	make_margin(f, kept, &f->words.margin);
	if (f->begun && !is_close(f, kept)) {
		buf_slice(out, buf_view(&f->words.margin));
		while (out->size > 0 && out->data[out->size - 1] == ' ')
			out->size--;
		buf_char(out, '\n');
	}
	buf_slice(out, buf_view(&f->words.margin));
	for (size_t i = kept; i < f->next.count; i++)
		begin_container(f, vec_at(&f->next, i));
	make_margin(f, f->next.count, &f->words.margin);
	f->begun = true;
	return at;
}

static void
end_block(struct faircopy *f)
{
	struct vec open = f->open;

	f->open = f->next;
	f->next = open;
	buf_char(&f->out->data, '\n');
}

static void
put_words(struct faircopy *f, struct range line)
{
	const struct span *h =
		span_at(doc_spans(f->doc, SPAN_HEADING), line.start);
	size_t at = begin_block(f, line.start, line.end);

	if (h) {
		buf_repeat(&f->out->data, '#',
			h->number < 1		? 1
				: h->number > 6 ? 6
						: h->number);
		buf_char(&f->out->data, ' ');
	}
	fairwords_put(&f->words, (struct range){ at, line.end }, h != NULL);
	end_block(f);
}

static void
put_rule(struct faircopy *f, struct range line)
{
	begin_block(f, line.start, line.end);
	buf_text(&f->out->data, "***");
	end_block(f);
}

/* Longest run of backquotes in S. */
static size_t
longest_run(struct slice s)
{
	size_t run = 0, most = 0;

	for (size_t i = 0; i < s.size; i++) {
		run = s.data[i] == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	return most;
}

static void
put_fence_line(struct faircopy *f, struct slice line)
{
	buf_char(&f->out->data, '\n');
	buf_slice(&f->out->data, buf_view(&f->words.margin));
	buf_slice(&f->out->data, line);
}

/* The lines of R as they are, between fences. */
static void
put_fence(struct faircopy *f, struct range r, const char *info)
{
	struct slice words = doc_cut(f->doc, r), stop = SLICE("\xe2\x80\xa8");
	size_t run = longest_run(words), at = 0;
	struct buf fence = { 0 };

	buf_repeat(&fence, '`', run < 3 ? 3 : run + 1);
	begin_block(f, r.start, r.end);
	buf_printf(&f->out->data, "%s%s", buf_string(&fence), info);
	while (at <= words.size) {
		size_t end = slice_find(words, stop, at);
		size_t newline = slice_find(words, SLICE("\n"), at);

		end = end < newline ? end : newline;
		if (end == SLICE_NONE)
			end = words.size;
		put_fence_line(f, slice_sub(words, at, end));
		at = end == newline ? end + 1 : end + stop.size;
	}
	put_fence_line(f, buf_view(&fence));
	end_block(f);
	buf_release(&fence);
}

/* A body that stands in the file twice, in the sentence and in a list, say. */
static bool
is_repeated(const struct doc *d, size_t at)
{
	const struct span *body = span_at(doc_spans(d, SPAN_NOTE_BODY), at);
	struct range first;

	if (!body)
		return false;
	first = doc_note_at(d, body->number)->body;
	return !range_is_none(first) && first.start != body->start &&
		slice_equal(doc_cut(d, first), doc_cut(d, span_range(body)));
}

/* One block that begins at LINE; returns where it ends. */
static size_t
put_line(struct faircopy *f, struct range line)
{
	const struct doc *d = f->doc;
	const struct span *verbatim =
		span_at(doc_spans(d, SPAN_VERBATIM), line.start);
	const struct span *plate =
		span_outermost_at(doc_spans(d, SPAN_BOILERPLATE), line.start);

	if (is_repeated(d, line.start))
		return line.end;
	if (plate && plate->end >= line.end) {
		if (f->words.all)
			put_fence(f, line, "boilerplate");
	} else if (verbatim) {
		line.end = verbatim->end > line.end ? verbatim->end : line.end;
		put_fence(f, line, "");
	} else if (span_at(doc_spans(d, SPAN_RULE), line.start)) {
		put_rule(f, line);
	} else {
		put_words(f, line);
	}
	return line.end;
}

/* Where the words begin behind the label of a note. */
static size_t
skip_label(const struct doc *d, struct range line)
{
	const struct span *label =
		span_at(doc_spans(d, SPAN_NOTE_LABEL), line.start);
	struct slice text = doc_text(d);
	size_t at = line.start;

	if (label) {
		at = label->end;
		while (at < line.end && text.data[at] == ' ')
			at++;
	}
	return at;
}

void
faircopy_print(struct output *out, const struct target *t, bool all)
{
	struct faircopy f = { .doc = t->doc,
		.out = out,
		.open = VEC_OF(struct container),
		.next = VEC_OF(struct container) };
	size_t size = doc_text(t->doc).size;

	fairwords_init(&f.words, t->doc, &out->data);
	f.words.all = all;
	put_head(&f, &t->entry);
	for (size_t at = 0; at < size && output_pass(out); at++) {
		struct range line = { at, doc_line(t->doc, at).end };

		line.start = skip_label(t->doc, line);
		at = line.start < line.end ? put_line(&f, line) : line.end;
	}
	fairwords_release(&f.words);
	vec_release(&f.open);
	vec_release(&f.next);
}
