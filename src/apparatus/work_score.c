/*
 * How far a work is what a citation says. Title, author and year each give a
 * score of their own, 0 to 1; what the citation or the record does not say is
 * left out of the mean.
 */
#include "apparatus/workinside.h"

#include "apparatus/cue.h"
#include "apparatus/names.h"

/* Shares of the score. */
static const double share_title = 0.50, share_author = 0.25, share_year = 0.15;
/* With less not even the right author in the right year would do. */
static const double hopeless = 0.3;
/* A citation without an author has only its title to tell. */
static const double bar_title = 0.87, whole_title = 0.97;
/* An editor or translator in the author's place. */
static const double instead = 0.7;
/* The citation has an author, the record none, or an editor who collected what
 * others wrote: the title must do. */
static const double unknown_author = 0.6;
/* A later printing; a year before the work was written. */
static const double printed_later = 0.6, too_early = 0.1;

static size_t
spread(const struct catalogue *c, struct slice word)
{
	const struct vec *list = map_find(&c->words, word);

	return list ? list->count : 0;
}

/* The rarer, the more it tells. */
static double
weight(const void *data, struct slice word)
{
	const struct catalogue *c = data;
	double bits = 1;

	for (size_t n = work_count(c) / (1 + spread(c, word)); n > 1; n /= 2)
		bits++;
	return bits;
}

static double
title_score(const struct catalogue *c, const struct title *cited,
	const struct work_record *r, double least)
{
	double best = 0;

	for (size_t i = 0; i < r->count && best < 1; i++) {
		double score =
			title_alike(cited, &r->names[i], least, weight, c);

		if (score > best)
			best = score;
	}
	return best;
}

/* A body of pieces by others has an editor alone. */
static bool
is_edited(const struct work *w)
{
	return w->fields[WORK_AUTHOR].size == 0 &&
		w->fields[WORK_EDITOR].size > 0;
}

/* Less than 0: nothing can be said. */
static double
author_score(struct slice author, const struct work *w, double title)
{
	double score, other;

	if (author.size == 0)
		return -1;
	if (w->fields[WORK_AUTHOR].size == 0 &&
		w->fields[WORK_EDITOR].size == 0)
		return title < bar_title ? 0 : unknown_author;
	score = names_alike(author, w->fields[WORK_AUTHOR]);
	other = names_alike(author, w->fields[WORK_EDITOR]) * instead;
	if (other > score)
		score = other;
	other = names_alike(author, w->fields[WORK_TRANSLATOR]) * instead;
	if (other > score)
		score = other;
	return score <= 0 && is_edited(w) && title >= whole_title
		? unknown_author
		: score;
}

static long
year_of(struct slice s)
{
	struct slice year = cue_year(s);
	size_t value;

	return slice_number(year, &value) ? (long)value : 0;
}

static double
year_alike(long cited, struct slice known)
{
	long year = year_of(known);
	long last = year_of(slice_sub(known, 5, known.size));

	if (cited == year || (last && cited >= year && cited <= last))
		return 1;
	if (cited == year + 1 || cited + 1 == year)
		return 0.8;
	return cited > year ? printed_later : too_early;
}

static double
year_score(struct slice year, const struct work *w)
{
	long cited = year_of(year);
	double score = -1, original = -1;

	if (cited == 0)
		return -1;
	if (year_of(w->fields[WORK_YEAR]))
		score = year_alike(cited, w->fields[WORK_YEAR]);
	if (year_of(w->fields[WORK_ORIGINAL_YEAR]))
		original = year_alike(cited, w->fields[WORK_ORIGINAL_YEAR]);
	return original > score ? original : score;
}

double
work_score(const struct catalogue *c, const struct work_hint *hint,
	const struct title *cited, const struct work_record *r, double least)
{
	double title, author, year, sum, shares = share_title;

	if (hint->author.size == 0 && least < bar_title)
		least = bar_title;
	title = title_score(c, cited, r, least);
	if (title < least || title < hopeless)
		return 0;
	sum = share_title * title;
	author = author_score(hint->author, &r->work, title);
	if (author < 0 && title < bar_title)
		return 0;
	year = year_score(hint->year, &r->work);
	if (author >= 0) {
		sum += share_author * author;
		shares += share_author;
	}
	if (year >= 0) {
		sum += share_year * year;
		shares += share_year;
	}
	return sum / shares;
}
