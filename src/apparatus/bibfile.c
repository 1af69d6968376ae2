/*
 * Entries stand between words that mean nothing; each begins with an @ at the
 * beginning of a line. So a broken one costs itself: reading goes on at the
 * next.
 */
#include "apparatus/bibfile.h"

#include <string.h>

#include "base/buf.h"

struct reader {
	struct bibfile *file;
	struct slice text;
	size_t at;
	const char *name, *why; /* of a fault */
	struct map strings;	/* of @string: struct slice in the arena */
	struct err *err;
};

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
	"jul", "aug", "sep", "oct", "nov", "dec" };

/* Faults. */

static size_t
line_of(struct slice text, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at && i < text.size; i++)
		line += text.data[i] == '\n';
	return line;
}

static bool
fault(struct reader *r, const char *why)
{
	r->why = why;
	return false;
}

static void
note_fault(struct reader *r, size_t start)
{
	if (r->file->faults++ == 0)
		err_set(r->err, ERR_FILE, "%s:%zu: %s", r->name,
			line_of(r->text, start), r->why);
}

/* Signs. */

static void
skip_blanks(struct reader *r)
{
	while (r->at < r->text.size && strchr(" \t\r\n", r->text.data[r->at]))
		r->at++;
}

static bool
take(struct reader *r, char c)
{
	skip_blanks(r);
	if (r->at >= r->text.size || r->text.data[r->at] != c)
		return false;
	r->at++;
	return true;
}

static struct slice
take_name(struct reader *r)
{
	size_t start;

	skip_blanks(r);
	start = r->at;
	while (r->at < r->text.size &&
		!strchr(" \t\r\n{}(),=#\"%", r->text.data[r->at]))
		r->at++;
	return slice_sub(r->text, start, r->at);
}

/* Whether an entry begins at the line that begins at AT: "@book{". */
static bool
begins_entry(struct slice text, size_t at)
{
	size_t start;

	while (at < text.size &&
		(text.data[at] == ' ' || text.data[at] == '\t'))
		at++;
	if (at >= text.size || text.data[at++] != '@')
		return false;
	start = at;
	while (at < text.size && ((text.data[at] | 32) >= 'a') &&
		(text.data[at] | 32) <= 'z')
		at++;
	while (at > start && at < text.size && text.data[at] == ' ')
		at++;
	return at > start && at < text.size &&
		(text.data[at] == '{' || text.data[at] == '(');
}

/* What stands between the mark before `at` and CLOSE; braces nest. */
static bool
take_marked(struct reader *r, char close, struct slice *out)
{
	size_t start = r->at, depth = 0;

	for (; r->at < r->text.size; r->at++) {
		char c = r->text.data[r->at];

		if (c == close && depth == 0) {
			*out = slice_sub(r->text, start, r->at++);
			return true;
		}
		if (c == '\n' && begins_entry(r->text, r->at + 1))
			break;
		if (c == '\\' && r->at + 1 < r->text.size)
			r->at++;
		else if (c == '{')
			depth++;
		else if (c == '}' && depth-- == 0)
			return fault(
				r, "a brace is closed that was not opened");
	}
	return fault(r,
		close == '}' ? "a brace is not closed"
			     : "a quotation mark is not closed");
}

static struct slice
lower(struct reader *r, struct slice s)
{
	char *copy = arena_string(&r->file->arena, s);

	for (size_t i = 0; i < s.size; i++)
		if (copy[i] >= 'A' && copy[i] <= 'Z')
			copy[i] = (char)(copy[i] - 'A' + 'a');
	return (struct slice){ copy, s.size };
}

/* The value of @string NAME; a number and the name of a month are themselves. */
static bool
string_named(struct reader *r, struct slice name, struct slice *out)
{
	const struct slice *found = map_find(&r->strings, lower(r, name));
	size_t number;

	*out = found ? *found : name;
	if (found || slice_number(name, &number))
		return true;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (slice_equal_ascii(name, slice_of(months[i])))
			return true;
	r->why = arena_printf(&r->file->arena, "no @string is named %.*s",
		(int)name.size, name.data)
			 .data;
	return false;
}

static bool
take_part(struct reader *r, struct slice *out)
{
	struct slice name;

	if (take(r, '{'))
		return take_marked(r, '}', out);
	if (take(r, '"'))
		return take_marked(r, '"', out);
	name = take_name(r);
	if (name.size == 0)
		return fault(r, "a value is missing");
	return string_named(r, name, out);
}

