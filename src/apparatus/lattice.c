/*
 * Gotoh's algorithm. PAIR: the last word of the quotation stands for the last
 * of the source; EXTRA: it stands for none; OMIT: the last of the source has
 * no word. An ellipsis is a row of its own: its PAIR is the best of the row
 * above, as far left as one likes, for next to nothing a word.
 *
 * Of the scores only three rows are kept; the way back takes a byte a cell.
 * Each row has its own columns (band.c): outside them everything is NEVER.
 */
#include "apparatus/lattice.h"

#include <stdlib.h>

#include "apparatus/band.h"
#include "apparatus/likeness.h"
#include "apparatus/penalty.h"
#include "base/mem.h"

enum state { PAIR, EXTRA, OMIT, STATES };

/* How a pair came about: one word for one, two of the quotation for one of the
 * source, one for two, and as the first pair of all. */
enum manner { SINGLE, TWO_QUOTED, TWO_SOURCE, FIRST };

#define NEVER (INT32_MIN / 2)

/* Per cent of likeness. */
enum { MUCH = 70, LITTLE = 50, JOINED_LEAST = 80 };

struct cell {
	int score[STATES];
};

struct lattice {
	const struct align_side *quoted, *source;
	bool part;
	const struct penalty *costs;
	int other;		  /* what another word costs in this row */
	struct penalty_gap extra; /* what one too many costs there */
	struct likeness likeness;
	struct vec bands;   /* of struct band, one for each row */
	struct vec origins; /* of uint32_t: where ellipses begin */
	uint8_t *trace;	    /* owned */
	size_t trace_room;
	struct cell *rows[3]; /* owned; two columns of margin */
	size_t row_room;
	struct {
		int score;
		size_t row, column;
		enum state state;
	} end;
};

enum { MARGIN = 2 };

struct lattice *
lattice_new(void)
{
	struct lattice *l = mem_new(sizeof *l);

	likeness_init(&l->likeness);
	l->bands = VEC_OF(struct band);
	l->origins = VEC_OF(uint32_t);
	return l;
}

void
lattice_free(struct lattice *l)
{
	if (!l)
		return;
	likeness_release(&l->likeness);
	vec_release(&l->bands);
	vec_release(&l->origins);
	free(l->trace);
	for (size_t i = 0; i < 3; i++)
		free(l->rows[i]);
	free(l);
}

/* Rooms. */

static struct cell *
row_of(const struct lattice *l, size_t row)
{
	return l->rows[row % 3] + MARGIN;
}

static const struct band *
band_of(const struct lattice *l, size_t row)
{
	return (const struct band *)l->bands.items + row;
}

static void
clear_cells(struct cell *cells, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		cells[i] = (struct cell){ { NEVER, NEVER, NEVER } };
}

static void
make_room(struct lattice *l, size_t columns, size_t cells)
{
	if (columns + MARGIN > l->row_room) {
		l->row_room = 2 * (columns + MARGIN);
		for (size_t i = 0; i < 3; i++)
			l->rows[i] = mem_resize(
				l->rows[i], l->row_room, sizeof *l->rows[i]);
	}
	for (size_t i = 0; i < 3; i++)
		clear_cells(l->rows[i], 0, columns + MARGIN);
	if (cells > l->trace_room) {
		l->trace_room = 2 * cells;
		l->trace = mem_resize(l->trace, l->trace_room, 1);
	}
}

/* Scores. */

static enum state
best_state(const struct cell *c)
{
	if (c->score[PAIR] >= c->score[OMIT])
		return c->score[PAIR] >= c->score[EXTRA] ? PAIR : EXTRA;
	return c->score[OMIT] >= c->score[EXTRA] ? OMIT : EXTRA;
}

static bool
is_bracketed(const struct word *w)
{
	return w->flags & WORDS_BRACKET;
}

static bool
is_ellipsis(const struct word *w)
{
	return w->flags & WORDS_ELLIPSIS;
}

static int
word_likeness(const struct lattice *l, size_t q, size_t s)
{
	return likeness_words(&l->likeness, q, l->quoted->words[q].hash, s,
		l->source->words[s].hash);
}

static int
score_unlike(const struct lattice *l, size_t q, size_t s)
{
	int alike = word_likeness(l, q, s);

	if (alike >= MUCH)
		return PENALTY_MUCH_ALIKE;
	return alike >= LITTLE ? PENALTY_ALIKE : l->other;
}

/* Whether one of the two words is the other side's by itself. */
static bool
has_same(const struct lattice *l, size_t q, bool q_two, size_t s)
{
	const struct word *a = &l->quoted->words[q], *b = &l->source->words[s];

	return a->hash == b->hash ||
		(q_two ? a[1].hash == b->hash : a->hash == b[1].hash);
}

/* The last two words of one side as one, if that is better than BEST: they
 * follow BEFORE. */
