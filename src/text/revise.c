#include "text/revise.h"

#include <string.h>

#include "base/utf8.h"
#include "text/recast.h"

static const struct {
	const char *word, *fault;
} kinds[] = {
#define X(name, word, fault) [REVISE_##name] = { word, fault },
	REVISE_KINDS(X)
#undef X
};

const char *
revise_word(enum revise_kind kind)
{
	return kinds[kind].word;
}

const char *
revise_fault(enum revise_kind kind)
{
	return kinds[kind].fault;
}

enum revise_kind
revise_kind_of(struct slice word)
{
	enum revise_kind kind = 0;

	while (kind < REVISE_KIND_COUNT &&
		!slice_equal(word, slice_of(kinds[kind].word)))
		kind++;
	return kind;
}

/* Kinds of whole paragraphs. */

/* What a block is made of; boilerplate lies around it. */
static const enum span_kind shapes[] = { SPAN_HEADING, SPAN_PARAGRAPH,
	SPAN_QUOTE, SPAN_LIST_ITEM, SPAN_VERBATIM, SPAN_RULE };
enum { SHAPES = sizeof(shapes) / sizeof(*shapes) };

/* From the line at `at` on so many as there are of them in the same part of
 * the text, main or notes. */
static struct range
lines_of(const struct doc *d, const struct revise_change *c)
{
	size_t limit =
		c->at < doc_main_end(d) ? doc_main_end(d) : doc_text(d).size;
	struct range lines = doc_line(d, c->at);

	for (size_t i = 1; i < c->lines && lines.end + 1 < limit; i++)
		lines.end = doc_line(d, lines.end + 1).end;
	return lines;
}

/* The line at AT, without the label of a note. */
static struct range
words_at(const struct doc *d, size_t at)
{
	struct range line = doc_line(d, at);
	const struct span *label =
		span_at(doc_spans(d, SPAN_NOTE_LABEL), line.start);

	if (label) {
		line.start = label->end;
		while (line.start < line.end &&
			doc_text(d).data[line.start] == ' ')
			line.start++;
	}
	return line;
}

static void
mark_each(struct recast *r, enum span_kind kind, struct range lines,
	uint32_t number)
{
	for (size_t at = lines.start; at <= lines.end;) {
		struct range line = words_at(r->doc, at);

		recast_mark(r, kind, line, number);
		at = line.end + 1;
	}
}

static void
strip(struct recast *r, struct range lines)
{
	for (size_t i = 0; i < SHAPES; i++)
		recast_clear(r, shapes[i], lines);
	recast_clear(r, SPAN_BOILERPLATE, lines);
}

static bool
shape(struct recast *r, const struct revise_change *c)
{
	struct range lines = lines_of(r->doc, c);

	if (lines.start == lines.end ||
		(c->kind == REVISE_HEADING && lines.end > doc_main_end(r->doc)))
		return false;
	strip(r, lines);
	if (c->kind == REVISE_HEADING) {
		mark_each(r, SPAN_HEADING, lines, c->level);
		return true;
	}
	mark_each(r, SPAN_PARAGRAPH, lines, 0);
	if (c->kind == REVISE_QUOTATION)
		recast_mark(r, SPAN_QUOTE,
			(struct range){ words_at(r->doc, lines.start).start,
				lines.end },
			1);
	return true;
}

static bool
set_aside(struct recast *r, const struct revise_change *c)
{
	struct range lines = lines_of(r->doc, c);

	recast_clear(r, SPAN_BOILERPLATE, lines);
	recast_mark(r, SPAN_BOILERPLATE, lines, 0);
	return lines.start < lines.end;
}

/* Whether the line that starts at AT is a block of some kind. */
static bool
has_shape(const struct doc *d, size_t at)
{
	for (size_t i = 0; i < SHAPES; i++)
		if (shapes[i] != SPAN_QUOTE &&
			span_at(doc_spans(d, shapes[i]), at))
			return true;
	return false;
}

