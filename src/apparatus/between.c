#include "apparatus/between.h"

#include <string.h>

#include "apparatus/cue.h"
#include "apparatus/field.h"

/* From the words of one to the work that they are quoted in. */
static const char *const quoting[] = { "as quoted in", "as quoted by",
	"as cited in", "as cited by", "quoted in", "quoted by", "quoted from",
	"quoting", "cited in", "cited by", "cited from", "qtd. in",
	"contained in", "reprinted in", "zit. nach", "zit. n", "zit. bei",
	"zit. in", "zitiert nach", "zitiert bei", "zitiert in", "cité dans",
	"cité par", "cité in", "цит. по", "Цит. по", "цитируется по",
	"Цитируется по", "приводится по", NULL };

static const char *const leading[] = { "see also", "see e.g", "see", "e.g",
	"cf", "compare", "contra", "from", "siehe auch", "siehe", "vgl. auch",
	"vgl", "dazu", "so auch", "voir aussi", "voir", "см. также",
	"См. также", "см", "См", "ср", "Ср", NULL };

static size_t
lead_size(struct slice s)
{
	const char *word = cue_first(s, quoting);
	size_t size;

	if (!word)
		word = cue_first(s, leading);
	size = word ? strlen(word) : 0;
	while (word && size < s.size && strchr(" .:,", s.data[size]))
		size++;
	return size;
}

/* "Translator's note: " and the like. */
static size_t
remark_size(struct slice s)
{
	enum { LONGEST = 60 };
	size_t colon = slice_find(slice_sub(s, 0, LONGEST), SLICE(": "), 0);
	struct slice before;

	if (colon == SLICE_NONE)
		return 0;
	before = slice_sub(s, 0, colon);
	return slice_ends(before, SLICE("note")) ||
			slice_ends(before, SLICE("Note"))
		? colon + 2
		: 0;
}

static bool
has_digit(struct slice s)
{
	for (size_t i = 0; i < s.size; i++)
		if (cue_digit(s, i))
			return true;
	return false;
}

/* A sentence that only leads to "See …". */
static size_t
sentence_size(struct slice s)
{
	size_t see = slice_find(s, SLICE(". See "), 0);

	return see != SLICE_NONE && !has_digit(slice_sub(s, 0, see)) ? see + 2
								     : 0;
}

struct range
between_trim(const struct doc *d, struct range r)
{
	size_t size;

	r.start += remark_size(doc_cut(d, r));
	r.start += sentence_size(doc_cut(d, r));
	while ((size = lead_size(doc_cut(d, r))) > 0)
		r.start += size;
	while (range_size(r) > 0 && strchr(" \n.", doc_text(d).data[r.end - 1]))
		r.end--;
	return r;
}

/* "… p. 12 and Second Title, p. 13": a number ends the first, a name or title
 * and another number make the second. */
static size_t
joint_size(const struct doc *d, struct range r, size_t at)
{
	static const char *const words[] = { " and ", " und ", " и ", " et " };
	struct slice text = doc_text(d);
	struct slice rest = slice_sub(text, at, r.end);

	if (at == r.start || !cue_digit(text, at - 1))
		return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct slice word = slice_of(words[i]);
		struct slice next = slice_sub(rest, word.size, rest.size);

		if (slice_starts(rest, word) && has_digit(next) &&
			(cue_upper(next, 0) ||
				field_title_end(d, r, at + word.size) >
					at + word.size) &&
			!cue_is_pages(next) && !cue_is_volume(next))
			return word.size;
	}
	return 0;
}

struct range
between_split(const struct doc *d, struct range r)
{
	for (size_t at = r.start; at < r.end; at++) {
		struct slice rest = slice_sub(doc_text(d), at, r.end);
		size_t end = field_title_end(d, r, at), size;

		if (end > at) {
			at = end - 1;
			continue;
		}
		if (slice_starts(rest, SLICE("; ")) && has_digit(rest))
			return (struct range){ at, at + 2 };
		if ((size = joint_size(d, r, at)) > 0)
			return (struct range){ at, at + size };
	}
	return RANGE_NONE;
}

struct range
between_quoted(const struct doc *d, struct range r)
{
	for (size_t at = r.start; at < r.end; at++) {
		struct slice rest = slice_sub(doc_text(d), at, r.end);
		size_t end = field_title_end(d, r, at);
		const char *word;
		struct range gap = { at, at };

		if (end > at) {
			at = end - 1;
			continue;
		}
		if (at == r.start || !strchr(" \n(", doc_text(d).data[at - 1]))
			continue;
		word = cue_first(rest, quoting);
		if (!word)
			continue;
		gap.end += strlen(word);
		while (gap.start > r.start &&
			strchr(" ,;.(", doc_text(d).data[gap.start - 1]))
			gap.start--;
		while (gap.end < r.end &&
			strchr(" .:,", doc_text(d).data[gap.end]))
			gap.end++;
		return gap;
	}
	return RANGE_NONE;
}
