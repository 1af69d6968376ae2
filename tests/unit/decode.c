#include "tap.h"

#include "ui/decode.h"

/* What comes out is written by key names; `|` in the bytes is a pause, short
 * of late, `~` one that is over. A paste shows its text in brackets. */
static const struct {
	const char *bytes, *want;
} cases[] = {
	{ "aж", "aж" },
	{ "\r\n\t\b\177", "<Enter><C-j><Tab><C-h><Backspace>" },
	{ "\3\32\34", "<C-c><C-z><C-\\>" },
	{ "\033", "" },
	{ "\033~", "<Esc>" },
	{ "\033\033~", "<Esc><Esc>" },
	{ "\033x", "<M-x>" },
	{ "\033|x", "<M-x>" },
	{ "\033~x", "<Esc>x" },
	{ "\033ж", "<M-ж>" },
	{ "\033\r\033\177", "<M-Enter><M-Backspace>" },
	{ "\033[A\033OA\033[H\033[4~", "<Up><Up><Home><End>" },
	{ "\033|[|A", "<Up>" },
	{ "\033[~x", "<M-[>x" },
	{ "\033O~x", "<M-O>x" },
	{ "\033[5~\033[6~\033[3~", "<PageUp><PageDown><Delete>" },
	{ "\033[1;5C\033[1;3D", "<C-Right><M-Left>" },
	{ "\033[Z\033OP\033[15~\033[24~\033[[B", "<S-Tab><F1><F5><F12><F2>" },
	{ "\033[99q", "<F9>" }, /* defined below */
	/* what terminals say by themselves */
	{ "a\033[?64;1;2cb", "ab" },
	{ "a\033[>0;10;1cb\033[24;80Rc", "abc" },
	{ "\033[0n\033[?69;1$y\033[I\033[O\033[8;24;80tx", "x" },
	{ "\033]11;rgb:ff/ff/ff\033\\a\033]11;?\ab", "ab" },
	{ "\033P>|xterm(370)\033\\\033_Gi=1;OK\033\\x", "x" },
	{ "\033]11;rg|b:ff\033\\a", "a" },
	{ "\033[24;|80Ra", "a" },
	{ "\033[24;~a", "a" },
	{ "\033]11;rgb~a", "a" },
	{ "\033[12\033[Aa", "<Up>a" },
	/* broken bytes */
	{ "\320|\266", "ж" },
	{ "\320~x", "x" },
	{ "\377\200x", "x" },
	{ "\302\233x", "x" },
	/* pastes */
	{ "\033[200~hello\033[201~x", "[hello]x" },
	{ "\033[200~one\rtwo\r\nthree\nfour\033[201~",
		"[one\ntwo\nthree\nfour]" },
	{ "\033[200~a\1\033[31mb\177\tc\302\233\033[201~", "[a[31mb\tc]" },
	{ "\033[200~a|b\033[2|01~x", "[ab]x" },
	{ "\033[200~a\033[201~q\033[201~x", "[aq]x" },
	{ "\033[200~a\033[201~\033[200~b\033[201~", "[a][b]" },
	{ "\033[200~\033[201~", "[]" },
	{ "\033[201~x", "x" },
	{ "\033[200~a~b", "" },
};

static void
take(struct decode *d, bool late, struct buf *out)
{
	uint32_t key;

	while ((key = decode_key(d, late)) != KEY_NONE) {
		if (key == KEY_PASTE) {
			buf_char(out, '[');
			buf_slice(out, decode_pasted(d));
			buf_char(out, ']');
		} else {
			key_print(key, out);
		}
	}
}

/* A `~` that ends a sequence is one; others are pauses. */
static bool
is_pause(struct slice bytes, size_t at)
{
	char before = at ? bytes.data[at - 1] : ' ';

	return bytes.data[at] == '|'
		? !(before == '>' && at > 2)
		: bytes.data[at] == '~' && !(before >= '0' && before <= '9');
}

static void
check(size_t index)
{
	struct slice bytes = slice_of(cases[index].bytes);
	struct decode *d = decode_new();
	struct buf out = { 0 };

	decode_define(d, "\033[99q", KEY_F0 + 9);
	decode_define(d, NULL, KEY_F12);
	for (size_t at = 0; at < bytes.size; at++) {
		if (!is_pause(bytes, at))
			decode_feed(d, slice_sub(bytes, at, at + 1));
		else
			take(d, bytes.data[at] == '~', &out);
	}
	take(d, false, &out);
	tap_ok(slice_equal(buf_view(&out), slice_of(cases[index].want)),
		"case %zu", index);
	if (!slice_equal(buf_view(&out), slice_of(cases[index].want)))
		printf("# got %s\n# want %s\n", buf_string(&out),
			cases[index].want);
	buf_release(&out);
	decode_free(d);
}

static void
check_waiting(void)
{
	struct decode *d = decode_new();

	tap_ok(decode_waiting(d) == DECODE_EMPTY, "nothing is waited for");
	decode_feed(d, SLICE("\033"));
	decode_key(d, false);
	tap_ok(decode_waiting(d) == DECODE_SHORT, "a lone Escape: short");
	decode_feed(d, SLICE("]11;"));
	decode_key(d, false);
	tap_ok(decode_waiting(d) == DECODE_LONG, "a string: long");
	decode_feed(d, SLICE("x\a\033[200~"));
	decode_key(d, false);
	tap_ok(decode_waiting(d) == DECODE_PASTING, "a paste: for ever");
	decode_free(d);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(i);
	check_waiting();
	return tap_done();
}
