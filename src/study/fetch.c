#include "study/fetch.h"

#include <string.h>
#include <unistd.h>

#include "import/worker.h"
#include "study/filter.h"

/* Greatest file that is read. */
static const size_t INPUT_LIMIT = (size_t)256 << 20;

bool
fetch_is_standard_input(const struct shelve_request *request)
{
	return strcmp(request->path, "-") == 0;
}

int
fetch_bytes(
	const struct shelve_request *request, struct buf *out, struct err *err)
{
	int made = 0;

	if (fetch_is_standard_input(request))
		return file_read_from(
			STDIN_FILENO, "standard input", INPUT_LIMIT, out, err);
	if (!request->own)
		made = filter_read(request->path, INPUT_LIMIT, out, err);
	if (made == 0)
		return file_read(request->path, INPUT_LIMIT, out, err);
	return made < 0 ? -1 : 0;
}

struct doc *
fetch_document(const struct shelve_request *request, struct slice bytes,
	struct err *err)
{
	struct worker_request work = {
		.bytes = bytes,
		.name = slice_of(fetch_is_standard_input(request)
				? "standard input"
				: request->path),
		.format = request->format,
		.encoding = request->encoding,
	};

	return worker_import(&work, err);
}
