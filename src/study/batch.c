#include "study/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "study/amend.h"
#include "study/fetch.h"
#include "study/inside.h"

enum { FULL_COUNT = 64, FULL_BYTES = 16 << 20 };

void
batch_init(struct batch *b, struct study *s)
{
	*b = (struct batch){
		.study = s,
		.items = VEC_OF(struct batch_item),
	};
}

/* Gives back all but the name and the results. */
static void
let_go(struct batch_item *item)
{
	buf_release(&item->bytes);
	doc_free(item->doc);
	free(item->path);
	item->doc = NULL;
	item->path = NULL;
}

void
batch_clear(struct batch *b)
{
	for (size_t i = 0; i < b->items.count; i++) {
		struct batch_item *item = vec_at(&b->items, i);

		let_go(item);
		free(item->name);
	}
	vec_clear(&b->items);
	b->bytes = 0;
}

void
batch_release(struct batch *b)
{
	batch_clear(b);
	vec_release(&b->items);
}

bool
batch_is_full(const struct batch *b)
{
	return b->items.count >= FULL_COUNT || b->bytes >= FULL_BYTES;
}

/* The document that the file is, or that has its bytes: its id, 0, -1. */

static int64_t
find_file(struct study *s, struct batch_item *item, struct err *err)
{
	item->path = file_real(item->request.path, err);
	if (!item->path)
		return -1;
	if (file_look(item->path, &item->file) != 0 ||
		item->request.edition_of != 0)
		return 0;
	return shelf_by_file(s->store, item->path, &item->file, err);
}

/* A file that is what it was when it was read doesn't take the place of a newer
 * edition. */
static int64_t
find_hash(struct study *s, const struct batch_item *item, const char *hash,
	struct err *err)
{
	int64_t id = shelf_by_hash(s->store, hash, err);

	return id == 0 && item->path
		? shelf_by_bytes(s->store, item->path, hash, err)
		: id;
}

static int64_t
find_bytes(struct study *s, struct batch_item *item, struct err *err)
{
	char hash[HASH_HEX + 1];

	if (fetch_bytes(&item->request, &item->bytes, err) != 0)
		return -1;
	if (item->request.edition_of != 0)
		return 0;
	hash_sha256(buf_view(&item->bytes), hash);
	return find_hash(s, item, hash, err);
}

static int
fetch(struct study *s, struct batch_item *item, struct err *err)
{
	item->outcome = SHELF_KNOWN;
	if (!fetch_is_standard_input(&item->request))
		item->id = find_file(s, item, err);
	if (item->id == 0)
		item->id = find_bytes(s, item, err);
	if (item->id == 0)
		item->doc = fetch_document(
			&item->request, buf_view(&item->bytes), err);
	return item->id > 0 || item->doc ? 0 : -1;
}

int
batch_take(
	struct batch *b, const struct shelve_request *request, struct err *err)
{
	struct batch_item item = { .request = *request };

	if (fetch(b->study, &item, err) != 0) {
		let_go(&item);
		return -1;
	}
	if (!item.doc)
		let_go(&item);
	item.name = mem_copy(request->path, strlen(request->path));
	item.request.path = item.name;
	b->bytes += item.bytes.size;
	*(struct batch_item *)vec_push(&b->items) = item;
	return 0;
}

/* Storing. */

static struct shelf_new
new_of(const struct batch_item *item)
{
	const struct shelve_request *r = &item->request;

	return (struct shelf_new){
		.document = r->edition_of,
		.original = buf_view(&item->bytes),
		.doc = item->doc,
		.path = slice_of(item->path),
		.format = r->format,
		.encoding = r->encoding,
		.title = r->title,
		.author = r->author,
		.date = r->date,
		.file = item->file,
	};
}

/* A copy that the reader corrected has all corrections; into another edition
 * they go along. */
static int
correct(struct study *s, struct batch_item *item, struct err *err)
{
	struct shelf_new new = {
		.format = item->request.format,
		.encoding = item->request.encoding,
	};
	struct amend_count count;

	if (item->request.edition_of != 0)
		return correction_retire(s->store, item->id, err);
	item->doc = amend_document(s, item->id, item->doc, &count);
	item->unfit = count.unfit;
	new.doc = item->doc;
	return count.made == 0 ? 0
			       : shelf_remake(s->store, item->id, &new, err);
}

/* Corrections and the reader's notes go along into a new edition. */
static int
settle(struct batch *b, struct batch_item *item, struct shelf_added added,
	struct err *err)
{
	item->id = added.id;
	item->outcome = added.outcome;
	if (added.outcome != SHELF_NEW_EDITION)
		return 0;
	if (correct(b->study, item, err) != 0)
		return -1;
	return reanchor_document(
		b->study, item->id, NULL, item->doc, &item->notes, err);
}

static int
store(struct batch *b, const struct vec *news, struct err *err)
{
	struct shelf_added *added = mem_new(news->count * sizeof *added);
	int result = shelf_add_many(
		b->study->store, news->items, news->count, added, err);

	for (size_t i = 0, k = 0; result == 0 && i < b->items.count; i++) {
		struct batch_item *item = vec_at(&b->items, i);

		if (item->doc)
			result = settle(b, item, added[k++], err);
	}
	free(added);
	return result;
}

int
batch_store(struct batch *b, struct err *err)
{
	struct vec news = VEC_OF(struct shelf_new);
	int result = 0;

	for (size_t i = 0; i < b->items.count; i++) {
		const struct batch_item *item = vec_at(&b->items, i);

		if (item->doc)
			*(struct shelf_new *)vec_push(&news) = new_of(item);
	}
	if (news.count > 0) {
		result = store(b, &news, err);
		study_forget_glossary(b->study);
	}
	for (size_t i = 0; i < b->items.count; i++)
		let_go(vec_at(&b->items, i));
	vec_release(&news);
	b->bytes = 0;
	return result;
}
