#include "ui/key.h"

#include <stddef.h>

#include "base/utf8.h"

static const struct key_name {
	const char *name;
	uint32_t key;
} key_names[] = {
	/* the first name of a key is the one that is printed */
	{ "Tab", KEY_TAB },
	{ "Enter", KEY_RETURN },
	{ "Return", KEY_RETURN },
	{ "Esc", KEY_ESCAPE },
	{ "Escape", KEY_ESCAPE },
	{ "Space", ' ' },
	{ "lt", '<' },
	{ "Up", KEY_ARROW_UP },
	{ "Down", KEY_ARROW_DOWN },
	{ "Left", KEY_ARROW_LEFT },
	{ "Right", KEY_ARROW_RIGHT },
	{ "PageUp", KEY_PAGE_UP },
	{ "PageDown", KEY_PAGE_DOWN },
	{ "Home", KEY_START },
	{ "End", KEY_FINISH },
	{ "Backspace", KEY_ERASE },
	{ "BS", KEY_ERASE },
	{ "Delete", KEY_REMOVE },
	{ "Del", KEY_REMOVE },
	{ "Insert", KEY_INSERT },
	{ "S-Tab", KEY_BACKTAB },
	{ "F1", KEY_F0 + 1 },
	{ "F2", KEY_F0 + 2 },
	{ "F3", KEY_F0 + 3 },
	{ "F4", KEY_F0 + 4 },
	{ "F5", KEY_F0 + 5 },
	{ "F6", KEY_F0 + 6 },
	{ "F7", KEY_F0 + 7 },
	{ "F8", KEY_F0 + 8 },
	{ "F9", KEY_F0 + 9 },
	{ "F10", KEY_F0 + 10 },
	{ "F11", KEY_F0 + 11 },
	{ "F12", KEY_F12 },
	{ "Any", KEY_ANY },
	{ "Size", KEY_SIZE },
	{ "Hangup", KEY_HANGUP },
	{ "Terminate", KEY_END_SIGNAL },
	{ "Paste", KEY_PASTE },
};

enum { KEY_NAME_COUNT = sizeof(key_names) / sizeof(*key_names) };

/* C-a … C-z, C-[ … C-_ are the control characters themselves. */
static uint32_t
key_control(uint32_t key)
{
	if (key >= 'a' && key <= 'z')
		return key - 'a' + 1;
	if (key > '@' && key <= '_')
		return key - '@';
	return (key == '@' ? ' ' : key) | KEY_CONTROL;
}

static uint32_t
key_named(struct slice name)
{
	uint32_t code;

	for (size_t i = 0; i < KEY_NAME_COUNT; i++)
		if (slice_equal_ascii(name, slice_of(key_names[i].name)))
			return key_names[i].key;
	if (name.size && utf8_next(name, 0, &code) == name.size && code > ' ')
		return code;
	return KEY_NONE;
}

/* The key of what stands between the angle brackets. */
static uint32_t
key_of_name(struct slice name)
{
	bool control = false, meta = false;
	uint32_t key;

	while (name.size > 2 && name.data[1] == '-') {
		if (name.data[0] == 'C')
			control = true;
		else if (name.data[0] == 'M')
			meta = true;
		else
			break;
		name = slice_sub(name, 2, name.size);
	}
	key = key_named(name);
	if (key == KEY_NONE || (key == KEY_ANY && (control || meta)))
		return KEY_NONE;
	if (control)
		key = key_control(key);
	return meta ? key | KEY_META : key;
}

/* Where the closing bracket stands; `>` itself may be the key: <M->>. */
static size_t
key_name_end(struct slice text)
{
	size_t end = slice_find(text, SLICE(">"), 0);

	if (end == SLICE_NONE || end + 1 >= text.size)
		return end;
	return end + (text.data[end - 1] == '-' && text.data[end + 1] == '>');
}

uint32_t
key_parse(struct slice *text)
{
	size_t end;
	uint32_t key;

	if (text->size == 0)
		return KEY_NONE;
	if (text->data[0] != '<') {
		end = utf8_next(*text, 0, &key);
	} else {
		end = key_name_end(*text);
		if (end == SLICE_NONE)
			return KEY_NONE;
		key = key_of_name(slice_sub(*text, 1, end++));
	}
	if (key != KEY_NONE)
		*text = slice_sub(*text, end, text->size);
	return key;
}

static const char *
key_name_of(uint32_t key)
{
	for (size_t i = 0; i < KEY_NAME_COUNT; i++)
		if (key_names[i].key == key)
			return key_names[i].name;
	return NULL;
}

void
key_print(uint32_t key, struct buf *out)
{
	uint32_t code = key & ~(uint32_t)(KEY_META | KEY_CONTROL);
	const char *name = key_name_of(code);
	bool control = (key & KEY_CONTROL) || (!name && code < ' ');

	if (!name && !control && !(key & KEY_META)) {
		utf8_put(out, code);
		return;
	}
	buf_text(out, key & KEY_META ? "<M-" : "<");
	if (control)
		buf_text(out, "C-");
	if (name)
		buf_text(out, name);
	else if (code < ' ')
		buf_char(out, (char)(code <= 26 ? code + 'a' - 1 : code + '@'));
	else
		utf8_put(out, code);
	buf_char(out, '>');
}

void
key_show(const uint32_t *keys, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		struct buf name = { 0 };
		struct slice s;
		bool named;

		key_print(keys[i], &name);
		s = buf_view(&name);
		named = s.size > 2 && s.data[0] == '<';
		if (named && i > 0)
			buf_char(out, ' ');
		buf_slice(out, named ? slice_sub(s, 1, s.size - 1) : s);
		if (named && i + 1 < count)
			buf_char(out, ' ');
		buf_release(&name);
	}
}

bool
key_is_character(uint32_t key)
{
	return key >= ' ' && key < KEY_SPECIAL;
}

int
key_compare(
	const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
	for (size_t i = 0; i < a_count && i < b_count; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return (a_count > b_count) - (a_count < b_count);
}

bool
key_is_chord(uint32_t key)
{
	return (key & (KEY_CONTROL | KEY_META)) ||
		(key < ' ' && key != KEY_TAB && key != KEY_RETURN &&
			key != KEY_ESCAPE);
}
