#include "apparatus/difference.h"

#include "tap.h"

/* Each difference as its kind and words, the words quoted for what isn't
 * equal. */
static void
print(const struct vec *differences, struct slice quoted, struct buf *out)
{
	for (size_t i = 0; i < differences->count; i++) {
		const struct difference *d = vec_at(differences, i);

		buf_printf(out, "%s%s %zu", i > 0 ? ", " : "",
			difference_kind_name(d->kind), d->words);
		if (d->kind != DIFFERENCE_EQUAL && range_size(d->quoted) > 0) {
			buf_text(out, " ");
			buf_slice(out,
				slice_sub(quoted, d->quoted.start,
					d->quoted.end));
		}
	}
}

static const char mill[] =
	"The miller of the lower town, who was seldom asked, said that the "
	"weir had been too high since the great flood, and that he would not "
	"lower it by the width of a hand.";

static void
check(const char *quoted, const char *source, const char *want,
	const char *told)
{
	struct difference_side q = { NULL, slice_of(quoted),
		{ 0, slice_of(quoted).size } };
	struct difference_side s = { NULL, slice_of(source),
		{ 0, slice_of(source).size } };
	struct vec found = VEC_OF(struct difference);
	enum difference_grade grade;
	struct buf got = { 0 };

	difference_read(&q, &s, &found);
	print(&found, q.text, &got);
	tap_equal(buf_view(&got), slice_of(want), quoted);
	buf_clear(&got);
	grade = difference_grade(found.items, found.count);
	difference_tell(grade, found.items, found.count, &got);
	tap_equal(buf_view(&got), slice_of(told), told);
	buf_release(&got);
	vec_release(&found);
}

static void
test_exact(void)
{
	check("the weir had been too high", mill, "equal 6", "exact");
	check("The weir had been too HIGH", mill,
		"case 1 The, equal 4, case 1 HIGH", "exact");
	check("[T]he weir had been too high", mill, "case 1 [T]he, equal 5",
		"exact");
	check("the lower town who was seldom asked; said", mill,
		"equal 3, punctuation 0  , equal 4, punctuation 0 ; , equal 1",
		"exact");
	check("too high since the *great* flood", mill,
		"equal 4, emphasis 1 great, equal 1", "exact");
	check("“the weir ‘had’ been", "\"the weir \"had\" been", "equal 4",
		"exact");
	check("the re-\nturn of the mill-owner", "the return of the mill owner",
		"equal 5, punctuation 0 -, equal 1", "exact");
}

static void
test_shortened(void)
{
	check("the weir ... since the great flood", mill,
		"equal 2, ellipsis 4 ..., equal 4",
		"shortened: 4 words left out");
	check("the weir [at the mill] had been too high", mill,
		"equal 2, bracketed 3 at the mill, equal 4",
		"shortened: 3 words in brackets");
	check("said that [it] had been too high", mill,
		"equal 2, bracketed 1 it, equal 4",
		"shortened: 1 word in brackets");
}

static void
test_altered(void)
{
	check("the weer had been too high", mill,
		"equal 1, spelling 1 weer, equal 4",
		"altered: 1 word spelled otherwise");
	check("the we ir had been too high", mill,
		"equal 1, spelling 2 we ir, equal 4",
		"altered: 2 words spelled otherwise");
	check("the dam had been too high", mill,
		"equal 1, changed 1 dam, equal 4", "altered: 1 word changed");
	check("and that she would not lower it", mill,
		"equal 2, changed 1 she, equal 4", "altered: 1 word changed");
	check("the weir had always been too high", mill,
		"equal 3, added 1 always, equal 3", "altered: 1 word added");
	check("the weir had been high since the flood", mill,
		"equal 4, omitted 1, equal 3, omitted 1, equal 1",
		"altered: 2 words left out without mark");
	check("built in 1911 by the town", "built in 1912 by the town",
		"equal 2, changed 1 1911, equal 3", "altered: 1 word changed");
}

static void
test_variant(void)
{
	static const struct difference some[] = {
		{ DIFFERENCE_EQUAL, { 0, 9 }, { 0, 9 }, 4 },
		{ DIFFERENCE_CHANGED, { 10, 20 }, { 10, 20 }, 3 },
		{ DIFFERENCE_ADDED, { 21, 30 }, { 20, 20 }, 2 },
	};

	tap_ok(difference_grade(some, 3) == DIFFERENCE_VARIANT,
		"with so few words in common it is another version");
}

static void
test_names(void)
{
	tap_equal(slice_of(difference_grade_name(DIFFERENCE_VARIANT)),
		SLICE("variant"), "a grade has a name");
}

int
main(void)
{
	test_exact();
	test_shortened();
	test_altered();
	test_variant();
	test_names();
	return tap_done();
}
