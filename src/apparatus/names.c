#include "apparatus/names.h"

#include "apparatus/spelling.h"
#include "base/utf8.h"

static const char *const separators[] = { " and ", " und ", " et ", " & ",
	" и ", " y ", "; " };

/* End of the name that S begins with; where the next begins in *NEXT. */
static size_t
name_end(struct slice s, size_t *next)
{
	size_t depth = 0;

	for (size_t at = 0; at < s.size; at++) {
		if (s.data[at] == '{')
			depth++;
		else if (s.data[at] == '}' && depth > 0)
			depth--;
		for (size_t i = 0; depth == 0 &&
			i < sizeof separators / sizeof *separators;
			i++) {
			struct slice by = slice_of(separators[i]);

			if (!slice_starts(slice_sub(s, at, s.size), by))
				continue;
			*next = at + by.size;
			return at;
		}
	}
	*next = s.size;
	return s.size;
}

static bool
is_others(struct slice s)
{
	return slice_equal_ascii(s, SLICE("others")) ||
		slice_equal_ascii(s, SLICE("et al.")) ||
		slice_equal_ascii(s, SLICE("others.")) ||
		slice_equal_ascii(s, SLICE("al."));
}

static bool
is_title_of_person(struct slice word)
{
	static const char *const words[] = { "Jr.", "Jr", "Sr.", "II", "III",
		"(ed.)", "(ed)", "(eds.)", "(Ed.)", "ed.", "eds." };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal(word, slice_of(words[i])))
			return true;
	return false;
}

/* Where the last word begins; "L.B.Kamenev" has two. */
static size_t
last_word(struct slice s)
{
	size_t at = s.size;

	while (at > 0 && s.data[at - 1] != ' ' && s.data[at - 1] != '\n' &&
		(s.data[at - 1] != '.' || at == s.size))
		at--;
	return at;
}

static bool
is_particle(struct slice word)
{
	static const char *const words[] = { "von", "van", "der", "den", "de",
		"du", "la", "le", "del", "di", "da" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_ascii(word, slice_of(words[i])))
			return true;
	return false;
}

/* "Given von Family": where the family name begins that ends in the word at
 * LAST. */
static size_t
family_start(struct slice s, size_t last)
{
	while (last > 0) {
		struct slice before = slice_trim(slice_sub(s, 0, last));
		size_t start = last_word(before);

		if (!is_particle(slice_sub(before, start, before.size)))
			break;
		last = start;
	}
	return last;
}

static void
take_apart(struct slice s, struct name *out)
{
	size_t comma = slice_find(s, SLICE(","), 0), last;

	*out = (struct name){ 0 };
	if (slice_starts(s, SLICE("{")) && slice_ends(s, SLICE("}"))) {
		out->family = slice_sub(s, 1, s.size - 1);
		out->body = true;
		return;
	}
	if (is_others(s)) {
		out->others = true;
		return;
	}
	if (comma != SLICE_NONE) {
		out->family = slice_trim(slice_sub(s, 0, comma));
		out->given = slice_trim(slice_sub(s, comma + 1, s.size));
		if (!is_title_of_person(out->given))
			return;
		s = out->family;
	}
	last = last_word(s);
	while (last > 0 && is_title_of_person(slice_sub(s, last, s.size))) {
		s = slice_trim(slice_sub(s, 0, last));
		last = last_word(s);
	}
	last = family_start(s, last);
	out->family = slice_sub(s, last, s.size);
	out->given = slice_trim(slice_sub(s, 0, last));
}

bool
names_next(struct slice *rest, struct name *out)
{
	while (rest->size > 0) {
		size_t next, end = name_end(*rest, &next);
		struct slice s = slice_trim(slice_sub(*rest, 0, end));

		*rest = slice_sub(*rest, next, rest->size);
		if (s.size == 0)
			continue;
		take_apart(s, out);
		return true;
	}
	return false;
}

static void
print_name(const struct name *n, struct buf *out)
{
	if (n->others) {
		buf_text(out, "others");
		return;
	}
	buf_slice(out, n->given);
	if (n->given.size > 0)
		buf_char(out, ' ');
	for (size_t i = 0; i < n->family.size; i++)
		if (n->family.data[i] != '{' && n->family.data[i] != '}')
			buf_char(out, n->family.data[i]);
}

void
names_print(struct slice names, struct buf *out)
{
	struct name n, next;
	bool more = names_next(&names, &n), begun = false;

	while (more) {
		more = names_next(&names, &next);
		if (begun)
			buf_text(out, more ? ", " : " and ");
		print_name(&n, out);
		begun = true;
		n = next;
	}
}

void
names_key(struct slice family, struct buf *out)
{
	size_t space;

	while ((space = slice_find(family, SLICE(" "), 0)) != SLICE_NONE &&
		is_particle(slice_sub(family, 0, space)))
		family = slice_sub(family, space + 1, family.size);
	if (slice_ends(family, SLICE("'s")))
		family.size -= 2;
	else if (slice_ends(family, SLICE("’s")))
		family.size -= 4;
	spelling_key(family, out);
}

/* The first letter of the key of a given name; K for C, I for J. */
static char
initial(struct slice given)
{
	struct buf key = { 0 };
	char c;

	spelling_key(given, &key);
	c = key.size > 0 ? key.data[0] : '\0';
	buf_release(&key);
	return (char)(c == 'c' ? 'k' : c);
}

static double
alike(const struct name *a, const struct name *b)
{
	/* Another initial: another person, or another habit. */
	const double namesake = 0.4;
	/* A letter may be wrong. */
	const double near = 0.8;
	struct buf x = { 0 }, y = { 0 };
	double score = 0;

	names_key(a->family, &x);
	names_key(b->family, &y);
	if (slice_equal(buf_view(&x), buf_view(&y)))
		score = 1;
	else if (spelling_near(buf_view(&x), buf_view(&y)))
		score = near;
	buf_release(&x);
	buf_release(&y);
	if (score > 0 && a->given.size > 0 && b->given.size > 0 &&
		initial(a->given) != initial(b->given))
		score *= namesake;
	return score;
}

double
names_alike(struct slice a, struct slice b)
{
	struct name x, y;
	double best = -1;

	while (names_next(&a, &x)) {
		struct slice rest = b;

		while (!x.others && names_next(&rest, &y)) {
			double score = y.others ? -1 : alike(&x, &y);

			if (score == 0 && (x.body || y.body))
				score = -1;
			if (score > best)
				best = score;
		}
	}
	return best;
}
