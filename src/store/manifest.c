#include "store/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/clock.h"

enum { MANIFEST_LIMIT = 1 << 20 /* bytes */ };

static const char manifest_head[] = "postings-1";
static const char manifest_ending[] = ".postings";

void
manifest_init(struct manifest *m)
{
	*m = (struct manifest){ .next = 1,
		.lines = VEC_OF(struct manifest_line) };
}

void
manifest_release(struct manifest *m)
{
	vec_release(&m->lines);
}

static char *
path_of(const char *folder)
{
	return file_join(folder, "manifest");
}

char *
manifest_path(const char *folder, int64_t number)
{
	struct buf name = { 0 };
	char *path;

	buf_printf(&name, "%lld%s", (long long)number, manifest_ending);
	path = file_join(folder, buf_string(&name));
	buf_release(&name);
	return path;
}

static bool
take_number(struct slice *line, int64_t *out)
{
	struct slice word;
	size_t number;

	if (!slice_word(line, &word) || !slice_number(word, &number) ||
		number > INT64_MAX)
		return false;
	*out = (int64_t)number;
	return true;
}

static bool
take_head(struct manifest *m, struct slice line, uint32_t fold)
{
	struct slice word;
	int64_t number;

	return slice_word(&line, &word) &&
		slice_equal(word, slice_of(manifest_head)) &&
		take_number(&line, &number) && number == (int64_t)fold &&
		take_number(&line, &m->state) && take_number(&line, &m->next);
}

/* One that was made before the machine went down is not to be trusted. */
static void
take_line(struct manifest *m, struct slice line, const char *boot)
{
	struct manifest_line new = { 0 };
	struct slice word;

	if (!take_number(&line, &new.number) || !slice_word(&line, &word))
		return;
	new.settled = slice_equal(word, SLICE("-"));
	if (new.settled || slice_equal(word, slice_of(boot)))
		*(struct manifest_line *)vec_push(&m->lines) = new;
}

/* States go up even if all was deleted in between. */
void
manifest_read(struct manifest *m, const char *folder, uint32_t fold,
	const char *boot, struct file_facts *facts)
{
	char *path = path_of(folder);
	struct buf content = { 0 };
	struct slice rest, line;

	vec_clear(&m->lines);
	*facts = (struct file_facts){ 0 };
	if (file_look(path, facts) == 0)
		file_read(path, MANIFEST_LIMIT, &content, NULL);
	rest = buf_view(&content);
	if (slice_cut(&rest, '\n', &line) && take_head(m, line, fold))
		while (slice_cut(&rest, '\n', &line))
			take_line(m, line, boot);
	else if (m->state < clock_now())
		m->state = clock_now();
	buf_release(&content);
	free(path);
}

int
manifest_write(const struct manifest *m, const char *folder, uint32_t fold,
	const char *boot, bool durable, struct err *err)
{
	char *path = path_of(folder);
	struct buf text = { 0 };
	int rc;

	buf_printf(&text, "%s %u %lld %lld\n", manifest_head, fold,
		(long long)m->state, (long long)m->next);
	for (size_t i = 0; i < m->lines.count; i++) {
		const struct manifest_line *line = vec_at(&m->lines, i);

		buf_printf(&text, "%lld %s\n", (long long)line->number,
			line->settled	? "-"
				: *boot ? boot
					: "?");
	}
	rc = durable ? file_write(path, buf_view(&text), err)
		     : file_write_soon(path, buf_view(&text), err);
	buf_release(&text);
	free(path);
	return rc;
}

static bool
is_named(const struct manifest *m, size_t number)
{
	for (size_t i = 0; i < m->lines.count; i++) {
		const struct manifest_line *line = vec_at(&m->lines, i);

		if (line->number == (int64_t)number)
			return true;
	}
	return false;
}

void
manifest_sweep(const struct manifest *m, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		struct slice name = slice_of(entry->d_name);
		struct slice ending = slice_of(manifest_ending);
		size_t number;

		if (!slice_ends(name, ending) ||
			!slice_number(
				slice_sub(name, 0, name.size - ending.size),
				&number) ||
			is_named(m, number))
			continue;
		unlinkat(dirfd(dir), entry->d_name, 0);
	}
	if (dir)
		closedir(dir);
}

int
manifest_lock(const char *folder, struct err *err)
{
	char *path;
	int fd;

	if (file_folder(folder, err) < 0)
		return -1;
	path = file_join(folder, "lock");
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		err_errno(err, ERR_FILE, "%s", path);
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) < 0) {
		if (errno != EWOULDBLOCK)
			err_errno(err, ERR_FILE, "%s", path);
		close(fd);
		fd = -1;
	}
	free(path);
	return fd;
}
