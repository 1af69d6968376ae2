#include "study/remake.h"

#include "import/worker.h"
#include "store/shelf.h"
#include "study/amend.h"
#include "study/inside.h"
#include "text/flat.h"

/* What is known before: the entry of the shelf, the text (NULL when it is of
 * another version). */
struct making {
	struct shelf_entry entry;
	struct doc *old, *new;
	struct buf author; /* of the new one */
};

static struct doc *
import_kept(struct study *s, const struct shelf_entry *e, struct err *err)
{
	struct worker_request work = {
		.name = e->path.size ? e->path : e->title,
		.format = e->format,
		.encoding = e->encoding,
	};
	struct doc *doc;

	if (shelf_original(s->store, e->id, &work.bytes, err) != 0)
		return NULL;
	doc = worker_import(&work, err);
	file_unmap(work.bytes);
	return doc;
}

/* All values of a fact in one line, as the shelf keeps them. */
static void
join_fact(const struct doc *d, enum doc_fact fact, struct buf *out)
{
	struct slice value;

	for (size_t i = 0; (value = doc_fact(d, fact, i)).size > 0; i++) {
		if (i > 0)
			buf_text(out, ", ");
		buf_slice(out, value);
	}
}

/* Whether the shelf has for FACT what the old document said, and so not what
 * the reader gave. */
static bool
follows(const struct making *m, enum doc_fact fact, struct slice kept)
{
	struct buf said = { 0 };
	bool same;

	if (!m->old)
		return false;
	join_fact(m->old, fact, &said);
	same = slice_equal(buf_view(&said), kept);
	buf_release(&said);
	return same;
}

static int
keep(struct study *s, struct making *m, struct err *err)
{
	const struct shelf_entry *e = &m->entry;
	struct shelf_new new = {
		.doc = m->new,
		.format = e->format,
		.encoding = e->encoding,
	};

	if (follows(m, DOC_TITLE, e->title) || shelf_is_untitled(e))
		new.title = doc_fact(m->new, DOC_TITLE, 0);
	if (follows(m, DOC_DATE, e->date))
		new.date = doc_fact(m->new, DOC_DATE, 0);
	if (follows(m, DOC_AUTHOR, e->author)) {
		join_fact(m->new, DOC_AUTHOR, &m->author);
		new.author = buf_view(&m->author);
	}
	return shelf_remake(s->store, e->id, &new, err);
}

/* Notes are looked after even when nothing has changed: someone may have
 * stopped us between the two. */
static int
change(struct study *s, struct making *m, struct remake *r, struct err *err)
{
	if (!r->same && keep(s, m, err) != 0)
		return -1;
	study_forget_glossary(s);
	return reanchor_document(
		s, m->entry.id, m->old, m->new, &r->notes, err);
}

static int
make(struct study *s, struct making *m, struct remake *r, struct err *err)
{
	struct shelf_entry *e = &m->entry;
	struct amend_count count;
	bool told = r->format.size > 0 || r->encoding.size > 0;

	if (r->format.size > 0)
		e->format = r->format;
	if (r->encoding.size > 0)
		e->encoding = r->encoding;
	m->old = shelf_load(s->store, e->id, NULL);
	m->new = import_kept(s, e, err);
	if (!m->new)
		return -1;
	m->new = amend_document(s, e->id, m->new, &count);
	r->unfit = count.unfit;
	r->same = !told && m->old &&
		slice_equal(flat_of(m->old), flat_of(m->new));
	return r->dry_run || store_is_read_only(s->store)
		? 0
		: change(s, m, r, err);
}

struct doc *
remake_document(struct study *s, int64_t id, struct remake *r, struct err *err)
{
	struct arena arena = { 0 };
	struct making m = { 0 };
	int found = shelf_entry(s->store, id, &arena, &m.entry, err);

	if (found == 1)
		err_set(err, ERR_ABSENT, "document %lld: is not on the shelf",
			(long long)id);
	if (found == 0 && make(s, &m, r, err) != 0) {
		doc_free(m.new);
		m.new = NULL;
	}
	doc_free(m.old);
	buf_release(&m.author);
	arena_release(&arena);
	return m.new;
}
