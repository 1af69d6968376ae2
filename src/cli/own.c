#include "cli/own.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "study/shelve.h"

enum { OWN_LIMIT = 64 << 20 /* bytes */ };

static const char own_head[] = "---\n"
			       "title: My glossary\n"
			       "id: glossary-own\n"
			       "---\n"
			       "\n"
			       "# My glossary\n";

/* A name is one line of words. */
static bool
is_name(struct slice name)
{
	for (size_t i = 0; i < name.size; i++)
		if ((unsigned char)name.data[i] < ' ')
			return false;
	return slice_trim(name).size > 0;
}

/* The entry in Markdown; a line of the definition must not look like the name
 * of the next one. */
static void
put_entry(struct buf *out, struct slice name, struct slice definition)
{
	struct slice line;

	name = slice_trim(name);
	definition = slice_trim(definition);
	if (out->size > 0 && out->data[out->size - 1] != '\n')
		buf_char(out, '\n');
	buf_printf(out, "\n## %.*s\n\n", (int)name.size, name.data);
	while (slice_cut(&definition, '\n', &line)) {
		if (slice_starts(slice_trim(line), SLICE("#")))
			buf_char(out, '\\');
		buf_slice(out, slice_trim(line));
		buf_char(out, '\n');
	}
}

static int
save(struct study *s, const char *path, struct slice content, struct err *err)
{
	struct shelve_request request = { .path = path };
	enum shelf_outcome outcome;
	int64_t id;

	if (file_write(path, content, err) != 0)
		return -1;
	if (shelve_add(s, &request, &id, &outcome, err) != 0)
		return -1;
	study_forget_glossary(s);
	return 0;
}

int
own_add(struct study *s, struct slice name, struct slice definition, bool dry,
	struct err *err)
{
	char *folder = study_own_folder(s, "glossary");
	char *path = file_join(folder, "own.md");
	struct buf content = { 0 };
	struct file_facts facts;
	int result = 0;

	if (!is_name(name) || slice_trim(definition).size == 0)
		result = err_set(err, ERR_USAGE,
			"a term wants a name of one line, and a definition");
	else if (file_look(path, &facts) == 0)
		result = file_read(path, OWN_LIMIT, &content, err);
	else
		buf_text(&content, own_head);
	if (result == 0 && !dry) {
		put_entry(&content, name, definition);
		result = file_folder(folder, err);
	}
	if (result == 0 && !dry)
		result = save(s, path, buf_view(&content), err);
	buf_release(&content);
	free(folder);
	free(path);
	return result;
}
