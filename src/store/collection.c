#include "store/collection.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/boot.h"

enum { MAPPED_MOST = 120 << 20 /* bytes of segments */ };

static struct segment *
segment_at(const struct vec *segments, size_t index)
{
	return *(struct segment **)vec_at(segments, index);
}

static int
compare_parts(const void *a, const void *b)
{
	const struct segment_entry *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* Which entries are outdated; the others into PARTS. */
static void
judge(struct collection *c, struct segment *s, struct vec *parts)
{
	s->dead_count = 0;
	for (size_t i = 0; i < segment_entry_count(s); i++) {
		const struct segment_entry *e = segment_entry(s, i);
		const struct roster_line *newest =
			roster_find(&c->roster, e->document);

		s->dead[i] = s->damaged || !newest ||
			newest->edition != e->edition ||
			newest->revision != e->revision;
		s->dead_count += s->dead[i];
		if (!s->dead[i])
			*(struct segment_entry *)vec_push(parts) = *e;
	}
}

/* Only what hangs together from the start counts. */
static void
hold(struct collection *c, const struct vec *parts)
{
	vec_clear(&c->holdings);
	for (size_t i = 0; i < parts->count; i++) {
		const struct segment_entry *e = vec_at(parts, i);
		struct collection_holding *h = vec_last(&c->holdings);

		if (!h || h->document != e->document) {
			h = vec_push(&c->holdings);
			h->document = e->document;
		}
		if (h->whole || h->covered != e->start)
			continue;
		h->covered = e->end;
		h->whole = e->whole;
		h->since = e->since;
	}
}

/* Small ones may well be in memory as a whole. */
static void
choose_reading(struct collection *c)
{
	size_t bytes = 0;

	for (size_t i = 0; i < c->segments.count; i++)
		bytes += segment_bytes(segment_at(&c->segments, i));
	for (size_t i = 0; i < c->segments.count; i++)
		segment_at(&c->segments, i)->sparing = bytes > MAPPED_MOST;
}

/* After any change of segments or shelf. */
static void
take_stock(struct collection *c)
{
	struct vec parts = VEC_OF(struct segment_entry);

	choose_reading(c);

	for (size_t i = 0; i < c->segments.count; i++)
		judge(c, segment_at(&c->segments, i), &parts);
	vec_sort(&parts, compare_parts);
	hold(c, &parts);
	vec_release(&parts);
	c->version++;
}

static struct segment *
take_open(struct vec *from, int64_t number)
{
	for (size_t i = 0; i < from->count; i++) {
		struct segment *s = segment_at(from, i);

		if (s->number == number) {
			vec_remove(from, i);
			return s;
		}
	}
	return NULL;
}

static struct segment *
open_segment(struct collection *c, const struct manifest_line *line)
{
	char *path = manifest_path(c->folder, line->number);
	struct segment *s = segment_open(path, c->fold, NULL);

	if (s) {
		s->number = line->number;
		s->settled = line->settled;
	}
	free(path);
	return s;
}

static void
close_segments(struct vec *segments)
{
	for (size_t i = 0; i < segments->count; i++)
		segment_close(segment_at(segments, i));
	vec_clear(segments);
}

/* The segments that the manifest names; what cannot be used is left out. */
static void
open_named(struct collection *c)
{
	struct vec former = c->segments;

	c->segments = VEC_OF(struct segment *);
	for (size_t i = 0; i < c->manifest.lines.count; i++) {
		const struct manifest_line *line =
			vec_at(&c->manifest.lines, i);
		struct segment *s = take_open(&former, line->number);

		if (!s)
			s = open_segment(c, line);
		if (s)
			*(struct segment **)vec_push(&c->segments) = s;
	}
	close_segments(&former);
	vec_release(&former);
}

static bool
same_file(const struct file_facts *a, const struct file_facts *b)
{
	return a->inode == b->inode && a->modified == b->modified &&
		a->size == b->size && a->device == b->device;
}

static int
read_roster(struct collection *c, struct err *err)
{
	struct vec now = VEC_OF(struct roster_line);

	if (roster_read(c->store, &now, err) < 0) {
		vec_release(&now);
		return -1;
	}
	vec_release(&c->roster);
	c->roster = now;
	return 0;
}

/* Reads the manifest, if it is another one than we know. While we hold the lock
 * nobody else replaces it, unless the folder was deleted. Whoever did has seen
 * a newer shelf, perhaps: what is up to date in theirs is no more so in ours. */
static int
look_again(struct collection *c, struct err *err)
{
	struct manifest now;
	struct file_facts facts;
	bool known;

	manifest_init(&now);
	now.state = c->manifest.state;
	now.next = c->manifest.next;
	manifest_read(&now, c->folder, c->fold, c->boot, &facts);
	known = same_file(&facts, &c->facts) && c->facts.inode != 0;
	if (known || read_roster(c, err) < 0) {
		manifest_release(&now);
		return known ? 0 : -1;
	}
	manifest_release(&c->manifest);
	c->manifest = now;
	c->facts = facts;
	open_named(c);
	take_stock(c);
	return 0;
}

struct collection *
collection_open(struct store *s, uint32_t fold, struct err *err)
{
	struct collection *c = mem_new(sizeof(*c));

	c->store = s;
	c->folder = file_join(store_cache(s), "postings");
	c->boot = boot_name();
	c->fold = fold;
	c->lock = -1;
	manifest_init(&c->manifest);
	c->segments = VEC_OF(struct segment *);
	c->roster = VEC_OF(struct roster_line);
	c->holdings = VEC_OF(struct collection_holding);
	if (collection_refresh(c, err) == 0)
		return c;
	collection_close(c);
	return NULL;
}

int
collection_refresh(struct collection *c, struct err *err)
{
	if (read_roster(c, err) < 0 || look_again(c, err) < 0)
		return -1;
	take_stock(c);
	return 0;
}

void
collection_unlock(struct collection *c)
{
	if (--c->locks > 0)
		return;
	close(c->lock);
	c->lock = -1;
}

int
collection_lock(struct collection *c, struct err *err)
{
	struct err why = { 0 };

	if (c->locks++ > 0)
		return 1;
	c->lock = manifest_lock(c->folder, &why);
	if (c->lock < 0) {
		int rc = why.kind == ERR_NONE ? 0 : -1;

		c->locks = 0;
		if (rc < 0)
			err_set(err, why.kind, "%s", err_text(&why));
		err_release(&why);
		return rc;
	}
	if (look_again(c, err) < 0) {
		collection_unlock(c);
		return -1;
	}
	manifest_sweep(&c->manifest, c->folder);
	return 1;
}

/* The manifest of the segments that there are now. */
static int
publish(struct collection *c, bool durable, struct err *err)
{
	struct manifest *m = &c->manifest;
	char *path;
	int rc;

	vec_clear(&m->lines);
	for (size_t i = 0; i < c->segments.count; i++) {
		const struct segment *s = segment_at(&c->segments, i);

		*(struct manifest_line *)vec_push(&m->lines) =
			(struct manifest_line){ s->number, s->settled };
	}
	rc = manifest_write(m, c->folder, c->fold, c->boot, durable, err);
	path = file_join(c->folder, "manifest");
	if (rc < 0 || file_look(path, &c->facts) < 0)
		c->facts = (struct file_facts){ 0 };
	free(path);
	return rc;
}

static int
settle(struct collection *c, struct segment *s)
{
	char *path = manifest_path(c->folder, s->number);
	int fd = file_open(path, NULL, NULL);

	s->settled = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	free(path);
	return s->settled ? 0 : -1;
}

/* What this process wrote is made to outlast the machine, too; unsaid, it is
 * made again after the next start of it. */
static void
settle_all(struct collection *c)
{
	bool changed = false;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < c->segments.count; i++) {
		struct segment *s = segment_at(&c->segments, i);

		if (s->settled)
			continue;
		changed = true;
		rc = settle(c, s);
	}
	if (changed)
		rc = publish(c, true, NULL);
	(void)rc;
}

