#include "ui/frame.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"

int
frame_open(struct frame *f, int tty, struct err *err)
{
	int fd = fcntl(tty, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

	*f = (struct frame){ .tty = tty };
	f->memory = memfd_create("frame", MFD_CLOEXEC);
	if (fd >= 0)
		f->file = fdopen(fd, "w");
	if (!f->file)
		return err_errno(err, ERR_FILE, "the terminal");
	return 0;
}

void
frame_close(struct frame *f)
{
	if (f->file)
		fclose(f->file);
	if (f->memory >= 0)
		close(f->memory);
	buf_release(&f->raw);
	buf_release(&f->bytes);
	*f = (struct frame){ .memory = -1 };
}

void
frame_add(struct frame *f, struct slice bytes)
{
	buf_slice(&f->bytes, bytes);
}

static void
frame_send(struct frame *f)
{
	if (f->bytes.size)
		file_put(f->tty, buf_view(&f->bytes));
	buf_clear(&f->bytes);
}

void
frame_begin(struct frame *f)
{
	if (f->memory < 0)
		frame_send(f);
	else
		dup3(f->memory, fileno(f->file), O_CLOEXEC);
}

/* What ncurses wrote joins the bytes. */
static void
frame_say(struct frame *f, struct slice raw)
{
	if (f->way == TERSE_NOT)
		frame_add(f, raw);
	else
		terse_add(raw, f->way, &f->bytes);
}

/* Moves what was written to memory to the bytes. */
static void
frame_collect(struct frame *f)
{
	off_t size = lseek(f->memory, 0, SEEK_CUR);
	ssize_t got;

	if (size <= 0)
		return;
	buf_reserve(&f->raw, (size_t)size);
	got = pread(f->memory, f->raw.data, (size_t)size, 0);
	if (got > 0)
		frame_say(f, (struct slice){ f->raw.data, (size_t)got });
	lseek(f->memory, 0, SEEK_SET);
}

void
frame_end(struct frame *f)
{
	if (f->memory < 0)
		return;
	dup3(f->tty, fileno(f->file), O_CLOEXEC);
	frame_collect(f);
	frame_send(f);
}
