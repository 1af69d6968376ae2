/*
 * Elements that do something are kept on a stack with the node at which they
 * end; all others are transparent (markup_elements.c).
 */
#include "import/markup_nodes.h"

#include "import/elements.h"
#include "import/markup_elements.h"
#include "import/visible.h"

void
markup_nodes_init(struct markup_nodes *m, struct tree *t, struct notes *notes,
	struct builder *out)
{
	*m = (struct markup_nodes){
		.tree = t,
		.notes = notes,
		.out = out,
		.open = VEC_OF(struct markup_open),
		.title = TREE_NONE,
		.body = TREE_NONE,
		.root = TREE_NONE,
	};
	galley_init(&m->galley, out);
}

void
markup_nodes_release(struct markup_nodes *m)
{
	vec_release(&m->open);
	galley_release(&m->galley);
}

/* Markers. */

/* The source of the words in [FIRST, LAST). */
static struct range
words_source(const struct tree *t, uint32_t first, uint32_t last)
{
	struct range r = { tree_at(t, first)->from, tree_at(t, first)->to };
	bool found = false;

	for (uint32_t i = first; i < last; i++) {
		const struct tree_node *n = tree_at(t, i);
		struct range at = { n->from, n->to };

		if (n->element || slice_trim(n->words).size == 0)
			continue;
		r = found ? range_union(r, at) : at;
		found = true;
	}
	return r;
}

static void
put_marker(struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);
	struct slice label = notes_at(m->notes, n->note)->label;
	struct buf words = { 0 };
	size_t here;

	buf_printf(&words, "[%.*s]", (int)label.size, label.data);
	galley_begin(&m->galley);
	here = builder_here(m->out);
	builder_stand(
		m->out, buf_view(&words), words_source(m->tree, node, n->next));
	builder_mark(m->out, SPAN_NOTE_MARK,
		(struct range){ here, builder_here(m->out) }, n->note, 0);
	buf_release(&words);
}

/* The walk. */

static void
leave_until(struct markup_nodes *m, uint32_t node)
{
	struct markup_open *o;

	while ((o = vec_last(&m->open)) && o->end <= node) {
		struct markup_open ended = *o;

		vec_pop(&m->open);
		markup_elements_rule(m, ended.node)->leave(m, &ended);
	}
}

/* Writes element NODE as far as it goes by itself; the next node. */
static uint32_t
write_element(struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);
	const struct markup_rule *rule = markup_elements_rule(m, node);

	if (visible_is_hidden(m->tree, node))
		return n->next;
	if (rule->leave)
		*(struct markup_open *)vec_push(&m->open) =
			(struct markup_open){
				.node = node,
				.end = n->next,
				.kind = m->galley.kind,
				.number = m->galley.number,
				.bare = m->galley.bare,
			};
	if (rule->enter)
		rule->enter(m, node);
	return rule->whole ? n->next : node + 1;
}

static void
write_words(struct markup_nodes *m, const struct tree_node *n, size_t from)
{
	struct slice words = slice_sub(n->words, from, n->words.size);
	struct range source = { n->from + (n->exact ? from : 0), n->to };

	if (m->verbatim > 0 && !m->galley.one)
		galley_verbatim(&m->galley, words, source, n->exact);
	else if (n->exact)
		galley_copy(&m->galley, words, source.start);
	else
		galley_stand(&m->galley, words, source);
}

static void
enter_member(struct markup_nodes *m, uint32_t node)
{
	const struct tree_member *member = tree_member_of(m->tree, node);

	if (member == m->member)
		return;
	m->member = member;
	builder_member(m->out, member->name);
}

/* The end of the piece of a body that begins at NODE. */
static uint32_t
piece_end(struct markup_nodes *m, uint32_t node)
{
	const struct vec *pieces = &m->notes->pieces;
	const struct note_piece *p;

	while (m->piece < pieces->count) {
		p = vec_at(pieces, m->piece);
		if (p->first == node)
			return p->last;
		if (p->first > node)
			break;
		m->piece++;
	}
	return node;
}

/* Writes NODE; the next one. */
static uint32_t
write_node(struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);

	if (n->role == TREE_LEFT)
		return n->next;
	if (n->role == TREE_MARK) {
		put_marker(m, node);
		return n->next;
	}
	if (n->element)
		return write_element(m, node);
	write_words(m, n, 0);
	return node + 1;
}

void
markup_nodes_write(struct markup_nodes *m, uint32_t first, uint32_t last)
{
	uint32_t i = first;

	while (i < last) {
		uint32_t end = i;

		leave_until(m, i);
		enter_member(m, i);
		if (tree_at(m->tree, i)->role == TREE_BODY)
			end = piece_end(m, i);
		i = end > i ? end : write_node(m, i);
	}
	leave_until(m, last);
	galley_end(&m->galley);
}

/* Bodies. */

/* Words before the label, and it: nothing of them is body. */
static bool
is_label(const struct note *note, uint32_t node)
{
	return note->label_node != TREE_NONE && node <= note->label_node;
}

static void
put_label(struct markup_nodes *m, uint32_t index)
{
	const struct note *note = notes_at(m->notes, index);
	struct buf words = { 0 };

	buf_printf(&words, "%.*s.", (int)note->label.size, note->label.data);
	builder_open(m->out, SPAN_NOTE_LABEL, index);
	if (note->label_node == TREE_NONE) {
		builder_put(m->out, buf_view(&words));
	} else {
		struct range r = words_source(
			m->tree, note->label_from, note->label_node + 1);
		const struct tree_node *n = tree_at(m->tree, note->label_node);

		if (n->exact && n->from + note->label_end < r.end)
			r.end = n->from + note->label_end;
		builder_stand(m->out, buf_view(&words), r);
	}
	builder_close(m->out, SPAN_NOTE_LABEL);
	builder_put(m->out, SLICE(" "));
	buf_release(&words);
}

static bool
is_arrow(struct slice words)
{
	words = slice_trim(words);
	return slice_equal(words, SLICE("^")) || slice_equal(words, SLICE("↑"));
}

static uint32_t
write_body_node(struct markup_nodes *m, const struct note *note, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);

	if (n->element)
		return write_node(m, node);
	if (is_label(note, node)) {
		if (node == note->label_node)
			write_words(m, n, note->label_end);
		return node + 1;
	}
	if (m->galley.begun && is_arrow(n->words))
		return node + 1;
	return write_node(m, node);
}

void
markup_nodes_body(struct markup_nodes *m, const struct note_piece *piece)
{
	const struct note *note = notes_at(m->notes, piece->note);
	uint32_t i = piece->first;

	enter_member(m, i);
	put_label(m, piece->note);
	builder_open(m->out, SPAN_NOTE_BODY, piece->note);
	m->galley.begun = true;
	m->body = piece->note;
	m->root = i;
	while (i < piece->last) {
		leave_until(m, i);
		i = write_body_node(m, note, i);
	}
	leave_until(m, TREE_NONE);
	galley_end(&m->galley);
	m->galley.begun = false;
	builder_close(m->out, SPAN_NOTE_BODY);
	builder_break(m->out);
	m->body = m->root = TREE_NONE;
}
