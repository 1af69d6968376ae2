/*
 * A block is looked at in two depths. flat_view reads the head: who made it,
 * and whether each part lies where the lengths of those before it put it, so
 * that no accessor of a document can leave the block. flat_check reads all
 * the rest that is trusted later without a look: that ranges stay in the text
 * and off the middle of characters, that what is searched by halves is sorted,
 * that ids exist. A block that passes may be nonsense, never dangerous.
 */
#include "text/flat.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/flat_layout.h"

enum { ALIGNMENT = 8 };

static const char magic[8] = { 'i', 'b', 'i', 'd', 'f', 'l', 'a', 't' };
static const uint64_t byte_order = 0x0102030405060708;

static size_t
width(enum flat_part part)
{
	static const size_t widths[FLAT_PART_COUNT] = {
		[FLAT_TEXT] = 1,
		[FLAT_ORIGINS] = sizeof(struct origin),
		[FLAT_ORDER] = sizeof(uint32_t),
		[FLAT_NOTES] = sizeof(struct doc_note),
		[FLAT_LINKS] = sizeof(uint32_t),
		[FLAT_FACTS] = sizeof(struct flat_fact),
		[FLAT_STRINGS] = sizeof(size_t),
		[FLAT_BYTES] = 1,
	};

	return widths[part] ? widths[part] : sizeof(struct span);
}

