#include "tap.h"

#include "ui/line.h"

/* Commands are shown as words in brackets, with the tail behind. */
static const struct {
	const char *line, *want;
} cases[] = {
	{ "", "" },
	{ "  # only a comment", "" },
	{ "quit", "[quit]{}" },
	{ "set measure 72", "[set][measure][72]{measure 72}" },
	{ "a ; b;c", "[a]{}[b]{}[c]{}" },
	{ ";;a;", "[a]{}" },
	{ "a b # comment ; c", "[a][b]{b}" },
	{ "a b#c", "[a][b#c]{b#c}" },
	{ "a \"b c\" d", "[a][b c][d]{\"b c\" d}" },
	{ "a \"b;c\" ; d", "[a][b;c]{\"b;c\"}[d]{}" },
	{ "a \"\\\"\\\\\\n\"", "[a][\"\\\\n]{\"\\\"\\\\\\n\"}" },
	{ "a \"\" x", "[a][][x]{\"\" x}" },
	{ "note 5\" wide", "[note][5\"][wide]{5\" wide}" },
	{ "note  two  blanks  ", "[note][two][blanks]{two  blanks}" },
	{ "one\ntwo # x\nthree", "[one]{}[two]{}[three]{}" },
	{ "bind text x a ; b\nquit",
		"[bind][text][x][a][;][b]{text x a ; b}[quit]{}" },
	{ "bind text \";\" a", "[bind][text][;][a]{text \";\" a}" },
};

static void
show(const struct line_command *c, struct buf *out)
{
	for (size_t i = 0; i < c->count; i++)
		buf_printf(out, "[%s]", c->words[i].data);
	buf_char(out, '{');
	buf_slice(out, c->tail);
	buf_char(out, '}');
}

static void
check_split(const char *line, const char *want)
{
	struct arena arena = { 0 };
	struct vec commands = VEC_OF(struct line_command);
	struct buf out = { 0 };

	tap_ok(line_split(slice_of(line), &arena, &commands, NULL) == 0,
		"it splits");
	for (size_t i = 0; i < commands.count; i++)
		show(vec_at(&commands, i), &out);
	tap_equal(buf_view(&out), slice_of(want), want);
	buf_release(&out);
	vec_release(&commands);
	arena_release(&arena);
}

static void
check_quote(const char *word, const char *want)
{
	struct buf quoted = { 0 }, back = { 0 };

	line_quote(slice_of(word), &quoted);
	tap_equal(buf_view(&quoted), slice_of(want), "quoted");
	line_unquote(buf_view(&quoted), &back);
	tap_equal(buf_view(&back), slice_of(word), "and back");
	buf_release(&quoted);
	buf_release(&back);
}

int
main(void)
{
	struct arena arena = { 0 };
	struct vec commands = VEC_OF(struct line_command);
	struct err err = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_split(cases[i].line, cases[i].want);
	check_quote("plain", "plain");
	check_quote("", "\"\"");
	check_quote("two words", "\"two words\"");
	check_quote("a;b", "\"a;b\"");
	check_quote("#", "\"#\"");
	check_quote("\"x\\", "\"\\\"x\\\\\"");
	tap_ok(line_split(SLICE("a \"b"), &arena, &commands, &err) == -1 &&
			err.kind == ERR_USAGE,
		"an open quotation mark: %s", err_text(&err));
	err_release(&err);
	vec_release(&commands);
	arena_release(&arena);
	return tap_done();
}
