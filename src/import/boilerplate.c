/*
 * Some lines tell by themselves that they are no text: a row of buttons, the
 * date of the page, a copyright. The end of a page is walked from below, as
 * long as its lines are of that kind or short links. Behind the text, below a
 * last row of buttons, all is teasers when no block is long. What is taken
 * wrongly is only folded, so the rules may be simple; but a text must not lose
 * a paragraph in its midst, so in the midst only the plainest count.
 */
#include "import/boilerplate.h"

#include <string.h>

#include "base/utf8.h"
#include "import/headings.h"

enum {
	LINE_COLUMNS = 120,
	LINK_COLUMNS = 60,
	CONTACT_COLUMNS = 160,
	TEASER_COLUMNS = 700, /* longest block behind the text */
	BLURB_COLUMNS = 400,  /* of a single one behind the notes */
	FRONT_BLOCKS = 12,
	EXCERPT = 60 /* bytes */
};

static bool
holds(struct slice s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_find(s, slice_of(words[i]), 0) != SLICE_NONE)
			return true;
	return false;
}

static bool
starts(struct slice s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct slice word = slice_of(words[i]);

		if (slice_equal_ascii(slice_sub(s, 0, word.size), word))
			return true;
	}
	return false;
}

#define HOLDS(s, words) holds(s, words, sizeof(words) / sizeof *(words))
#define STARTS(s, words) starts(s, words, sizeof(words) / sizeof *(words))

static struct slice
words_at(const struct plain *p, size_t index)
{
	return plain_words(p, plain_block_at(p, index));
}

static bool
is_free(const struct plain_block *b)
{
	return b->note == PLAIN_NO_NOTE && b->kind == PLAIN_PROSE;
}

static void
take(struct plain *p, size_t from, size_t to)
{
	for (; from < to; from++) {
		struct plain_block *b = plain_block_at(p, from);

		if (b->note == PLAIN_NO_NOTE)
			b->kind = PLAIN_BOILERPLATE;
	}
}

/* Lines that tell by themselves. */

/* "Facebook Twitter Share": several words, or the name of a site. */
static bool
is_buttons(struct slice s)
{
	static const char *const names[] = { "Facebook", "Twitter", "Instagram",
		"YouTube", "Youtube", "WhatsApp", "Telegram", "facebook",
		"twitter", "Reddit", "Share ", "RSS" };

	return headings_is_navigation(s) && HOLDS(s, names);
}

static bool
is_page_date(struct slice s)
{
	static const char *const words[] = { "last updated", "last modified",
		"page last updated", "this page was last", "last revised on",
		"updated on ", "page updated" };

	return STARTS(s, words);
}

static bool
is_copyright(struct slice s)
{
	static const char *const words[] = { "\xc2\xa9", "copyright \xc2\xa9",
		"all rights reserved", "copyright (c)" };

	return STARTS(s, words);
}

/* A picture's words: a bracket closes that was never opened. */
static bool
is_caption(struct slice s)
{
	return s.size > 1 && slice_ends(s, SLICE("]")) &&
		slice_find(s, SLICE("["), 0) == SLICE_NONE;
}

static bool
is_plain_boilerplate(const struct plain *p, size_t index)
{
	struct slice s = words_at(p, index);

	if (!is_free(plain_block_at(p, index)) ||
		plain_block_at(p, index)->columns > LINE_COLUMNS)
		return false;
	return is_buttons(s) || is_page_date(s) || is_copyright(s) ||
		(!p->wrapped && is_caption(s));
}

/* The end of the page, from below. */

/* One link and nothing else. */
static bool
is_link(struct slice s)
{
	while (s.size > 0 && strchr("*<[", s.data[0]))
		s = slice_sub(s, 1, s.size);
	return slice_find(s, SLICE(" "), 0) == SLICE_NONE &&
		(slice_find(s, SLICE("://"), 0) != SLICE_NONE ||
			slice_starts(s, SLICE("www.")));
}

static bool
is_contact(struct slice s)
{
	static const char *const words[] = { "to contact ", "contact ",
		"visit ", "follow us", "subscribe ", "sign up", "donate ",
		"for more information", "write to us" };

	return STARTS(s, words);
}

