#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/glyph.h"

enum { OUTPUT_MUCH = 1 << 16 /* bytes */ };

static bool output_quiet;
static size_t output_columns; /* of the line of progress */

void
output_init(struct output *o, const char *path)
{
	*o = (struct output){ .path = path };
}

bool
output_is_terminal(void)
{
	return isatty(STDOUT_FILENO) == 1;
}

/* To a file that is no ordinary one, or standard output. */
static void
output_put(struct output *o, int fd)
{
	struct buf clean = { 0 };
	struct slice data = buf_view(&o->data);

	if (isatty(fd)) {
		glyph_clean(data, true, &clean);
		data = buf_view(&clean);
	}
	signal(SIGPIPE, SIG_IGN);
	if (!o->over && file_put(fd, data) < 0) {
		o->over = true;
		o->failure = errno == EPIPE ? 0 : errno;
	}
	buf_clear(&o->data);
	buf_release(&clean);
}

bool
output_pass(struct output *o)
{
	if (!o->path && o->data.size >= OUTPUT_MUCH)
		output_put(o, STDOUT_FILENO);
	return !o->over;
}

static int
output_to_standard(struct output *o, struct err *err)
{
	output_put(o, STDOUT_FILENO);
	if (o->failure == 0)
		return 0;
	errno = o->failure;
	return err_errno(err, ERR_FILE, "standard output");
}

/* A pipe or a device named by -o is written to, not replaced. */
static int
output_to_device(struct output *o, struct err *err)
{
	int fd = open(o->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return err_errno(err, ERR_FILE, "%s", o->path);
	output_put(o, fd);
	close(fd);
	errno = o->failure;
	return errno ? err_errno(err, ERR_FILE, "%s", o->path) : 0;
}

static int
output_to_file(struct output *o, struct err *err)
{
	char *real = file_real(o->path, err);
	int result = real ? file_write(real, buf_view(&o->data), err) : -1;

	free(real);
	return result;
}

static bool
output_is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) < 0 || S_ISREG(st.st_mode);
}

int
output_close(struct output *o, bool keep, struct err *err)
{
	int result = 0;

	if (!o->path)
		result = output_to_standard(o, err);
	else if (keep)
		result = output_is_file(o->path) ? output_to_file(o, err)
						 : output_to_device(o, err);
	buf_release(&o->data);
	return result;
}

/* What is said takes the place of the line of progress. */
static void
output_talk(const char *start, const char *sentence, const char *end)
{
	struct buf clean = { 0 };

	if (output_columns > 0) {
		buf_char(&clean, '\r');
		buf_repeat(&clean, ' ', output_columns);
		buf_char(&clean, '\r');
		output_columns = 0;
	}
	buf_text(&clean, start);
	glyph_clean(slice_of(sentence), false, &clean);
	buf_text(&clean, end);
	file_put(STDERR_FILENO, buf_view(&clean));
	buf_release(&clean);
}

void
output_set_quiet(bool quiet)
{
	output_quiet = quiet;
}

void
output_say(const char *format, ...)
{
	struct buf sentence = { 0 };
	va_list args;

	if (output_quiet)
		return;
	va_start(args, format);
	buf_vprintf(&sentence, format, args);
	va_end(args);
	output_talk("", buf_string(&sentence), "\n");
	buf_release(&sentence);
}

void
output_progress(const char *format, ...)
{
	struct buf line = { 0 };
	va_list args;

	if (output_quiet || !isatty(STDERR_FILENO))
		return;
	va_start(args, format);
	buf_vprintf(&line, format, args);
	va_end(args);
	output_talk("", buf_string(&line), "");
	output_columns = glyph_columns(buf_view(&line));
	buf_release(&line);
}

void
output_fail(const struct err *err)
{
	output_talk("ibid: ", err_text(err), "\n");
}