static bool
take_back(struct recast *r, const struct revise_change *c)
{
	struct range lines = lines_of(r->doc, c);
	size_t at = OFFSET_NONE;

	if (!span_next_in(doc_spans(r->doc, SPAN_BOILERPLATE), lines, &at))
		return false;
	recast_clear(r, SPAN_BOILERPLATE, lines);
	for (at = lines.start; at <= lines.end;) {
		struct range line = doc_line(r->doc, at);

		if (!has_shape(r->doc, at))
			recast_mark(r, SPAN_PARAGRAPH, line, 0);
		at = line.end + 1;
	}
	return true;
}

/* Joining and cutting. */

/* The blocks of the line SECOND go, those that end with the line FIRST reach
 * to its end. What lies around both stays. */
static void
unite(struct recast *r, struct range first, struct range second)
{
	for (enum span_kind k = 0; k < SPAN_KIND_COUNT; k++) {
		struct vec *set = &r->spans[k];

		for (size_t i = set->count; i-- > 0;) {
			struct span *s = vec_at(set, i);

			if (!span_kind_is_block(k))
				continue;
			if (s->end == first.end)
				s->end = second.end;
			else if (s->start == second.start &&
				s->end <= second.end)
				vec_remove(set, i);
			else if (s->start == second.start)
				s->start = second.end + 1;
		}
	}
}

static bool
is_body_start(const struct doc *d, size_t at)
{
	const struct span *body = span_at(doc_spans(d, SPAN_NOTE_BODY), at);

	return body && body->start == at;
}

static bool
join(struct recast *r, const struct revise_change *c)
{
	const struct doc *d = r->doc;
	struct range first = doc_line(d, c->at), second, both;
	size_t at = OFFSET_NONE;

	if (first.end >= doc_text(d).size || first.start == first.end)
		return false;
	second = doc_line(d, first.end + 1);
	both = range_union(first, second);
	if (second.start == second.end || second.start == doc_main_end(d) ||
		is_body_start(d, second.start) ||
		span_next_in(doc_spans(d, SPAN_RULE), both, &at) ||
		span_next_in(doc_spans(d, SPAN_NOTE_LABEL), second, &at))
		return false;
	recast_exchange(r, first.end, ' ');
	unite(r, first, second);
	return true;
}

/* The blank before the word at AT; OFFSET_NONE without one in LINE. */
static size_t
blank_before(struct slice text, struct range line, size_t at)
{
	if (at < line.end && text.data[at] == ' ')
		at++;
	while (at > line.start && text.data[at - 1] != ' ')
		at--;
	return at > line.start ? at - 1 : OFFSET_NONE;
}

/* Paragraphs and what else is one block part at the newline AT; behind a
 * heading comes its text. */
static void
part(struct recast *r, size_t at)
{
	static const enum span_kind cut[] = { SPAN_PARAGRAPH, SPAN_HEADING,
		SPAN_VERBATIM };

	for (size_t k = 0; k < sizeof(cut) / sizeof(*cut); k++) {
		struct vec *set = &r->spans[cut[k]];

		for (size_t i = 0; i < set->count; i++) {
			struct span *s = vec_at(set, i), old = *s;

			if (!range_has(span_range(s), at))
				continue;
			s->end = at;
			recast_mark(r,
				cut[k] == SPAN_HEADING ? SPAN_PARAGRAPH
						       : cut[k],
				(struct range){ at + 1, old.end }, 0);
			break;
		}
	}
}

static bool
cut(struct recast *r, const struct revise_change *c)
{
	const struct doc *d = r->doc;
	struct range line = doc_line(d, c->at);
	size_t blank = blank_before(doc_text(d), line, c->at);

	if (blank == OFFSET_NONE || blank == line.start ||
		blank + 1 == line.end ||
		span_at(doc_spans(d, SPAN_NOTE_MARK), blank) ||
		span_at(doc_spans(d, SPAN_NOTE_LABEL), blank) ||
		(line.start >= doc_main_end(d) &&
			!span_at(doc_spans(d, SPAN_NOTE_BODY), blank)))
		return false;
	recast_exchange(r, blank, '\n');
	part(r, blank);
	return true;
}

