#include "import/href.h"

#include <ctype.h>
#include <string.h>

static bool
leads_elsewhere(struct slice href)
{
	if (slice_starts(href, SLICE("//")))
		return true;
	for (size_t i = 0; i < href.size; i++) {
		if (href.data[i] == ':')
			return true;
		if (!isalnum((unsigned char)href.data[i]) &&
			!strchr("+-.", href.data[i]))
			return false;
	}
	return false;
}

static int
digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, tolower((unsigned char)c)) : NULL;

	return at ? (int)(at - digits) : -1;
}

static void
decode(struct slice s, struct buf *out)
{
	for (size_t i = 0; i < s.size; i++) {
		int high = i + 2 < s.size ? digit(s.data[i + 1]) : -1;
		int low = high < 0 ? -1 : digit(s.data[i + 2]);

		if (s.data[i] == '%' && low >= 0 && high + low > 0) {
			buf_char(out, (char)(high * 16 + low));
			i += 2;
		} else {
			buf_char(out, s.data[i]);
		}
	}
}

/* Takes the last step off the path that begins at START of OUT. */
static void
step_back(struct buf *out, size_t start)
{
	while (out->size > start && out->data[--out->size] != '/')
		continue;
}

static void
add_steps(struct slice path, size_t start, struct buf *out)
{
	struct slice step;

	while (slice_cut(&path, '/', &step)) {
		if (step.size == 0 || slice_equal(step, SLICE(".")))
			continue;
		if (slice_equal(step, SLICE(".."))) {
			step_back(out, start);
			continue;
		}
		if (out->size > start)
			buf_char(out, '/');
		decode(step, out);
	}
}

struct slice
href_file(struct slice path)
{
	size_t mark = slice_find(path, SLICE("#"), 0);

	return mark == SLICE_NONE ? path : slice_sub(path, 0, mark);
}

bool
href_resolve(struct slice base, struct slice href, struct buf *out)
{
	size_t start = out->size;
	struct slice path;

	href = slice_trim(href);
	if (leads_elsewhere(href))
		return false;
	path = href_file(href);
	buf_slice(out, base);
	if (path.size > 0) {
		if (path.data[0] == '/')
			out->size = start;
		else
			step_back(out, start);
		add_steps(path, start, out);
	}
	decode(slice_sub(href, path.size, href.size), out);
	return true;
}