static size_t
aligned(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void
pad(struct buf *block)
{
	buf_repeat(block, '\0', aligned(block->size) - block->size);
}

void
flat_start(struct buf *block)
{
	buf_repeat(block, '\0', sizeof(struct flat_head));
}

void
flat_text(struct buf *block, struct flat_head *head)
{
	head->parts[FLAT_TEXT].start = sizeof *head;
	head->parts[FLAT_TEXT].count = block->size - sizeof *head;
	pad(block);
}

void
flat_put(struct buf *block, struct flat_head *head, enum flat_part part,
	const void *items, size_t count)
{
	head->parts[part].start = block->size;
	head->parts[part].count = count;
	if (count > 0)
		buf_add(block, items, count * width(part));
	pad(block);
}

static void
give_back(struct slice block)
{
	free((char *)(uintptr_t)block.data);
}

static struct doc *
view(struct slice block, void (*release)(struct slice))
{
	struct doc *d = mem_new(sizeof *d);

	d->block = block;
	d->release = release;
	d->head = (const void *)block.data;
	return d;
}

struct doc *
flat_seal(struct buf *block, struct flat_head *head)
{
	size_t size = block->size;
	char *data = mem_resize(buf_take(block), size, 1);

	memcpy(head->magic, magic, sizeof magic);
	head->byte_order = byte_order;
	head->version = FLAT_VERSION;
	head->word = sizeof(size_t);
	head->size = size;
	memcpy(data, head, sizeof *head);
	return view((struct slice){ data, size }, give_back);
}

struct slice
flat_of(const struct doc *d)
{
	return d->block;
}

size_t
flat_head_size(void)
{
	return sizeof(struct flat_head);
}

static bool
is_ours(const struct flat_head *head)
{
	return memcmp(head->magic, magic, sizeof magic) == 0 &&
		head->byte_order == byte_order &&
		head->version == FLAT_VERSION && head->word == sizeof(size_t);
}

size_t
flat_size(struct slice block)
{
	struct flat_head head;

	if (block.size < sizeof head)
		return 0;
	memcpy(&head, block.data, sizeof head);
	return is_ours(&head) ? head.size : 0;
}

/* Whether each part begins where the one before it ends, the last one at the
 * end of the block. */
static bool
parts_fit(const struct flat_head *head)
{
	size_t at = sizeof *head;

	for (enum flat_part i = 0; i < FLAT_PART_COUNT; i++) {
		size_t count = head->parts[i].count;

		if (head->parts[i].start != at ||
			count > (head->size - at) / width(i))
			return false;
		at += aligned(count * width(i));
		if (at > head->size)
			return false;
	}
	return at == head->size;
}

static int
check_head(struct slice block, const char *name, struct err *err)
{
	const struct flat_head *head = (const void *)block.data;

	if (block.size < sizeof *head || (uintptr_t)head % ALIGNMENT ||
		memcmp(head->magic, magic, sizeof magic) != 0)
		return err_set(err, ERR_FILE, "%s: is no edition", name);
	if (!is_ours(head))
		return err_set(err, ERR_FILE,
			"%s: was made by another version or machine", name);
	if (head->size != block.size || !parts_fit(head) ||
		head->parts[FLAT_TEXT].count > FLAT_TEXT_LIMIT ||
		head->main_end > head->parts[FLAT_TEXT].count ||
		head->parts[FLAT_ORDER].count !=
			head->parts[FLAT_ORIGINS].count)
		return err_set(err, ERR_FILE, "%s: is damaged (lengths)", name);
	return 0;
}

struct doc *
flat_view(struct slice block, void (*release)(struct slice), const char *name,
	struct err *err)
{
	if (check_head(block, name, err) < 0)
		return NULL;
	return view(block, release);
}

/* Whether AT does not lie inside a character. */
static bool
is_border(struct slice text, size_t at)
{
	return at == text.size ||
		(at < text.size &&
			((unsigned char)text.data[at] & 0xC0) != 0x80);
}

static bool
is_range(struct slice text, size_t start, size_t end)
{
	return start <= end && is_border(text, start) && is_border(text, end);
}

static bool
is_string(const struct doc *d, uint32_t id)
{
	return id < flat_count(d, FLAT_STRINGS);
}

static bool
text_is_good(const struct doc *d)
{
	return utf8_is_valid(doc_text(d)) &&
		is_border(doc_text(d), d->head->main_end);
}

static bool
strings_are_good(const struct doc *d)
{
	const size_t *ends = flat_items(d, FLAT_STRINGS);
	size_t count = flat_count(d, FLAT_STRINGS);
	struct slice bytes = { flat_items(d, FLAT_BYTES),
		flat_count(d, FLAT_BYTES) };

	if (count == 0 || ends[0] != 0 || ends[count - 1] != bytes.size)
		return false;
	for (size_t i = 1; i < count; i++)
		if (!is_range(bytes, ends[i - 1], ends[i]))
			return false;
	return utf8_is_valid(bytes);
}

/* Greatest `number` that a span of KIND may have. */
static size_t
number_limit(const struct doc *d, enum span_kind kind)
{
	switch (kind) {
	case SPAN_NOTE_BODY:
	case SPAN_NOTE_LABEL:
	case SPAN_NOTE_MARK:
		return flat_count(d, FLAT_NOTES);
	case SPAN_LINK:
		return flat_count(d, FLAT_LINKS);
	default:
		return SIZE_MAX;
	}
}

static bool
kind_is_good(const struct doc *d, enum span_kind kind)
{
	struct spans set = doc_spans(d, kind);
	size_t limit = number_limit(d, kind), reach = 0;

	for (size_t i = 0; i < set.count; i++) {
		const struct span *s = &set.items[i];
		const struct span *before = i > 0 ? s - 1 : s;

		if (s->end > reach)
			reach = s->end;
		if (!is_range(doc_text(d), s->start, s->end) ||
			s->reach != reach || s->number >= limit ||
			(s->flags & ~(uint32_t)SPAN_UNSURE) ||
			s->start < before->start ||
			(s->start == before->start && s->end > before->end))
			return false;
	}
	return true;
}

static bool
spans_are_good(const struct doc *d)
{
	for (enum span_kind kind = 0; kind < SPAN_KIND_COUNT; kind++)
		if (!kind_is_good(d, kind))
			return false;
	return true;
}

static bool
order_is_good(struct origins set)
{
	for (size_t i = 0; i < set.count; i++)
		if (set.order[i] >= set.count)
			return false;
	return origin_is_ordered(set);
}

static bool
origins_are_good(const struct doc *d)
{
	struct origins set = doc_origins(d);
	size_t at = 0;

	for (size_t i = 0; i < set.count; i++) {
		const struct origin *o = &set.items[i];

		if (o->start < at || o->start == o->end || o->from > o->to ||
			!is_range(doc_text(d), o->start, o->end) ||
			!is_string(d, o->member) ||
			!origin_is_true(o, doc_text(d)))
			return false;
		at = o->end;
	}
	return order_is_good(set);
}

static bool
is_note_range(const struct doc *d, struct range r)
{
	return (r.start == OFFSET_NONE && r.end == OFFSET_NONE) ||
		is_range(doc_text(d), r.start, r.end);
}

static bool
notes_are_good(const struct doc *d)
{
	for (size_t i = 0; i < doc_note_count(d); i++) {
		const struct doc_note *n = doc_note_at(d, i);

		if (!is_string(d, n->label) || n->kind >= DOC_NOTE_KIND_COUNT ||
			n->unsure > 1 || !is_note_range(d, n->mark) ||
			!is_note_range(d, n->body))
			return false;
	}
	return true;
}

static bool
links_are_good(const struct doc *d)
{
	const uint32_t *links = flat_items(d, FLAT_LINKS);

	for (size_t i = 0; i < flat_count(d, FLAT_LINKS); i++)
		if (!is_string(d, links[i]))
			return false;
	return true;
}

static bool
facts_are_good(const struct doc *d)
{
	const struct flat_fact *facts = flat_items(d, FLAT_FACTS);

	for (size_t i = 0; i < flat_count(d, FLAT_FACTS); i++)
		if (facts[i].fact >= DOC_FACT_COUNT ||
			!is_string(d, facts[i].string) ||
			(i > 0 && facts[i].fact < facts[i - 1].fact))
			return false;
	return true;
}

int
flat_check(struct slice block, const char *name, struct err *err)
{
	static const struct {
		const char *what;
		bool (*is_good)(const struct doc *d);
	} checks[] = {
		{ "text", text_is_good },
		{ "strings", strings_are_good },
		{ "spans", spans_are_good },
		{ "origins", origins_are_good },
		{ "notes", notes_are_good },
		{ "links", links_are_good },
		{ "facts", facts_are_good },
	};
	struct doc d = { block, NULL, (const void *)block.data };

	if (check_head(block, name, err) < 0)
		return -1;
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (!checks[i].is_good(&d))
			return err_set(err, ERR_FILE, "%s: is damaged (%s)",
				name, checks[i].what);
	return 0;
}
