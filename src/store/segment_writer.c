#include "store/segment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "store/segment_form.h"

enum {
	AT_ONCE = 1 << 20, /* bytes written together */
	BITS_MOST = 20,	   /* of a directory: 4 MB */
	BUCKET = 8	   /* postings, about, unless there are very many */
};

struct segment_writer {
	char *path; /* owned */
	int fd;
	bool failed;
	int reason; /* errno of the failure */
	struct segment_header header;
	struct segment_entry *entries; /* owned */
	uint32_t *directory;	       /* owned */
	size_t bucket;		       /* the next to begin */
	struct buf out;
};

uint64_t
segment_form_check(const struct segment_header *h, struct slice entries)
{
	struct segment_header plain = *h;
	uint64_t parts[2];

	plain.check = 0;
	parts[0] = hash_quick((struct slice){ (char *)&plain, sizeof(plain) });
	parts[1] = hash_quick(entries);
	return hash_quick((struct slice){ (char *)parts, sizeof(parts) });
}

/* Few postings in a bucket; at least so many bits that the rest of a key fits
 * into sixteen. */
static uint32_t
choose_bits(size_t postings)
{
	uint32_t bits = SEGMENT_KEY - 16;

	while (bits < BITS_MOST && postings >> bits > BUCKET)
		bits++;
	return bits;
}

static size_t
directory_count(const struct segment_writer *w)
{
	return ((size_t)1 << w->header.bits) + 1;
}

static struct slice
entries_of(const struct segment_writer *w)
{
	return (struct slice){ (const char *)w->entries,
		w->header.entries * sizeof(*w->entries) };
}

static void
put(struct segment_writer *w, struct slice content)
{
	if (!w->failed && file_put(w->fd, content) < 0) {
		w->failed = true;
		w->reason = errno;
	}
}

static void
go_to(struct segment_writer *w, size_t at)
{
	if (!w->failed && lseek(w->fd, (off_t)at, SEEK_SET) < 0) {
		w->failed = true;
		w->reason = errno;
	}
}

static void
release(struct segment_writer *w)
{
	if (w->fd >= 0)
		close(w->fd);
	free(w->path);
	free(w->entries);
	free(w->directory);
	buf_release(&w->out);
	free(w);
}

struct segment_writer *
segment_writer_new(const struct segment_plan *plan, struct err *err)
{
	struct segment_writer *w = mem_new(sizeof(*w));
	size_t size = plan->entry_count * sizeof(*plan->entries);

	w->path = mem_copy(plan->path, strlen(plan->path));
	w->header = (struct segment_header){ .magic = SEGMENT_MAGIC,
		.fold = plan->fold,
		.bits = choose_bits(plan->most),
		.entries = plan->entry_count };
	w->entries = (void *)mem_copy(plan->entries, size);
	w->directory = mem_new(directory_count(w) * sizeof(*w->directory));
	unlink(w->path);
	w->fd = open(w->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (w->fd < 0) {
		err_errno(err, ERR_FILE, "%s", w->path);
		release(w);
		return NULL;
	}
	go_to(w, sizeof(w->header) + size + directory_count(w) * 4);
	return w;
}

void
segment_writer_drop(struct segment_writer *w)
{
	if (!w)
		return;
	unlink(w->path);
	release(w);
}

/* What has gathered; the kernel may as well begin to write it. */
static void
flush(struct segment_writer *w)
{
	put(w, buf_view(&w->out));
	buf_clear(&w->out);
	sync_file_range(w->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
}

void
segment_writer_add(struct segment_writer *w, uint32_t key, uint32_t place)
{
	uint32_t shift = SEGMENT_KEY - w->header.bits;
	uint16_t rest = (uint16_t)(key & ((1u << shift) - 1));

	while (w->bucket <= key >> shift)
		w->directory[w->bucket++] = (uint32_t)w->header.postings;
	buf_add(&w->out, &rest, sizeof(rest));
	buf_add(&w->out, &place, sizeof(place));
	w->header.postings++;
	if (w->out.size >= AT_ONCE)
		flush(w);
}

static void
put_counts(
	struct segment_writer *w, const struct segment_count *counts, size_t n)
{
	size_t at = sizeof(w->header) + entries_of(w).size +
		directory_count(w) * 4 + w->header.postings * SEGMENT_WIDTH;

	buf_repeat(&w->out, '\0', (8 - at % 8) % 8);
	put(w, buf_view(&w->out));
	put(w, (struct slice){ (const char *)counts, n * sizeof(*counts) });
	w->header.counts = n;
	for (size_t i = 0; i < n; i++)
		w->header.words += counts[i].count;
}

static void
put_head(struct segment_writer *w)
{
	while (w->bucket < directory_count(w))
		w->directory[w->bucket++] = (uint32_t)w->header.postings;
	w->header.check = segment_form_check(&w->header, entries_of(w));
	go_to(w, 0);
	put(w, (struct slice){ (const char *)&w->header, sizeof(w->header) });
	put(w, entries_of(w));
	put(w,
		(struct slice){ (const char *)w->directory,
			directory_count(w) * sizeof(*w->directory) });
}

int
segment_writer_end(struct segment_writer *w, const struct segment_count *counts,
	size_t count, struct err *err)
{
	int rc = 0;

	put_counts(w, counts, count);
	put_head(w);
	if (w->failed) {
		errno = w->reason;
		rc = err_errno(err, ERR_FILE, "%s", w->path);
		unlink(w->path);
	}
	release(w);
	return rc;
}
