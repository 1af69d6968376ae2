/*
 * Which work a citation means. A work is a candidate when it shares the
 * author's name or one of the rarest words of the title. The best is sure when
 * it passes a bar and no other comes near it.
 *
 * Much of a citation may stand outside of it: "(Bread, p. 3)" behind "as Smith
 * says". So where no author is named, that work among the likely ones is meant
 * whose author was named last before; a title of one word needs that.
 *
 * What cannot be found as it was taken apart is looked for in other ways: as
 * the volume that holds it; then each row of the printed words between commas,
 * for titles have commas too, and lists of authors look like titles.
 */
#include "apparatus/workinside.h"

#include "apparatus/cue.h"
#include "apparatus/names.h"
#include "base/utf8.h"

/* From here on it is the work, if the next is so much less like. */
static const double bar = 0.75, lead = 0.05;
/* The author who was named before tells works apart that are so much alike. */
static const double named_lead = 0.15;
/* So much of a title must be there to be one by itself. */
static const double bar_title = 0.87, whole_title = 0.97;

enum { RARE = 3, MANY = 3000 };

/* Candidates. */

struct found {
	size_t work;
	double score;
};

struct search {
	const struct catalogue *catalogue;
	const struct work_hint *hint;
	struct title cited;
	double least_title;
	struct vec found; /* of struct found, no order */
};

static bool
is_found(const struct search *s, size_t index)
{
	for (size_t i = 0; i < s->found.count; i++)
		if (((struct found *)vec_at(&s->found, i))->work == index)
			return true;
	return false;
}

static void
consider(struct search *s, const struct vec *list)
{
	for (size_t i = 0; list && i < list->count && i < MANY; i++) {
		size_t index = *(uint32_t *)vec_at(list, i);
		const struct work_record *r =
			work_record_at(s->catalogue, index);
		struct found *f;
		double score;

		if (index == s->hint->not ||
			(s->hint->listed && r->work.cited_only))
			continue;
		score = work_score(
			s->catalogue, s->hint, &s->cited, r, s->least_title);
		if (score < bar - named_lead || is_found(s, index))
			continue;
		f = vec_push(&s->found);
		f->work = index;
		f->score = score;
	}
}

/* A work that is cited well has the rarest word, too. */
static bool
is_settled(const struct search *s)
{
	for (size_t i = 0; i < s->found.count; i++)
		if (((struct found *)vec_at(&s->found, i))->score >= bar)
			return true;
	return false;
}

static void
consider_words(struct search *s)
{
	bool taken[64] = { false };

	for (size_t n = 0; n < RARE; n++) {
		const struct vec *rarest = NULL;
		size_t which = 0;

		for (size_t i = 0; i < s->cited.count && i < 64; i++) {
			const struct vec *list = map_find(
				&s->catalogue->words, s->cited.words[i].key);

			if (taken[i] || !list ||
				(rarest && rarest->count <= list->count))
				continue;
			rarest = list;
			which = i;
		}
		if (!rarest)
			return;
		taken[which] = true;
		consider(s, rarest);
		if (is_settled(s))
			return;
	}
}

static void
consider_authors(struct search *s)
{
	struct slice rest = s->hint->author;
	struct buf key = { 0 };
	struct name n;

	while (names_next(&rest, &n)) {
		buf_clear(&key);
		names_key(n.family, &key);
		consider(s, map_find(&s->catalogue->families, buf_view(&key)));
	}
	buf_release(&key);
}

/* Who was named before. */

/* Where NAME stands last in TEXT as a whole word, from 1; 0: nowhere. */
static size_t
last_named(struct slice text, struct slice name)
{
	size_t at = 0, last = 0;

	while (name.size > 0 &&
		(at = slice_find(text, name, at)) != SLICE_NONE) {
		uint32_t code = ' ';

		if (at + name.size < text.size)
			utf8_next(text, at + name.size, &code);
		if (!utf8_is_letter(code))
			last = at + 1;
		at++;
	}
	return last;
}

/* A name in the title says nothing about its author. */
static bool
is_in_title(const struct search *s, struct slice family)
{
	struct buf key = { 0 };
	bool found = false;

	names_key(family, &key);
	for (size_t i = 0; i < s->cited.count; i++)
		found = found ||
			slice_equal(s->cited.words[i].key, buf_view(&key));
	buf_release(&key);
	return found;
}

