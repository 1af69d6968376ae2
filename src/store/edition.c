#include "store/edition.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "text/flat.h"

/* The caller frees it. A hash read from a damaged database must not become a
 * path to somewhere else. */
static char *
path_of(const char *folder, const char *hash, const char *ending)
{
	struct buf path = { 0 };

	if (strlen(hash) != HASH_HEX ||
		strspn(hash, "0123456789abcdef") != HASH_HEX)
		hash = "invalid";
	buf_printf(&path, "%s/%s.%s", folder, hash, ending);
	return buf_take(&path);
}

static char *
source_of(const char *folder, const char *hash)
{
	return path_of(folder, hash, "source");
}

static char *
doc_of(const char *folder, const char *hash)
{
	return path_of(folder, hash, "doc");
}

static int
write_file(char *path, struct slice content, bool soon, struct err *err)
{
	int rc = soon ? file_write_soon(path, content, err)
		      : file_write(path, content, err);

	free(path);
	return rc;
}

int
edition_save(const char *folder, const char *hash, struct slice source,
	const struct doc *doc, bool soon, struct err *err)
{
	if (file_folder(folder, err) < 0)
		return -1;
	if (write_file(source_of(folder, hash), source, soon, err) < 0)
		return -1;
	return write_file(doc_of(folder, hash), flat_of(doc), soon, err);
}

int
edition_sync(const char *folder, struct err *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = fd < 0 ? -1 : syncfs(fd);

	if (rc < 0)
		err_errno(err, ERR_FILE, "%s", folder);
	if (fd >= 0)
		close(fd);
	return rc;
}

int
edition_remake(const char *folder, const char *hash, const struct doc *doc,
	struct err *err)
{
	return write_file(doc_of(folder, hash), flat_of(doc), false, err);
}

static bool
is_there(char *path)
{
	struct file_facts facts;
	bool there = file_look(path, &facts) == 0;

	free(path);
	return there;
}

bool
edition_is_there(const char *folder, const char *hash)
{
	return is_there(source_of(folder, hash)) &&
		is_there(doc_of(folder, hash));
}

struct doc *
edition_load(const char *folder, const char *hash, struct err *err)
{
	char *path = doc_of(folder, hash);
	struct slice block;
	struct doc *d = NULL;

	if (file_map(path, &block, err) == 0) {
		d = flat_view(block, file_unmap, file_name(path), err);
		if (!d)
			file_unmap(block);
	}
	if (!d && err)
		err->kind = ERR_ABSENT;
	free(path);
	return d;
}

int
edition_source(const char *folder, const char *hash, struct slice *mapped,
	struct err *err)
{
	char *path = source_of(folder, hash);
	int rc = file_map(path, mapped, err);

	free(path);
	return rc;
}

void
edition_drop(const char *folder, const char *hash)
{
	char *source = source_of(folder, hash);
	char *doc = doc_of(folder, hash);

	unlink(source);
	unlink(doc);
	free(source);
	free(doc);
}

static int
check_source(const char *folder, const char *hash, struct err *err)
{
	char found[HASH_HEX + 1];
	struct slice source;

	if (edition_source(folder, hash, &source, err) < 0)
		return -1;
	hash_sha256(source, found);
	file_unmap(source);
	if (strcmp(found, hash) == 0)
		return 0;
	return err_set(err, ERR_FILE, "%s.source: is damaged", hash);
}

static int
check_doc(const char *folder, const char *hash, struct err *err)
{
	char *path = doc_of(folder, hash);
	struct slice block;
	int rc = file_map(path, &block, err);

	if (rc == 0) {
		rc = flat_check(block, file_name(path), err);
		file_unmap(block);
	}
	free(path);
	return rc;
}

int
edition_check(const char *folder, const char *hash, struct err *err)
{
	if (check_source(folder, hash, err) < 0)
		return -1;
	return check_doc(folder, hash, err);
}
