/*
 * The input is a script: it builds a document from its own bytes, which must
 * pass the check whatever they are; then its last bytes damage the block, and
 * what still passes must be safe to use.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz/use.h"
#include "text/builder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct script {
	struct slice rest;
	size_t at;
	size_t open[SPAN_KIND_COUNT];
	bool main_ended;
};

static uint8_t
next(struct script *s)
{
	return s->at < s->rest.size ? (uint8_t)s->rest.data[s->at++] : 0;
}

static struct slice
next_text(struct script *s)
{
	size_t size = next(s) % 24, start = s->at;

	s->at = start + size < s->rest.size ? start + size : s->rest.size;
	return slice_sub(s->rest, start, s->at);
}

static uint32_t
next_number(struct script *s, struct builder *b, enum span_kind kind)
{
	if (kind == SPAN_LINK)
		return builder_link(b, next_text(s));
	if (kind == SPAN_NOTE_BODY || kind == SPAN_NOTE_LABEL ||
		kind == SPAN_NOTE_MARK)
		return builder_note(
			b, next_text(s), next(s) % DOC_NOTE_KIND_COUNT, false);
	return next(s) % 4;
}

static void
open_or_close(struct script *s, struct builder *b)
{
	enum span_kind kind = next(s) % SPAN_KIND_COUNT;

	if (s->open[kind] > 0 && next(s) % 2) {
		builder_close(b, kind);
		s->open[kind]--;
	} else {
		builder_open(b, kind, next_number(s, b, kind));
		s->open[kind]++;
	}
}

static void
step(struct script *s, struct builder *b)
{
	size_t at = s->at;

	switch (next(s) % 8) {
	case 0:
		builder_copy(b, next_text(s), at);
		return;
	case 1:
		builder_stand(
			b, next_text(s), (struct range){ at, at + next(s) });
		return;
	case 2:
		builder_put(b, next_text(s));
		return;
	case 3:
		builder_break(b);
		return;
	case 4:
		builder_fact(b, next(s) % DOC_FACT_COUNT, next_text(s));
		return;
	case 5:
		builder_member(b, next_text(s));
		return;
	case 6:
		if (!s->main_ended)
			builder_main_end(b);
		s->main_ended = true;
		return;
	default:
		open_or_close(s, b);
	}
}

static struct doc *
build(struct slice bytes)
{
	struct script s = { .rest = bytes };
	struct builder *b = builder_new();

	while (s.at < s.rest.size)
		step(&s, b);
	return builder_finish(b);
}

static void
damage(const struct doc *d, const uint8_t *tail)
{
	struct slice block = flat_of(d);
	char *copy = mem_copy(block.data, block.size);
	struct slice damaged = { copy, block.size };
	struct doc *view = NULL;
	uint32_t place;

	memcpy(&place, tail, sizeof place);
	copy[place % block.size] ^= (char)tail[sizeof place];
	if (flat_check(damaged, "fuzz", NULL) == 0)
		view = flat_view(damaged, NULL, "fuzz", NULL);
	if (view)
		use_document(view);
	doc_free(view);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct doc *d;

	if (size < 5)
		return 0;
	d = build((struct slice){ (const char *)data, size - 5 });
	assert(flat_check(flat_of(d), "fuzz", NULL) == 0);
	use_document(d);
	damage(d, data + size - 5);
	doc_free(d);
	return 0;
}
