#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/verb.h"

/* A file opened later must not become standard output. */
static void
fill_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
			open("/dev/null", O_RDWR) != fd)
			_exit(3);
}

int
main(int count, char **words)
{
	fill_standard();
	umask(077);
	setlocale(LC_CTYPE, "");
	return verb_run(count, words);
}
