#include "tap.h"

#include "ui/key.h"

static const struct {
	const char *name;
	uint32_t key;
	const char *printed; /* NULL: the same */
} cases[] = {
	{ "a", 'a', NULL },
	{ "ж", 0x436, NULL },
	{ "<lt>", '<', NULL },
	{ ">", '>', NULL },
	{ "<Space>", ' ', NULL },
	{ " ", ' ', "<Space>" },
	{ "<Tab>", KEY_TAB, NULL },
	{ "<C-i>", KEY_TAB, "<Tab>" },
	{ "<C-m>", KEY_RETURN, "<Enter>" },
	{ "<return>", KEY_RETURN, "<Enter>" },
	{ "<esc>", KEY_ESCAPE, "<Esc>" },
	{ "<C-w>", 23, NULL },
	{ "<C-]>", 29, NULL },
	{ "<C-@>", ' ' | KEY_CONTROL, "<C-Space>" },
	{ "<C-Left>", KEY_ARROW_LEFT | KEY_CONTROL, NULL },
	{ "<M-x>", 'x' | KEY_META, NULL },
	{ "<M->>", '>' | KEY_META, NULL },
	{ "<M-lt>", '<' | KEY_META, NULL },
	{ "<M-C-w>", 23 | KEY_META, NULL },
	{ "<C-M-w>", 23 | KEY_META, "<M-C-w>" },
	{ "<S-Tab>", KEY_BACKTAB, NULL },
	{ "<F1>", KEY_F0 + 1, NULL },
	{ "<F12>", KEY_F12, NULL },
	{ "<BS>", KEY_ERASE, "<Backspace>" },
	{ "<PageDown>", KEY_PAGE_DOWN, NULL },
	{ "<Any>", KEY_ANY, NULL },
};

static const char *const unknown[] = { "", "<", "<x", "<>", "<Nokey>",
	"<C-Any>", "<M->", "<F13>" };

int
main(void)
{
	struct buf out = { 0 };
	struct slice text;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		text = slice_of(cases[i].name);
		tap_ok(key_parse(&text) == cases[i].key && text.size == 0,
			"%s is read", cases[i].name);
		buf_clear(&out);
		key_print(cases[i].key, &out);
		tap_equal(buf_view(&out),
			slice_of(cases[i].printed ? cases[i].printed
						  : cases[i].name),
			"and printed");
	}
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
		text = slice_of(unknown[i]);
		tap_ok(key_parse(&text) == KEY_NONE, "\"%s\" is no key",
			unknown[i]);
	}
	text = SLICE("g<C-w>s");
	tap_ok(key_parse(&text) == 'g' && key_parse(&text) == 23 &&
			key_parse(&text) == 's' && text.size == 0,
		"keys come off one by one");
	buf_release(&out);
	return tap_done();
}