static bool
is_site_link(struct slice s)
{
	static const char *const words[] = { "Internet Archive",
		"Works Archive", "Table of Contents", "Archive |",
		"Index Page" };
	static const char *const first[] = { "back to ", "return to ",
		"top of ", "next chapter", "previous chapter",
		"next:", "previous:", "contents |", "main page" };

	return !slice_ends(s, SLICE(".")) &&
		(HOLDS(s, words) || STARTS(s, first));
}

static bool
is_footer(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);
	struct slice s = plain_words(p, b);

	if (b->kind == PLAIN_BOILERPLATE || b->kind == PLAIN_RULE)
		return true;
	if (!is_free(b))
		return false;
	return (b->columns <= LINK_COLUMNS && is_site_link(s)) ||
		(b->columns <= CONTACT_COLUMNS &&
			(is_link(s) || is_contact(s)));
}

static void
take_footer(struct plain *p)
{
	size_t i = p->blocks.count;

	while (i > 0 && is_footer(p, i - 1))
		i--;
	while (i < p->blocks.count && plain_block_at(p, i)->kind == PLAIN_RULE)
		i++;
	if (i > 0)
		take(p, i, p->blocks.count);
}

/* Teasers. */

/* The last row of buttons, behind the half of the text, with no long block and
 * no note below it; the number of blocks if there is none. */
static size_t
teasers_start(const struct plain *p)
{
	size_t start = p->blocks.count;

	for (size_t i = p->blocks.count; i > 0; i--) {
		const struct plain_block *b = plain_block_at(p, i - 1);

		if (b->columns > TEASER_COLUMNS || b->note != PLAIN_NO_NOTE ||
			b->marked || b->start < p->bytes.size / 2)
			break;
		if (b->kind == PLAIN_BOILERPLATE &&
			is_buttons(plain_words(p, b)))
			start = i - 1;
	}
	return start;
}

/* A paragraph alone behind the last note speaks of something else. */
static void
take_blurb(struct plain *p)
{
	size_t last = p->blocks.count - 1;
	struct plain_block *b = plain_block_at(p, last);

	while (last > 0 && b->kind == PLAIN_BOILERPLATE)
		b = plain_block_at(p, --last);
	if (p->notes_end == 0 || last != p->notes_end || !is_free(b) ||
		b->start < p->bytes.size / 2)
		return;
	if (b->columns >= LINK_COLUMNS && b->columns <= BLURB_COLUMNS &&
		slice_ends(plain_words(p, b), SLICE(".")))
		b->kind = PLAIN_BOILERPLATE;
}

/* The page's front. */

/* "… […]": the beginning of a paragraph that comes again in full. */
static bool
is_excerpt(const struct plain *p, size_t index, size_t end)
{
	struct slice s = words_at(p, index);

	if (s.size < EXCERPT || !is_free(plain_block_at(p, index)) ||
		!(slice_ends(s, SLICE("[\xe2\x80\xa6]")) ||
			slice_ends(s, SLICE("[...]"))))
		return false;
	s.size = EXCERPT;
	for (size_t i = index + 1; i < end; i++)
		if (slice_starts(words_at(p, i), s))
			return true;
	return false;
}

static void
take_excerpts(struct plain *p)
{
	size_t end =
		p->blocks.count < FRONT_BLOCKS ? p->blocks.count : FRONT_BLOCKS;

	for (size_t i = 0; i < end; i++)
		if (is_excerpt(p, i, end))
			plain_block_at(p, i)->kind = PLAIN_BOILERPLATE;
}

void
boilerplate_find(struct plain *p)
{
	if (p->blocks.count == 0)
		return;
	for (size_t i = 0; i < p->blocks.count; i++)
		if (is_plain_boilerplate(p, i))
			plain_block_at(p, i)->kind = PLAIN_BOILERPLATE;
	take(p, teasers_start(p), p->blocks.count);
	take_footer(p);
	take_blurb(p);
	take_excerpts(p);
}
