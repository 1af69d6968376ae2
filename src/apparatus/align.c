#include "apparatus/align.h"

#include "apparatus/lattice.h"

enum { MENDED = 5 }; /* steps that may be one word */

/* Weights of what speaks for and against a likeness. */
static const double alike_weight = 0.8, omitted_weight = 0.35;

/* The table is kept for the next alignment. */
void
align_init(struct align_result *r)
{
	*r = (struct align_result){ .steps = VEC_OF(struct align_step),
		.lattice = lattice_new() };
}

void
align_release(struct align_result *r)
{
	vec_release(&r->steps);
	lattice_free(r->lattice);
	*r = (struct align_result){ 0 };
}

static void
clear(struct align_result *r)
{
	struct vec steps = r->steps;

	vec_clear(&steps);
	*r = (struct align_result){ .steps = steps, .lattice = r->lattice };
}

/* Neighbours of one kind become one step. */
static void
merge(struct vec *steps)
{
	struct align_step *s = steps->items;
	size_t kept = 0;

	for (size_t i = 1; i < steps->count; i++) {
		if (s[i].what == s[kept].what && s[i].what != ALIGN_ELLIPSIS) {
			s[kept].quoted_count += s[i].quoted_count;
			s[kept].source_count += s[i].source_count;
		} else {
			s[++kept] = s[i];
		}
	}
	if (steps->count)
		steps->count = kept + 1;
}

/* Stretches of words that have no partners. */

static bool
is_odd(const struct align_side *quoted, const struct align_step *s)
{
	if (s->what == ALIGN_SAME || s->what == ALIGN_ELLIPSIS)
		return false;
	for (size_t i = 0; i < s->quoted_count; i++)
		if (quoted->words[s->quoted + i].flags & WORDS_BRACKET)
			return false;
	return true;
}

static struct align_step
stretch(const struct align_step *first, size_t count)
{
	struct align_step all = first[0];

	for (size_t i = 1; i < count; i++) {
		all.quoted_count += first[i].quoted_count;
		all.source_count += first[i].source_count;
	}
	all.what = ALIGN_ALIKE;
	return all;
}

/* How many steps from S, of COUNT, are one word or two with blanks put into
 * them or out of them: found one by one they are changed, added, left out. */
static size_t
respelled(const struct align_result *r, const struct align_side *quoted,
	const struct align_step *s, size_t count)
{
	size_t most = 0;

	while (most < count && most < MENDED && is_odd(quoted, &s[most]))
		most++;
	for (; most > 1; most--) {
		struct align_step all = stretch(s, most);

		if (all.quoted_count && all.source_count &&
			lattice_is_respelled(r->lattice, &all))
			return most;
	}
	return 1;
}

static void
mend(struct align_result *r, const struct align_side *quoted)
{
	struct align_step *s = r->steps.items;
	size_t kept = 0, count;

	for (size_t i = 0; i < r->steps.count; i += count) {
		count = respelled(r, quoted, &s[i], r->steps.count - i);
		s[kept++] = count > 1 ? stretch(&s[i], count) : s[i];
	}
	r->steps.count = kept;
}

static size_t
count_bracketed(const struct align_side *side, const struct align_step *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->quoted_count; i++)
		if (side->words[s->quoted + i].flags & WORDS_BRACKET)
			count++;
	return count;
}

static void
count_step(struct align_result *r, const struct align_side *quoted,
	const struct align_step *s)
{
	size_t bracketed;

	switch (s->what) {
	case ALIGN_SAME:
		r->same += s->quoted_count;
		r->run = s->quoted_count > r->run ? s->quoted_count : r->run;
		break;
	case ALIGN_ALIKE:
		r->alike += s->quoted_count;
		break;
	case ALIGN_CHANGED:
	case ALIGN_ADDED:
		bracketed = count_bracketed(quoted, s);
		r->changes += s->what == ALIGN_CHANGED && bracketed == 0;
		r->places += bracketed == 0;
		r->bracketed += bracketed;
		if (s->what == ALIGN_CHANGED)
			r->changed += s->quoted_count - bracketed;
		else
			r->added += s->quoted_count - bracketed;
		break;
	case ALIGN_OMITTED:
		r->omitted += s->source_count;
		r->places++;
		break;
	case ALIGN_ELLIPSIS:
		r->skipped += s->source_count;
		break;
	}
}

/* The same words of the pieces that ellipses leave. */
static size_t
smallest_piece(const struct vec *steps)
{
	size_t least = SIZE_MAX, here = 0;

	for (size_t i = 0; i < steps->count; i++) {
		const struct align_step *s = vec_at(steps, i);

		if (s->what == ALIGN_SAME)
			here += s->quoted_count;
		if (s->what == ALIGN_ELLIPSIS && s->source_count > 0) {
			least = here < least ? here : least;
			here = 0;
		}
	}
	return here < least ? here : least;
}

/* Words at an end that are none of the source's stand for nothing there: one
 * may be another word in its place, several were added. */
static void
add_ends(struct vec *steps)
{
	struct align_step *first = vec_at(steps, 0), *last = vec_last(steps);

	if (first->what == ALIGN_CHANGED && first->quoted_count > 1) {
		first->what = ALIGN_ADDED;
		first->source += first->source_count;
		first->source_count = 0;
	}
	if (last->what == ALIGN_CHANGED && last->quoted_count > 1) {
		last->what = ALIGN_ADDED;
		last->source_count = 0;
	}
}

static void
summarize(struct align_result *r, const struct align_side *quoted)
{
	const struct align_step *first = vec_at(&r->steps, 0);
	const struct align_step *last = vec_last(&r->steps);
	double said, against;

	r->first = first->source;
	r->beyond = last->source + last->source_count;
	for (size_t i = 0; i < r->steps.count; i++)
		count_step(r, quoted, vec_at(&r->steps, i));
	r->piece = smallest_piece(&r->steps);
	r->plain = r->same + r->alike + r->changed + r->added;
	said = (double)r->same + alike_weight * (double)r->alike;
	against = (double)(r->omitted < r->plain ? r->omitted : r->plain);
	if (r->plain)
		r->likeness =
			said / ((double)r->plain + omitted_weight * against);
}

static bool
align(const struct align_side *quoted, const struct align_side *source,
	bool part, struct align_result *r)
{
	int score;

	clear(r);
	score = lattice_align(r->lattice, quoted, source, part, &r->steps);
	if (r->steps.count == 0)
		return false;
	r->score = score / 1000.0;
	mend(r, quoted);
	merge(&r->steps);
	add_ends(&r->steps);
	summarize(r, quoted);
	return true;
}

bool
align_whole(const struct align_side *quoted, const struct align_side *source,
	struct align_result *r)
{
	return align(quoted, source, false, r);
}

bool
align_part(const struct align_side *quoted, const struct align_side *source,
	struct align_result *r)
{
	return align(quoted, source, true, r);
}
