#include "store/merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/tally.h"

enum { REST_EVERY = 1 << 18 /* postings of an input: 1.5 MB */ };

struct input {
	struct segment *segment; /* borrowed */
	size_t at, bucket, hint;
	uint32_t key, place; /* of the posting at `at` */
	uint32_t *bases;     /* owned: of its entries, where they will stand */
	bool moves;	     /* all of it lives, and moves as one block */
};

struct merge {
	struct input *inputs; /* owned */
	size_t count;
	struct vec entries; /* of struct segment_entry */
	struct segment_writer *writer;
};

static void
release(struct merge *m)
{
	for (size_t i = 0; i < m->count; i++)
		free(m->inputs[i].bases);
	free(m->inputs);
	vec_release(&m->entries);
	free(m);
}

void
merge_drop(struct merge *m)
{
	if (!m)
		return;
	segment_writer_drop(m->writer);
	release(m);
}

/* The living of them get their places in the new space, one behind the other. */
static void
place_entries(struct merge *m, struct input *in)
{
	const struct segment *s = in->segment;
	size_t count = segment_entry_count(s);

	in->bases = mem_resize(NULL, count + 1, sizeof(*in->bases));
	in->moves = s->dead_count == 0 && count > 0;
	for (size_t i = 0; i < count; i++) {
		const struct segment_entry *last = vec_last(&m->entries);
		struct segment_entry *new;

		in->bases[i] =
			last ? last->base + (last->end - last->start) : 0;
		if (s->dead[i])
			continue;
		new = vec_push(&m->entries);
		*new = *segment_entry(s, i);
		new->base = in->bases[i];
	}
}

/* Reads on to the next posting that lives. */
static void
settle(struct input *in)
{
	const struct segment *s = in->segment;

	for (; in->at < segment_size(s); in->at++) {
		const struct segment_entry *e;

		in->key = segment_read(s, in->at, &in->bucket, &in->place);
		if (in->moves) {
			in->place += in->bases[0];
			return;
		}
		e = segment_entry_of(s, in->place, &in->hint);
		if (!e || s->dead[in->hint])
			continue;
		in->place = in->place - e->base + in->bases[in->hint];
		return;
	}
}

struct merge *
merge_new(struct segment **inputs, size_t count, const char *path,
	uint32_t fold, struct err *err)
{
	struct merge *m = mem_new(sizeof(*m));
	struct segment_plan plan = { .path = path, .fold = fold };

	m->inputs = mem_new(count * sizeof(*m->inputs));
	m->count = count;
	m->entries = VEC_OF(struct segment_entry);
	for (size_t i = 0; i < count; i++) {
		m->inputs[i].segment = inputs[i];
		place_entries(m, &m->inputs[i]);
		settle(&m->inputs[i]);
		plan.most += segment_size(inputs[i]);
	}
	plan.entries = m->entries.items;
	plan.entry_count = m->entries.count;
	m->writer = segment_writer_new(&plan, err);
	if (m->writer)
		return m;
	release(m);
	return NULL;
}

static int
finish(struct merge *m, struct err *err)
{
	struct vec counts = VEC_OF(struct segment_count);
	int rc;

	for (size_t i = 0; i < m->count; i++) {
		size_t count;
		const struct segment_count *items =
			segment_counts(m->inputs[i].segment, &count);

		tally_join(&counts, items, count);
	}
	rc = segment_writer_end(m->writer, counts.items, counts.count, err);
	vec_release(&counts);
	release(m);
	return rc;
}

/* The one whose key is next, the earlier one of equals; NULL at the end. */
static struct input *
next_of(const struct merge *m)
{
	struct input *best = NULL;

	for (size_t i = 0; i < m->count; i++) {
		struct input *in = &m->inputs[i];

		if (in->at < segment_size(in->segment) &&
			(!best || in->key < best->key))
			best = in;
	}
	return best;
}

int
merge_step(struct merge *m, size_t postings, struct err *err)
{
	struct input *in;

	while (postings-- > 0) {
		in = next_of(m);
		if (!in)
			return finish(m, err);
		segment_writer_add(m->writer, in->key, in->place);
		if (++in->at % REST_EVERY == 0)
			segment_rest(in->segment);
		settle(in);
	}
	return 1;
}