static size_t
names_near(const struct search *s, struct slice names)
{
	struct buf family = { 0 };
	size_t best = 0;
	struct name n;

	while (names_next(&names, &n)) {
		size_t at;

		buf_clear(&family);
		utf8_fold(n.family, &family);
		at = n.body || is_in_title(s, n.family)
			? 0
			: last_named(s->hint->near, buf_view(&family));
		best = at > best ? at : best;
	}
	buf_release(&family);
	return best;
}

static size_t
named_near(const struct search *s, const struct found *f)
{
	const struct work *w = work_at(s->catalogue, f->work);
	size_t author = names_near(s, w->fields[WORK_AUTHOR]);
	size_t editor = names_near(s, w->fields[WORK_EDITOR]);

	return author > editor ? author : editor;
}

/* The best, and whether the next one stays behind. */
static struct work_match
pick_best(const struct search *s)
{
	struct work_match best = { .work = WORK_NONE };
	size_t near = 0;

	for (size_t i = 0; i < s->found.count; i++) {
		const struct found *f = vec_at(&s->found, i);

		if (f->score > best.score) {
			best.work = f->work;
			best.score = f->score;
		}
	}
	for (size_t i = 0; i < s->found.count; i++)
		near += ((struct found *)vec_at(&s->found, i))->score >=
			best.score - lead;
	best.sure = best.score >= bar && near == 1;
	return best;
}

/* Of those that are likely the one whose author was named last; NULL. */
static const struct found *
pick_named(const struct search *s, double best)
{
	const struct found *chosen = NULL;
	size_t last = 0;

	for (size_t i = 0; i < s->found.count; i++) {
		const struct found *f = vec_at(&s->found, i);
		size_t at = f->score < bar || f->score < best - named_lead
			? 0
			: named_near(s, f);

		if (at > last ||
			(at > 0 && at == last && f->score > chosen->score)) {
			last = at;
			chosen = f;
		}
	}
	return chosen;
}

/* A title of one word is a word: somebody must have written it, unless it is
 * one that lists have without a name ("Pravda"); and what stands in a volume is
 * no book of that name. */
static bool
is_word(const struct search *s, size_t work)
{
	const struct work *w = work_at(s->catalogue, work);
	bool unnamed = w->fields[WORK_AUTHOR].size == 0 &&
		w->fields[WORK_EDITOR].size == 0;
	bool only_shelved = w->document != 0 && w->fields[WORK_TYPE].size == 0;

	return s->cited.count == 1 && !s->cited.words[0].number &&
		(!unnamed || only_shelved);
}

/* Volume 2 may be a work of its own, by number or by its title. */
static bool
is_volume(const struct search *s, size_t work, struct slice number)
{
	const struct work_record *r = work_record_at(s->catalogue, work);

	if (slice_equal(r->work.fields[WORK_VOLUME], number))
		return true;
	for (size_t i = 0; i < r->count; i++)
		for (size_t k = 0; k < r->names[i].count; k++)
			if (slice_equal(r->names[i].words[k].key, number))
				return true;
	return false;
}

static struct slice
number_in(struct slice s)
{
	size_t start = 0, end;

	while (start < s.size && !cue_digit(s, start))
		start++;
	for (end = start; cue_digit(s, end);)
		end++;
	return slice_sub(s, start, end);
}

/* Of the best that are alike the only one that is the volume. */
static struct work_match
pick_volume(const struct search *s, struct work_match best)
{
	struct slice number = number_in(s->hint->volume);
	size_t count = 0;

	for (size_t i = 0; number.size > 0 && i < s->found.count; i++) {
		const struct found *f = vec_at(&s->found, i);

		if (f->score < bar || f->score < best.score - lead ||
			!is_volume(s, f->work, number))
			continue;
		best.work = f->work;
		count++;
	}
	best.sure = best.sure || count == 1;
	return best;
}

static struct work_match
settle(const struct search *s)
{
	struct work_match best = pick_best(s);
	const struct found *named;

	if (best.work == WORK_NONE)
		return best;
	if (!best.sure)
		best = pick_volume(s, best);
	if (s->hint->author.size > 0)
		return best;
	named = pick_named(s, best.score);
	if (named) {
		best = (struct work_match){ named->work, named->score, true };
		if (is_word(s, best.work) && s->hint->container.size > 0)
			best.sure = false;
	} else if (s->hint->by_name || is_word(s, best.work)) {
		best.sure = false;
	}
	return best;
}