/* Parts with # between. */
static bool
take_value(struct reader *r, struct slice *out)
{
	struct buf joined = { 0 };
	struct slice part;
	bool good;

	good = take_part(r, out);
	while (good && take(r, '#')) {
		if (joined.size == 0)
			buf_slice(&joined, *out);
		good = take_part(r, &part);
		if (good)
			buf_slice(&joined, part);
	}
	if (joined.size > 0)
		*out = arena_copy(&r->file->arena, buf_view(&joined));
	buf_release(&joined);
	return good;
}

/* Entries. */

static bool
take_pair(struct reader *r, struct bibfile_field *out)
{
	out->name = lower(r, take_name(r));
	if (out->name.size == 0)
		return fault(r, "the name of a field is missing");
	if (!take(r, '='))
		return fault(r, "\"=\" is missing behind the name of a field");
	return take_value(r, &out->value);
}

static bool
take_string(struct reader *r, char close)
{
	struct slice *value = arena_new(&r->file->arena, sizeof *value);
	struct bibfile_field p;

	if (!take_pair(r, &p))
		return false;
	*value = p.value;
	map_put(&r->strings, p.name, value);
	return take(r, close) || fault(r, "@string does not end");
}

static bool
take_fields(struct reader *r, char close, struct bibfile_entry *e)
{
	while (!take(r, close)) {
		struct bibfile_field p;

		if (!take(r, ','))
			return fault(
				r, "a comma is missing between two fields");
		if (take(r, close))
			return true;
		if (!take_pair(r, &p))
			return false;
		*(struct bibfile_field *)vec_push(&e->fields) = p;
	}
	return true;
}

static bool
take_entry(struct reader *r, struct slice type, char close)
{
	struct bibfile_entry e = { .type = type,
		.fields = VEC_OF(struct bibfile_field) };

	e.key = take_name(r);
	if (e.key.size == 0)
		r->why = "an entry has no key";
	if (e.key.size == 0 || !take_fields(r, close, &e)) {
		vec_release(&e.fields);
		return false;
	}
	*(struct bibfile_entry *)vec_push(&r->file->entries) = e;
	map_put(&r->file->keys, e.key,
		(void *)(uintptr_t)r->file->entries.count);
	return true;
}

/* What begins behind an @. */
static bool
take_any(struct reader *r)
{
	struct slice type = lower(r, take_name(r));
	char close = take(r, '{') ? '}' : ')';

	if (slice_equal(type, SLICE("comment")))
		return true;
	if (close == ')' && !take(r, '('))
		return fault(r, "a brace is missing behind the @");
	if (slice_equal(type, SLICE("preamble"))) {
		struct slice value;

		return take_value(r, &value) &&
			(take(r, close) || fault(r, "@preamble does not end"));
	}
	if (slice_equal(type, SLICE("string")))
		return take_string(r, close);
	return take_entry(r, type, close);
}

static void
read_entries(struct reader *r)
{
	while (r->at < r->text.size) {
		size_t start = r->at, end;

		if (begins_entry(r->text, start)) {
			r->at = slice_find(r->text, SLICE("@"), start) + 1;
			if (!take_any(r)) {
				note_fault(r, start);
				r->at = start;
			}
		}
		end = slice_find(r->text, SLICE("\n"), r->at);
		r->at = end == SLICE_NONE ? r->text.size : end + 1;
	}
}

void
bibfile_init(
	struct bibfile *f, struct slice text, const char *name, struct err *err)
{
	struct reader r = { .file = f, .text = text, .name = name, .err = err };

	*f = (struct bibfile){ .entries = VEC_OF(struct bibfile_entry) };
	read_entries(&r);
	map_release(&r.strings);
}

void
bibfile_release(struct bibfile *f)
{
	for (size_t i = 0; i < f->entries.count; i++) {
		struct bibfile_entry *e = vec_at(&f->entries, i);

		vec_release(&e->fields);
	}
	vec_release(&f->entries);
	map_release(&f->keys);
	arena_release(&f->arena);
}

const struct bibfile_entry *
bibfile_entry(const struct bibfile *f, struct slice key)
{
	uintptr_t index = (uintptr_t)map_find(&f->keys, key);

	return index ? vec_at(&f->entries, (size_t)index - 1) : NULL;
}

bool
bibfile_value(
	const struct bibfile_entry *e, const char *name, struct slice *value)
{
	for (size_t i = 0; i < e->fields.count; i++) {
		const struct bibfile_field *f = vec_at(&e->fields, i);

		if (slice_equal(f->name, slice_of(name))) {
			*value = f->value;
			return true;
		}
	}
	return false;
}
