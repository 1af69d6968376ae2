#include "ui/binding.h"

#include "ui/line.h"

static int
binding_read_keys(struct slice text, struct vec *keys, struct err *err)
{
	struct slice rest = text;
	uint32_t key = KEY_NONE;

	while (rest.size) {
		if (key == KEY_ANY)
			return err_set(err, ERR_USAGE,
				"%.*s: <Any> can only be the last key",
				(int)text.size, text.data);
		key = key_parse(&rest);
		if (key == KEY_NONE)
			return err_set(err, ERR_USAGE,
				"%.*s: unknown key at %.*s", (int)text.size,
				text.data, (int)rest.size, rest.data);
		*(uint32_t *)vec_push(keys) = key;
	}
	return 0;
}

/* Contexts and keys; *AT moves behind them. */
static int
binding_read_head(
	struct slice text, size_t *at, struct binding *b, struct err *err)
{
	struct buf word = { 0 };
	struct slice raw;
	int result;

	b->keys = VEC_OF(uint32_t);
	if (line_next(text, at, &b->contexts) != LINE_WORD ||
		line_next(text, at, &raw) != LINE_WORD)
		return err_set(err, ERR_USAGE, "which place, and which keys?");
	line_unquote(raw, &word);
	result = binding_read_keys(buf_view(&word), &b->keys, err);
	buf_release(&word);
	if (result == 0 && b->keys.count == 0)
		return err_set(err, ERR_USAGE, "which keys?");
	return result;
}

/* From AT up to a word `--`, which *AT moves behind. */
static enum line_kind
binding_read_command(struct slice text, size_t *at, struct slice *command)
{
	size_t start = *at, end = start;
	struct slice raw;
	enum line_kind kind;

	while ((kind = line_next(text, at, &raw)) == LINE_WORD ||
		kind == LINE_SEPARATOR) {
		if (slice_equal(raw, SLICE("--")))
			break;
		end = *at;
	}
	*command = slice_trim(slice_sub(text, start, end));
	return kind;
}

static enum line_kind
binding_read_help(struct slice text, size_t *at, struct buf *help)
{
	struct slice raw;
	enum line_kind kind;

	while ((kind = line_next(text, at, &raw)) == LINE_WORD) {
		buf_text(help, help->size ? " " : "");
		line_unquote(raw, help);
	}
	return kind;
}

int
binding_parse(struct slice text, struct binding *b, struct err *err)
{
	size_t at = 0;
	enum line_kind kind;

	if (binding_read_head(text, &at, b, err) < 0)
		return -1;
	kind = binding_read_command(text, &at, &b->command);
	if (kind == LINE_WORD)
		kind = binding_read_help(text, &at, &b->help);
	if (kind == LINE_OPEN)
		return err_set(
			err, ERR_USAGE, "a quotation mark is not closed");
	if (b->command.size == 0)
		return err_set(err, ERR_USAGE, "which command?");
	return 0;
}

int
binding_parse_keys(struct slice text, struct binding *b, struct err *err)
{
	struct slice raw;
	size_t at = 0;

	if (binding_read_head(text, &at, b, err) < 0)
		return -1;
	if (line_next(text, &at, &raw) != LINE_END)
		return err_set(err, ERR_USAGE, "%.*s: what is this for?",
			(int)raw.size, raw.data);
	return 0;
}

void
binding_release(struct binding *b)
{
	vec_release(&b->keys);
	buf_release(&b->help);
}

void
binding_print_keys(const uint32_t *keys, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		key_print(keys[i], out);
}

void
binding_print(const struct binding *b, struct buf *out)
{
	struct buf keys = { 0 };

	binding_print_keys(b->keys.items, b->keys.count, &keys);
	buf_slice(out, b->contexts);
	buf_char(out, ' ');
	line_quote(buf_view(&keys), out);
	buf_char(out, ' ');
	buf_slice(out, b->command);
	if (b->help.size) {
		buf_text(out, " -- ");
		line_quote(buf_view(&b->help), out);
	}
	buf_char(out, '\n');
	buf_release(&keys);
}
