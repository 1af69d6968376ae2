#include "study/worklist.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "apparatus/bibtex.h"
#include "apparatus/csl.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { LIST_LIMIT = 64 << 20 /* bytes */ };

struct lists {
	struct catalogue *catalogue;
	struct vec *faults; /* of char * */
};

static bool
is_json(const char *name)
{
	return slice_ends(slice_of(name), SLICE(".json"));
}

static void
tell(struct lists *l, const struct err *err, size_t faults)
{
	struct buf said = { 0 };

	buf_text(&said, err_text(err));
	if (faults > 1)
		buf_printf(&said, " (and %zu more)", faults - 1);
	*(char **)vec_push(l->faults) = buf_take(&said);
}

static void
read_list(struct lists *l, const char *path)
{
	struct buf content = { 0 };
	struct err err = { 0 };
	const char *name = file_name(path);
	size_t faults = 0;

	if (file_read(path, LIST_LIMIT, &content, &err) != 0)
		faults = 1;
	else if (!utf8_is_valid(buf_view(&content)))
		faults = 1;
	else if (is_json(name))
		csl_read(l->catalogue, buf_view(&content), name, &faults, &err);
	else
		bibtex_read(
			l->catalogue, buf_view(&content), name, &faults, &err);
	if (faults > 0 && err.kind == ERR_NONE)
		err_set(&err, ERR_FILE, "%s: is not UTF-8 text", name);
	if (faults > 0)
		tell(l, &err, faults);
	err_release(&err);
	buf_release(&content);
}

static int
is_list(const struct dirent *d)
{
	struct slice name = slice_of(d->d_name);

	return name.data[0] != '.' &&
		(slice_ends(name, SLICE(".bib")) || is_json(d->d_name));
}

static void
read_folder(struct lists *l, const char *folder)
{
	struct dirent **names;
	int count = scandir(folder, &names, is_list, alphasort);

	for (int i = 0; i < count; i++) {
		char *path = file_join(folder, names[i]->d_name);

		read_list(l, path);
		free(path);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
}

void
worklist_read(struct study *s, struct catalogue *c, struct vec *faults)
{
	struct lists l = { c, faults };
	char *texts = file_join(study_data_folder(), "texts");
	char *own = study_own_folder(s, "works");
	size_t first;

	read_folder(&l, texts);
	first = work_count(c);
	read_folder(&l, own);
	work_join(c, first);
	free(texts);
	free(own);
}