static bool
join(const struct lattice *l, const struct cell *before, size_t q, bool q_two,
	size_t s, enum state *from, int *best)
{
	int alike = likeness_joined(&l->likeness, q, q_two, s), score;
	enum state state;

	if (alike <= JOINED_LEAST || has_same(l, q, q_two, s))
		return false;
	state = best_state(before);
	score = before->score[state] +
		(alike == 100 ? PENALTY_JOINED : PENALTY_MUCH_JOINED);
	if (score <= *best)
		return false;
	*best = score;
	*from = state;
	return true;
}

/* Fills PAIR of C: the byte for the way back. */
static unsigned
fill_pair(const struct lattice *l, size_t i, size_t j, struct cell *c)
{
	const struct word *q = &l->quoted->words[i - 1];
	const struct cell *above = row_of(l, i - 1) + j;
	enum state from = best_state(above - 1);
	enum manner manner = SINGLE;
	int best = above[-1].score[from];

	if (l->part && best < 0) {
		best = 0;
		manner = FIRST;
	}
	if (q->hash == l->source->words[j - 1].hash) {
		c->score[PAIR] = best + PENALTY_SAME;
		return from | (unsigned)manner << 2;
	}
	best += score_unlike(l, i - 1, j - 1);
	if (i > 1 && !is_ellipsis(q - 1) &&
		join(l, row_of(l, i - 2) + j - 1, i - 2, true, j - 1, &from,
			&best))
		manner = TWO_QUOTED;
	if (j > 1 && join(l, above - 2, i - 1, false, j - 2, &from, &best))
		manner = TWO_SOURCE;
	c->score[PAIR] = best;
	return from | (unsigned)manner << 2;
}

static unsigned
fill_extra(const struct lattice *l, size_t i, size_t j, struct cell *c)
{
	const struct cell *above = row_of(l, i - 1) + j;
	enum state from =
		above->score[PAIR] >= above->score[OMIT] ? PAIR : OMIT;
	int open = above->score[from] + l->extra.open;
	int next = above->score[EXTRA] + l->extra.next;

	c->score[EXTRA] = open >= next ? open : next;
	return (unsigned)(open >= next ? from : EXTRA) << 4;
}

static unsigned
fill_omit(
	const struct cell *left, const struct penalty_gap *cost, struct cell *c)
{
	enum state from =
		left->score[PAIR] >= left->score[EXTRA] ? PAIR : EXTRA;
	int open = left->score[from] + cost->open;
	int next = left->score[OMIT] + cost->next;

	c->score[OMIT] = open >= next ? open : next;
	return (unsigned)(open >= next ? from : OMIT) << 6;
}

/* Rows. */

static bool
is_beside_bracket(const struct lattice *l, size_t i)
{
	return is_bracketed(&l->quoted->words[i - 1]) ||
		(i < l->quoted->count && is_bracketed(&l->quoted->words[i]));
}

static void
note_end(struct lattice *l, size_t i, size_t j, enum state state,
	const struct cell *c)
{
	if (c->score[state] <= l->end.score)
		return;
	l->end.score = c->score[state];
	l->end.row = i;
	l->end.column = j;
	l->end.state = state;
}

static bool
is_beside_ellipsis(const struct lattice *l, size_t i)
{
	const struct word *w = &l->quoted->words[i - 1];

	return (i > 1 && is_ellipsis(w - 1)) ||
		(i < l->quoted->count && is_ellipsis(w + 1));
}

/* What words without partners cost in row I. */
static void
set_costs(struct lattice *l, size_t i)
{
	bool bracketed = is_bracketed(&l->quoted->words[i - 1]);

	l->other = l->costs->other[bracketed];
	l->extra = l->costs->extra[bracketed];
	if (!bracketed && is_beside_ellipsis(l, i))
		l->other = l->extra.open = l->costs->beside;
}

static void
fill_words(struct lattice *l, size_t i)
{
	const struct band *band = band_of(l, i);
	const struct penalty_gap *cost =
		&l->costs->omit[is_beside_bracket(l, i)];
	struct cell *row = row_of(l, i);
	uint8_t *trace = l->trace + band->at;
	bool last = i == l->quoted->count;

	set_costs(l, i);
	for (size_t j = band->from; j < band->to; j++) {
		struct cell c = { { NEVER, NEVER, NEVER } };
		unsigned t = 0;

		if (j > 0)
			t = fill_pair(l, i, j, &c);
		t |= fill_extra(l, i, j, &c);
		t |= fill_omit(row + j - 1, cost, &c);
		row[j] = c;
		*trace++ = (uint8_t)t;
		if (l->part || last)
			note_end(l, i, j, PAIR, &c);
		if (last && !l->part)
			note_end(l, i, j, EXTRA, &c);
	}
}

