#include "apparatus/align.h"

#include "tap.h"

/* Each step as its letter and counts: "=3 ~1:1 x1:1 +2 -2 ..4". */
static void
print(const struct align_result *r, struct buf *out)
{
	static const char *const names[] = { "=", "~", "x", "+", "-", ".." };

	for (size_t i = 0; i < r->steps.count; i++) {
		const struct align_step *s = vec_at(&r->steps, i);

		buf_printf(out, "%s%s", i > 0 ? " " : "", names[s->what]);
		if (s->what == ALIGN_ALIKE || s->what == ALIGN_CHANGED)
			buf_printf(out, "%u:", s->quoted_count);
		if (s->what == ALIGN_ADDED || s->what == ALIGN_SAME)
			buf_printf(out, "%u", s->quoted_count);
		else
			buf_printf(out, "%u", s->source_count);
	}
}

/* A side over TEXT; the words are the caller's to release. */
static struct align_side
side(const char *text, bool source, struct vec *words)
{
	*words = VEC_OF(struct word);
	words_read_text(slice_of(text), words);
	if (source)
		words_drop_ellipses(words);
	return (struct align_side){ slice_of(text), words->items,
		words->count };
}

static void
check(bool part, const char *quoted, const char *source, const char *want)
{
	struct vec q, s;
	struct align_side a = side(quoted, false, &q);
	struct align_side b = side(source, true, &s);
	struct align_result r;
	struct buf got = { 0 };

	align_init(&r);
	if (part)
		align_part(&a, &b, &r);
	else
		align_whole(&a, &b, &r);
	print(&r, &got);
	tap_equal(buf_view(&got), slice_of(want), quoted);
	buf_release(&got);
	align_release(&r);
	vec_release(&q);
	vec_release(&s);
}

static const char ferry[] =
	"When the river was high the old ferryman took nobody over, and when "
	"it was low nobody needed him, so that he had time to read the papers "
	"that travellers had left behind.";

static void
test_whole(void)
{
	check(false, "the old ferryman took nobody over", ferry, "=6");
	check(false, "the OLD ferryman, took nobody over.", ferry, "=6");
	check(false, "the old fenyman took nobody over", ferry, "=2 ~1:1 =3");
	check(false, "the old ferry man took nobody over", ferry, "=2 ~2:1 =3");
	check(false, "the oldferryman took nobody over", ferry, "=1 ~1:2 =3");
	check(false, "the young ferryman took nobody over", ferry,
		"=1 x1:1 =4");
	check(false, "the old ferryman always took nobody over", ferry,
		"=3 +1 =3");
	check(false, "the old ferryman took over, and when", ferry, "=4 -1 =3");
	check(false, "the old ferryman … had time to read", ferry,
		"=3 ..14 =4");
	check(false, "the old ferryman [of the village] took nobody over",
		ferry, "=3 +3 =3");
	check(false, "[the boatman] took nobody over, and", ferry,
		"=1 -1 x1:1 =4");
	check(false, "… the old ferryman …", ferry, "..0 =3 ..0");
	check(false, "the old ferryman took everybody over", ferry,
		"=4 x1:1 =1");
	check(false, "the old ferryman took everybody across the stream", ferry,
		"=4 +4");
	check(false, "", ferry, "");
}

static void
test_part(void)
{
	check(true, "We say that the old ferryman took nobody over in May.",
		ferry, "=6");
	check(true, "nothing of all these things", "some other words", "");
}

static void
test_summary(void)
{
	struct vec q, s;
	struct align_side a =
		side("the young ferryman … needed him very [much] "
		     "so that had time",
			false, &q);
	struct align_side b = side(ferry, true, &s);
	struct align_result r;

	align_init(&r);
	tap_ok(align_whole(&a, &b, &r), "there is an alignment");
	tap_ok(r.first == 5 && r.beyond == 24, "where it stands");
	tap_ok(r.same == 8 && r.changed == 1 && r.added == 1 &&
			r.bracketed == 1 && r.omitted == 1 && r.plain == 10,
		"what it consists of");
	tap_ok(r.run == 2, "its longest run");
	tap_ok(r.likeness > 0.77 && r.likeness < 0.78, "how alike it is");
	align_release(&r);
	vec_release(&q);
	vec_release(&s);
}

int
main(void)
{
	test_whole();
	test_part();
	test_summary();
	return tap_done();
}