static bool
is_settled(const struct collection *c)
{
	for (size_t i = 0; i < c->segments.count; i++)
		if (!segment_at(&c->segments, i)->settled)
			return false;
	return true;
}

void
collection_close(struct collection *c)
{
	if (!c)
		return;
	if (!is_settled(c) && !store_is_read_only(c->store) &&
		collection_lock(c, NULL) > 0) {
		settle_all(c);
		collection_unlock(c);
	}
	close_segments(&c->segments);
	vec_release(&c->segments);
	vec_release(&c->roster);
	vec_release(&c->holdings);
	manifest_release(&c->manifest);
	free(c->folder);
	free(c->boot);
	free(c);
}

char *
collection_next(struct collection *c, int64_t *number)
{
	*number = c->manifest.next++;
	return manifest_path(c->folder, *number);
}

static bool
is_among(const struct segment *s, struct segment *const *set, size_t count)
{
	while (count-- > 0)
		if (set[count] == s)
			return true;
	return false;
}

/* Their files are not needed any more; who still has them mapped keeps them. */
static void
drop(struct collection *c, struct segment *const *old, size_t count)
{
	for (size_t i = c->segments.count; i-- > 0;) {
		struct segment *s = segment_at(&c->segments, i);
		char *path;

		if (!is_among(s, old, count))
			continue;
		path = manifest_path(c->folder, s->number);
		unlink(path);
		free(path);
		segment_close(s);
		vec_remove(&c->segments, i);
	}
}

static void
keep_only(struct vec *segments, struct segment *const *old, size_t count)
{
	for (size_t i = segments->count; i-- > 0;)
		if (is_among(segment_at(segments, i), old, count))
			vec_remove(segments, i);
}

int
collection_replace(struct collection *c, struct segment *const *old,
	size_t count, int64_t number, struct err *err)
{
	struct manifest_line line = { .number = number };
	struct segment *new = open_segment(c, &line);
	struct vec former = c->segments;
	int rc;

	if (!new)
		return err_set(err, ERR_FILE, "%s: is gone", c->folder);
	c->segments = VEC_OF(struct segment *);
	for (size_t i = 0; i < former.count; i++)
		*(struct segment **)vec_push(&c->segments) =
			segment_at(&former, i);
	keep_only(&c->segments, old, count);
	*(struct segment **)vec_push(&c->segments) = new;
	rc = publish(c, false, err);
	*(struct segment **)vec_push(&former) = new;
	vec_release(&c->segments);
	c->segments = former;
	drop(c, rc < 0 ? &new : old, rc < 0 ? 1 : count);
	take_stock(c);
	return rc;
}

static bool
is_below(const void *item, const void *document)
{
	return ((const struct collection_holding *)item)->document <
		*(const int64_t *)document;
}

const struct collection_holding *
collection_holding(const struct collection *c, int64_t document)
{
	size_t at = vec_lower(&c->holdings, &document, is_below);
	const struct collection_holding *h =
		at < c->holdings.count ? vec_at(&c->holdings, at) : NULL;

	return h && h->document == document ? h : NULL;
}