static void
fill_ellipsis(struct lattice *l, size_t i)
{
	const struct band *band = band_of(l, i);
	const struct cell *above = row_of(l, i - 1);
	struct cell *row = row_of(l, i);
	uint8_t *trace = l->trace + band->at;
	size_t column = band->from;
	enum state from = PAIR;
	int best = NEVER;

	for (size_t j = band->from; j < band->to; j++) {
		enum state state = best_state(&above[j]);

		best += PENALTY_DISTANCE;
		if (above[j].score[state] >= best) {
			best = above[j].score[state];
			from = state;
			column = j;
		}
		row[j] = (struct cell){ { best + l->costs->ellipsis, NEVER,
			NEVER } };
		*trace++ = (uint8_t)from;
		*(uint32_t *)vec_push(&l->origins) = (uint32_t)column;
		if (i == l->quoted->count)
			note_end(l, i, j, PAIR, &row[j]);
	}
}

static void
fill(struct lattice *l)
{
	const struct band *first = band_of(l, 0);

	for (size_t j = first->from; j < first->to; j++)
		row_of(l, 0)[j] = (struct cell){ { 0, NEVER, NEVER } };
	for (size_t i = 1; i <= l->quoted->count; i++) {
		if (i >= 3)
			clear_cells(row_of(l, i), band_of(l, i - 3)->from,
				band_of(l, i - 3)->to);
		if (is_ellipsis(&l->quoted->words[i - 1]))
			fill_ellipsis(l, i);
		else
			fill_words(l, i);
	}
}

/* The way back. */

static void
put_step(struct vec *steps, enum align_what what, size_t quoted,
	size_t quoted_count, size_t source, size_t source_count)
{
	*(struct align_step *)vec_push(steps) = (struct align_step){ what,
		(uint32_t)quoted, (uint32_t)quoted_count, (uint32_t)source,
		(uint32_t)source_count };
}

static enum align_what
what_pair(const struct lattice *l, size_t q, size_t s)
{
	if (l->quoted->words[q].hash == l->source->words[s].hash)
		return ALIGN_SAME;
	return word_likeness(l, q, s) >= LITTLE ? ALIGN_ALIKE : ALIGN_CHANGED;
}

/* Where the ellipsis of row I that ends at column J begins. */
static size_t
origin_of(const struct lattice *l, size_t i, size_t j)
{
	const struct band *band = band_of(l, i);

	return *(uint32_t *)vec_at(&l->origins, band->origin + j - band->from);
}

/* The pair of row *I and column *J: the step, and where the one before is. */
static void
trace_pair(const struct lattice *l, unsigned manner, size_t *i, size_t *j,
	struct vec *steps)
{
	size_t quoted = manner == TWO_QUOTED ? 2 : 1;
	size_t source = manner == TWO_SOURCE ? 2 : 1;

	*i -= quoted;
	*j -= source;
	put_step(steps,
		quoted + source > 2 ? ALIGN_ALIKE : what_pair(l, *i, *j), *i,
		quoted, *j, source);
}

static void
trace_back(const struct lattice *l, struct vec *steps)
{
	size_t i = l->end.row, j = l->end.column;
	enum state state = l->end.state;

	while (i > 0) {
		const struct band *band = band_of(l, i);
		unsigned t = l->trace[band->at + j - band->from];

		if (is_ellipsis(&l->quoted->words[i - 1])) {
			size_t from = origin_of(l, i, j);

			put_step(steps, ALIGN_ELLIPSIS, --i, 1, from, j - from);
			j = from;
			state = t & 3;
		} else if (state == PAIR) {
			trace_pair(l, t >> 2 & 3, &i, &j, steps);
			if ((t >> 2 & 3) == FIRST)
				break;
			state = t & 3;
		} else if (state == EXTRA) {
			put_step(steps, ALIGN_ADDED, --i, 1, j, 0);
			state = t >> 4 & 3;
		} else {
			put_step(steps, ALIGN_OMITTED, i, 0, --j, 1);
			state = t >> 6;
		}
	}
}

static void
turn_round(struct vec *steps)
{
	struct align_step *s = steps->items;

	for (size_t i = 0; i < steps->count / 2; i++) {
		struct align_step kept = s[i];

		s[i] = s[steps->count - 1 - i];
		s[steps->count - 1 - i] = kept;
	}
}

int
lattice_align(struct lattice *l, const struct align_side *quoted,
	const struct align_side *source, bool part, struct vec *steps)
{
	size_t cells;

	vec_clear(steps);
	if (quoted->count == 0 || source->count == 0)
		return 0;
	l->quoted = quoted;
	l->source = source;
	l->part = part;
	l->costs = part ? &penalty_part : &penalty_whole;
	l->end.score = part ? 0 : NEVER;
	l->end.row = l->end.column = 0;
	l->end.state = PAIR;
	likeness_read(&l->likeness.quoted, quoted->text, quoted->words,
		quoted->count);
	likeness_read(&l->likeness.source, source->text, source->words,
		source->count);
	cells = band_find(quoted, source, &l->bands);
	make_room(l, source->count + 1, cells);
	vec_clear(&l->origins);
	fill(l);
	trace_back(l, steps);
	turn_round(steps);
	return steps->count ? l->end.score : 0;
}

bool
lattice_is_respelled(const struct lattice *l, const struct align_step *step)
{
	return likeness_stretch(&l->likeness, step->quoted, step->quoted_count,
		       step->source, step->source_count) > JOINED_LEAST;
}
