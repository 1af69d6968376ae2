/*
 * No verb: the screen. When nobody could see it (standard output is no
 * terminal, or JSON or a file was asked for) the same words are answered as by
 * `ibid list` and `ibid show`, so that pipes work. IBID_SCRIPT names a file of
 * keys that takes the place of the terminal; the screens it asks for are
 * printed at the end.
 */
#include "cli/verbs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/target.h"
#include "ui/loop.h"
#include "ui/script.h"
#include "ui/term.h"

enum {
	SCRIPT_LIMIT = 1 << 20, /* bytes */
	HUNG_UP = 128 + 1	/* how the end of a script ends the reader */
};

static const char *
script_file(void)
{
	const char *named = getenv("IBID_SCRIPT");

	return named && *named ? named : NULL;
}

static bool
wants_screen(const struct request *r)
{
	if (script_file())
		return true;
	return output_is_terminal() && !r->options.json && !r->options.output;
}

static bool
is_file(const char *word)
{
	struct stat st;

	return stat(word, &st) == 0 && !S_ISDIR(st.st_mode);
}

/* Files are opened one by one; the words of a title are one name. */
static bool
are_files(const struct request *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (!is_file(r->words[i]))
			return false;
	return r->count > 0;
}

/* Without a screen. */
static int
print(struct request *r, struct err *err)
{
	char *name = request_text(r, 0);
	const char *one[] = { r->options.preview ? r->options.preview : name };
	int result;

	if (r->options.command) {
		result = err_set(err, ERR_USAGE,
			"--command: standard output is no terminal");
	} else if (!*one[0]) {
		result = list_run(r, err);
	} else {
		r->words = one;
		r->count = 1;
		result = show_run(r, err);
	}
	free(name);
	return result;
}

static int
shelve(struct request *r, const char *path, struct loop_options *o,
	struct err *err)
{
	struct shelve_request wanted = {
		.path = path,
		.format = slice_of(r->options.format),
		.encoding = slice_of(r->options.encoding),
	};
	enum shelf_outcome outcome;

	if (request_writable(r, err) == 0)
		return shelve_add(request_study(r, err), &wanted, &o->document,
			&outcome, err);
	if (strcmp(path, "-") == 0)
		return -1;
	err_release(err);
	o->preview = path;
	return 0;
}

static int
find_place(struct request *r, struct slice place, struct loop_options *o,
	struct err *err)
{
	struct doc *d;
	int result;

	if (place.size == 0 || o->document == 0)
		return 0;
	d = shelve_load(request_study(r, err), o->document, err);
	result = d ? target_offset(d, place, &o->offset, err) : -1;
	doc_free(d);
	return result;
}

/* What WORD means, on the shelf afterwards if it can be. */
static int
aim(struct request *r, const char *word, struct loop_options *o,
	struct err *err)
{
	struct target_place p;
	int result = target_locate(r, word, &p, err);

	o->document = p.id;
	if (result == 0 && p.id == 0)
		result = shelve(r, buf_string(&p.path), o, err);
	if (result == 0)
		result = find_place(r, p.place, o, err);
	target_place_release(&p);
	return result;
}

static int
aim_at_words(struct request *r, struct loop_options *o, struct err *err)
{
	char *name;
	int result = 0;

	if (r->count == 0)
		return 0;
	if (!are_files(r)) {
		name = request_text(r, 0);
		result = aim(r, name, o, err);
		free(name);
		return result;
	}
	for (size_t i = r->count; result == 0 && i-- > 0;)
		result = aim(r, r->words[i], o, err);
	return result;
}

/* Keys come from the terminal even when standard input was a document. */
static int
take_keyboard(struct err *err)
{
	int fd;

	if (isatty(STDIN_FILENO) == 1)
		return 0;
	fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (fd < 0 || dup2(fd, STDIN_FILENO) < 0)
		return err_set(err, ERR_USAGE,
			"there is no terminal to read keys from");
	close(fd);
	return 0;
}

static int
run(struct request *r, struct front *front, const struct loop_options *o,
	struct err *err)
{
	int status;

	if (!front)
		return -1;
	status = loop_run(request_study(r, err), front, o, err);
	front->ops->free(front);
	return status;
}

static int
run_terminal(struct request *r, const struct loop_options *o, struct err *err)
{
	const char *plain = getenv("NO_COLOR");

	if (take_keyboard(err) != 0)
		return -1;
	return run(r, term_open(plain && *plain ? 0 : -1, err), o, err);
}

static int
run_script(struct request *r, const struct loop_options *o, struct err *err)
{
	struct buf script = { 0 };
	int status = -1;

	if (file_read(script_file(), SCRIPT_LIMIT, &script, err) == 0)
		status = run(r, script_open(buf_view(&script), &r->out.data), o,
			err);
	buf_release(&script);
	return status == HUNG_UP ? 0 : status;
}

int
read_run(struct request *r, struct err *err)
{
	struct loop_options o = {
		.offset = OFFSET_NONE,
		.preview = r->options.preview,
		.command = r->options.command,
	};

	if (!wants_screen(r))
		return print(r, err);
	if (!request_study(r, err))
		return -1;
	if (!o.preview && aim_at_words(r, &o, err) != 0)
		return -1;
	return script_file() ? run_script(r, &o, err)
			     : run_terminal(r, &o, err);
}
