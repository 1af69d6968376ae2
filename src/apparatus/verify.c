#include "apparatus/verify.h"

#include "apparatus/rarity.h"

static const double alike_worth = 0.6; /* of a word's bits */

void
verify_init(struct verifier *v, const struct source_library *library)
{
	*v = (struct verifier){ .words = VEC_OF(struct word),
		.bits = VEC_OF(double),
		.passage = VEC_OF(struct word),
		.differences = VEC_OF(struct difference) };
	v->library = library;
	align_init(&v->align);
}

void
verify_release(struct verifier *v)
{
	vec_release(&v->words);
	vec_release(&v->bits);
	vec_release(&v->passage);
	vec_release(&v->differences);
	align_release(&v->align);
}

static const struct word *
word_at(const struct vec *words, size_t i)
{
	return (const struct word *)words->items + i;
}

/* Reading. */

static void
read_text(struct slice text, struct range r, struct vec *words)
{
	words_read_text(slice_sub(text, r.start, r.end), words);
	for (size_t i = 0; i < words->count; i++) {
		struct word *w = vec_at(words, i);

		w->start += (uint32_t)r.start;
		w->end += (uint32_t)r.start;
	}
}

void
verify_quoted(struct verifier *v, const struct doc *doc, struct slice text,
	struct range r)
{
	v->quoted = (struct difference_side){ doc, text, r };
	vec_clear(&v->words);
	vec_clear(&v->bits);
	if (doc)
		words_read(doc, r, &v->words);
	else
		read_text(text, r, &v->words);
	v->ellipses = 0;
	for (size_t i = 0; i < v->words.count; i++)
		if (word_at(&v->words, i)->flags & WORDS_ELLIPSIS)
			v->ellipses++;
}

static struct range
whole_words(struct slice text, struct range r)
{
	while (r.start > 0 && text.data[r.start - 1] != ' ' &&
		text.data[r.start - 1] != '\n')
		r.start--;
	while (r.end < text.size && text.data[r.end] != ' ' &&
		text.data[r.end] != '\n')
		r.end++;
	return r;
}

bool
verify_align(struct verifier *v, const struct doc *d, struct range r, bool part)
{
	struct align_side quoted = { v->quoted.text, v->words.items,
		v->words.count };
	struct align_side source = { .text = doc_text(d) };

	v->source = (struct difference_side){ d, source.text,
		whole_words(source.text, r) };
	vec_clear(&v->passage);
	words_read(d, v->source.range, &v->passage);
	words_drop_ellipses(&v->passage);
	source.words = v->passage.items;
	source.count = v->passage.count;
	return (part ? align_part(&quoted, &source, &v->align)
		     : align_whole(&quoted, &source, &v->align)) &&
		v->align.beyond > v->align.first;
}

/* Weighing. */

/* What each word is worth; only now, as most windows come to nothing. */
static void
weigh_words(struct verifier *v)
{
	const struct source_library *l = v->library;
	size_t all = l->size(l->data);

	for (size_t i = v->bits.count; i < v->words.count; i++) {
		uint32_t hash = word_at(&v->words, i)->hash;

		*(double *)vec_push(&v->bits) =
			hash ? rarity_bits(l->count(l->data, hash), all) : 0;
	}
}

double
verify_surprise(struct verifier *v)
{
	const struct source_library *l = v->library;
	double bits = -rarity_bits(1, l->size(l->data));

	weigh_words(v);
	for (size_t i = 0; i < v->align.steps.count; i++) {
		const struct align_step *s = vec_at(&v->align.steps, i);
		double worth = s->what == ALIGN_SAME ? 1
			: s->what == ALIGN_ALIKE     ? alike_worth
						     : 0;

		for (size_t k = 0; k < s->quoted_count && worth > 0; k++)
			bits += worth *
				((double *)v->bits.items)[s->quoted + k];
	}
	return bits;
}

/* Telling. */

enum difference_grade
verify_grade(struct verifier *v)
{
	vec_clear(&v->differences);
	difference_steps(&v->quoted, v->words.items, &v->source,
		v->passage.items, &v->align.steps, &v->differences);
	return difference_grade(v->differences.items, v->differences.count);
}

struct range
verify_cited(const struct verifier *v)
{
	struct range r = RANGE_NONE;

	for (size_t i = 0; i < v->align.steps.count; i++) {
		const struct align_step *s = vec_at(&v->align.steps, i);

		if (s->quoted_count == 0 || s->what == ALIGN_ELLIPSIS)
			continue;
		if (range_is_none(r))
			r.start = word_at(&v->words, s->quoted)->start;
		r.end = word_at(&v->words, s->quoted + s->quoted_count - 1)
				->end;
	}
	return r;
}

struct range
verify_source(const struct verifier *v)
{
	return (struct range){ word_at(&v->passage, v->align.first)->start,
		word_at(&v->passage, v->align.beyond - 1)->end };
}