/* Where a note ends. */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static struct range
trim(struct slice text, struct range r)
{
	while (r.start < r.end && is_blank(text.data[r.start]))
		r.start++;
	while (r.end > r.start && is_blank(text.data[r.end - 1]))
		r.end--;
	return r;
}

static bool
is_word_at(struct slice text, size_t at)
{
	uint32_t code;

	if (at >= text.size)
		return false;
	utf8_next(text, at, &code);
	return utf8_is_letter(code);
}

/* Whether what begins at AT stands close to what is before it. */
static bool
is_close(struct slice text, size_t at)
{
	return at < text.size && strchr(".,;:!?)]", text.data[at]);
}

/* Moves what is left of HOLE without the blanks around it; false when there is
 * nothing. */
static bool
move(struct recast *r, struct range hole, size_t to)
{
	struct slice text = doc_text(r->doc);
	struct range moved = trim(text, hole);

	if (moved.start >= moved.end)
		return false;
	r->moved = moved;
	r->hole = (struct range){ hole.start, moved.end };
	r->to = to;
	r->blank_before = !is_close(text, moved.start);
	r->blank_behind = is_word_at(text, to);
	for (size_t at = moved.start; at < moved.end; at++)
		if (text.data[at] == '\n')
			recast_exchange(r, at, ' ');
	return true;
}

/* The rest of the body, from AT on, goes behind the marker. */
static bool
shorten(struct recast *r, const struct doc_note *n, size_t at)
{
	struct slice text = doc_text(r->doc);

	while (at > n->body.start && is_blank(text.data[at - 1]))
		at--;
	if (range_is_none(n->mark) || at == n->body.start)
		return false;
	return move(r, (struct range){ at, n->body.end }, n->mark.end);
}

/* What stands between the marker before AT and AT goes to its note. */
static bool
lengthen(struct recast *r, size_t at)
{
	const struct doc *d = r->doc;
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	size_t index = span_index(marks, at);
	const struct span *mark = index > 0 ? &marks.items[index - 1] : NULL;
	const struct doc_note *n = mark ? doc_note_at(d, mark->number) : NULL;

	if (!n || mark->start < doc_line(d, at).start ||
		range_is_none(n->body) || n->body.start < doc_main_end(d))
		return false;
	return at > mark->end &&
		move(r, (struct range){ mark->end, at }, n->body.end);
}

static bool
end_note(struct recast *r, const struct revise_change *c)
{
	const struct doc *d = r->doc;
	const struct span *body = span_at(doc_spans(d, SPAN_NOTE_BODY), c->at);

	if (c->at < doc_main_end(d))
		return lengthen(r, c->at);
	return body && shorten(r, doc_note_at(d, body->number), c->at);
}

struct doc *
revise(const struct doc *d, const struct revise_change *change)
{
	static bool (*const makers[])(
		struct recast *, const struct revise_change *) = {
		[REVISE_HEADING] = shape,
		[REVISE_QUOTATION] = shape,
		[REVISE_PARAGRAPH] = shape,
		[REVISE_BOILERPLATE] = set_aside,
		[REVISE_TEXT] = take_back,
		[REVISE_JOIN] = join,
		[REVISE_CUT] = cut,
		[REVISE_NOTE_END] = end_note,
	};
	struct doc *revised = NULL;
	struct recast r;

	if (change->at >= doc_text(d).size)
		return NULL;
	recast_init(&r, d);
	if (makers[change->kind](&r, change))
		revised = recast_finish(&r);
	recast_release(&r);
	return revised;
}