static struct work_match
look_for(const struct catalogue *c, const struct work_hint *hint,
	struct slice title, double least)
{
	struct search s = {
		.catalogue = c, .hint = hint, .least_title = least
	};
	struct arena arena = { 0 };
	struct work_match best;

	s.found = VEC_OF(struct found);
	s.cited = title_read(title, &arena);
	if (s.cited.count > 0) {
		consider_words(&s);
		consider_authors(&s);
	}
	best = settle(&s);
	vec_release(&s.found);
	arena_release(&arena);
	return best;
}

/* The author is one of those whom NEAR names; what stands last counts most. */
static struct work_match
look_near(const struct catalogue *c, const struct work_hint *hint,
	struct slice title, double least, struct slice near)
{
	struct work_hint other = *hint;
	struct buf folded = { 0 };
	struct work_match m;

	utf8_fold(near, &folded);
	other.author = SLICE("");
	other.near = buf_view(&folded);
	m = look_for(c, &other, title, least);
	buf_release(&folded);
	return m;
}

/* The author may have been named before, or not. */
static struct work_match
look_presumed(const struct catalogue *c, const struct work_hint *hint)
{
	struct work_match m;
	struct buf near = { 0 };

	buf_slice(&near, hint->author);
	buf_char(&near, ' ');
	buf_slice(&near, hint->near);
	m = look_near(c, hint, hint->title, 0, buf_view(&near));
	buf_release(&near);
	return m;
}

/* Who made the volume may be named anywhere; best in the citation itself. */
static struct work_match
look_for_container(const struct catalogue *c, const struct work_hint *hint)
{
	struct work_hint other = *hint;
	struct work_match m = { .work = WORK_NONE };
	struct buf near = { 0 };

	other.container = SLICE("");
	if (hint->author.size > 0)
		m = look_for(c, &other, hint->container, bar_title);
	if (m.sure)
		return m;
	buf_slice(&near, hint->near);
	buf_slice(&near, hint->words);
	m = look_near(c, &other, hint->container, whole_title, buf_view(&near));
	buf_release(&near);
	return m;
}

/* The printed words, in rows of what commas divide. */

enum { MOST_PARTS = 8 };

static size_t
divide(struct slice words, struct slice *parts)
{
	size_t count = 0, at;

	while (count < MOST_PARTS && words.size > 0) {
		at = slice_find(words, SLICE(", "), 0);
		parts[count++] = slice_sub(words, 0, at);
		words = slice_sub(words, at == SLICE_NONE ? words.size : at + 2,
			words.size);
	}
	return count;
}

/* The row from FIRST to LAST as a title. Whoever stands before it must be its
 * author. */
static struct work_match
look_for_row(const struct catalogue *c, const struct work_hint *hint,
	struct slice first, struct slice last)
{
	struct slice title = { first.data,
		(size_t)(last.data + last.size - first.data) };
	struct slice before = slice_sub(
		hint->words, 0, (size_t)(first.data - hint->words.data));
	struct work_hint other = *hint;

	other.by_name = before.size > 0;
	return look_near(c, &other, title, whole_title,
		before.size > 0 ? before : hint->near);
}

static struct work_match
look_in_words(const struct catalogue *c, const struct work_hint *hint)
{
	struct slice parts[MOST_PARTS];
	size_t count = divide(hint->words, parts);
	struct work_match m = { .work = WORK_NONE };

	for (size_t size = count; size > 0; size--)
		for (size_t i = 0; i + size <= count; i++) {
			if (size == 1 && slice_equal(parts[i], hint->author))
				continue;
			m = look_for_row(
				c, hint, parts[i], parts[i + size - 1]);
			if (m.sure)
				return m;
		}
	return m;
}

struct work_match
work_match(const struct catalogue *c, const struct work_hint *hint)
{
	struct work_match best = hint->presumed || hint->author.size == 0
		? look_presumed(c, hint)
		: look_for(c, hint, hint->title, 0);
	struct work_match other = best;

	if (!other.sure && hint->container.size > 0 &&
		(hint->listed || hint->title.size == 0))
		other = look_for_container(c, hint);
	if (!other.sure)
		other = look_in_words(c, hint);
	return other.sure ? other : best;
}
