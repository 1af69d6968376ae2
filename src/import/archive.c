#include "import/archive.h"

#include <stdlib.h>
#include <zip.h>

#include "base/mem.h"

enum { CHUNK = 1 << 16, MOST_ENTRIES = 20000, RATIO = 200 };

#define MIB ((size_t)1 << 20)
#define MOST_BYTES (256 * MIB)
#define FREE_BYTES (16 * MIB) /* up to here no ratio is looked at */

struct archive {
	zip_t *zip;
	size_t packed, unpacked;
};

static int
refuse(struct err *err, const char *why)
{
	return err_set(err, ERR_FILE, "%s", why);
}

/* The archive takes the source over, or it goes. */
static zip_t *
open_source(struct slice bytes, zip_error_t *error)
{
	zip_source_t *source =
		zip_source_buffer_create(bytes.data, bytes.size, 0, error);
	zip_t *zip;

	if (!source)
		return NULL;
	zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, error);
	if (!zip)
		zip_source_free(source);
	return zip;
}

struct archive *
archive_open(struct slice bytes, struct err *err)
{
	struct archive *a = mem_new(sizeof *a);
	zip_error_t error;

	zip_error_init(&error);
	a->packed = bytes.size;
	a->zip = open_source(bytes, &error);
	if (!a->zip)
		err_set(err, ERR_FILE, "the archive is damaged (%s)",
			zip_error_strerror(&error));
	else if (zip_get_num_entries(a->zip, 0) > MOST_ENTRIES)
		refuse(err, "the archive has more than 20000 entries");
	zip_error_fini(&error);
	if (a->zip && zip_get_num_entries(a->zip, 0) <= MOST_ENTRIES)
		return a;
	archive_close(a);
	return NULL;
}

void
archive_close(struct archive *a)
{
	if (a && a->zip)
		zip_discard(a->zip);
	free(a);
}

static zip_int64_t
find(const struct archive *a, struct slice name)
{
	char *key = mem_copy(name.data, name.size);
	zip_int64_t index = zip_name_locate(a->zip, key, ZIP_FL_ENC_RAW);

	free(key);
	return index;
}

bool
archive_has(const struct archive *a, struct slice name)
{
	return find(a, name) >= 0;
}

static bool
is_too_much(const struct archive *a)
{
	return a->unpacked > MOST_BYTES ||
		(a->unpacked > FREE_BYTES && a->unpacked / RATIO > a->packed);
}

static int
read_all(struct archive *a, zip_file_t *file, size_t limit, struct buf *out,
	struct err *err)
{
	char bytes[CHUNK];
	zip_int64_t size;
	size_t start = out->size;

	while ((size = zip_fread(file, bytes, sizeof bytes)) > 0) {
		a->unpacked += (size_t)size;
		if (out->size - start + (size_t)size > limit || is_too_much(a))
			return refuse(err, "it unpacks to more than it may");
		buf_add(out, bytes, (size_t)size);
	}
	return size < 0 ? refuse(err, "it is damaged") : 0;
}

int
archive_read(struct archive *a, struct slice name, size_t limit,
	struct buf *out, struct err *err)
{
	zip_int64_t index = find(a, name);
	zip_file_t *file;
	int failed;

	if (index < 0)
		return refuse(err, "it is missing");
	file = zip_fopen_index(a->zip, (zip_uint64_t)index, 0);
	if (!file)
		return refuse(err, "it cannot be unpacked");
	failed = read_all(a, file, limit, out, err);
	zip_fclose(file);
	return failed;
}

struct slice
archive_find(const struct archive *a, struct slice ending)
{
	zip_int64_t count = zip_get_num_entries(a->zip, 0);

	for (zip_int64_t i = 0; i < count; i++) {
		struct slice name = slice_of(
			zip_get_name(a->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW));

		if (slice_ends(name, ending))
			return name;
	}
	return SLICE("");
}
