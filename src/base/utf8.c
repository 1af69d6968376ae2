/*
 * The one door to libunistring. Decoding is our own, since the library counts
 * a whole malformed sequence as one error and we want one for each byte: a
 * walk backwards then meets the same places as a walk forwards, because a
 * lead byte is always the start of a character, and a trailing byte belongs
 * to the lead at most three before it or stands alone.
 *
 * Clusters. Nearly each pair of neighbours tells by itself whether a cluster
 * ends between them; only flags (is this the first or the second half?) and
 * joined emoji need the past. So both directions gather characters up to the
 * nearest sure break, a window of at most UTF8_WINDOW, and ask the library
 * for the breaks within. A pile of marks higher than that is cut.
 *
 * Normal form. A settled character is one that normal form C leaves alone and
 * that never joins the one before it; text can be cut in front of it. Only
 * the runs that hold others, each with the settled character that leads it,
 * are given to the library.
 */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <uniwidth.h>

#include "base/ambiguous.h"

#define UTF8_COUNT(array) (sizeof(array) / sizeof(*(array)))

enum {
	UTF8_WINDOW = 256, /* characters */
	UTF8_ZWJ = 0x200D,
	UTF8_EMOJI_STYLE = 0xFE0F,
	UTF8_ALWAYS_NORMAL = 0x300, /* all below are */
	UTF8_NORMAL_LEAD = 0xCC,    /* and begin with a byte below this */
	UTF8_FOLDED_ROOM = 64,	    /* one character's decomposition, folded */
};

struct utf8_range {
	uint32_t first, last;
};

static bool
utf8_is_among(const struct utf8_range *ranges, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count && code >= ranges[i].first; i++)
		if (code <= ranges[i].last)
			return true;
	return false;
}

static size_t
utf8_broken(uint32_t *code)
{
	*code = UTF8_REPLACEMENT;
	return 1;
}

static bool
utf8_is_trailing(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t
utf8_next(struct slice s, size_t at, uint32_t *code)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *p = (const unsigned char *)s.data + at;
	uint32_t c = p[0];
	size_t size;

	if (c < 0x80) {
		*code = c;
		return 1;
	}
	if (c < 0xC2 || c > 0xF4)
		return utf8_broken(code);
	size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	if (size > s.size - at)
		return utf8_broken(code);
	c &= 0xFFu >> (size + 1);
	for (size_t i = 1; i < size; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return utf8_broken(code);
		c = c << 6 | (p[i] & 0x3F);
	}
	if (c < least[size] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return utf8_broken(code);
	*code = c;
	return size;
}

size_t
utf8_before(struct slice s, size_t at)
{
	return utf8_start(s, at - 1);
}

size_t
utf8_start(struct slice s, size_t at)
{
	size_t start = at, least = at < 3 ? 0 : at - 3;
	uint32_t code;

	if (at >= s.size)
		return s.size;
	while (start > least && utf8_is_trailing(s.data[start]))
		start--;
	return start + utf8_next(s, start, &code) > at ? start : at;
}

/* Whether a cluster ends between A and B whatever stood before A. */
static bool
utf8_is_parted(uint32_t a, uint32_t b)
{
	if (a < UTF8_ALWAYS_NORMAL && b < UTF8_ALWAYS_NORMAL)
		return a != '\r' || b != '\n';
	if (a == UTF8_ZWJ)
		return false;
	if (uc_graphemeclusterbreak_property(a) == GBP_RI &&
		uc_graphemeclusterbreak_property(b) == GBP_RI)
		return false;
	return uc_is_grapheme_break(a, b);
}

static size_t
utf8_skip(struct slice s, size_t at, size_t characters)
{
	uint32_t code;

	while (characters-- > 0)
		at += utf8_next(s, at, &code);
	return at;
}

static size_t
utf8_window_end(struct slice s, size_t at)
{
	uint32_t codes[UTF8_WINDOW];
	char breaks[UTF8_WINDOW];
	size_t count = 0, end = at, next;

	while (end < s.size && count < UTF8_WINDOW) {
		next = end + utf8_next(s, end, &codes[count]);
		if (count && utf8_is_parted(codes[count - 1], codes[count]))
			break;
		end = next;
		count++;
	}
	if (count < 2)
		return end;
	uc_grapheme_breaks(codes, count, breaks);
	for (size_t i = 1; i < count; i++)
		if (breaks[i])
			return utf8_skip(s, at, i);
	return end;
}

size_t
utf8_cluster_end(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.data + at;

	if (p[0] < 0x80 && p[0] != '\r' && (at + 1 == s.size || p[1] < 0x80))
		return at + 1;
	return utf8_window_end(s, at);
}

static size_t
utf8_window_before(struct slice s, size_t at)
{
	uint32_t codes[UTF8_WINDOW];
	char breaks[UTF8_WINDOW];
	size_t first = UTF8_WINDOW, start = at, last;

	while (start > 0 && first > 0) {
		size_t before = utf8_before(s, start);

		utf8_next(s, before, &codes[first - 1]);
		if (start < at &&
			utf8_is_parted(codes[first - 1], codes[first]))
			break;
		start = before;
		first--;
	}
	if (UTF8_WINDOW - first < 2)
		return start;
	uc_grapheme_breaks(codes + first, UTF8_WINDOW - first, breaks + first);
	for (last = UTF8_WINDOW - 1; last > first && !breaks[last];)
		last--;
	return utf8_skip(s, start, last - first);
}

size_t
utf8_cluster_before(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.data + at;

	if (p[-1] < 0x80 && p[-1] != '\n' && (at == 1 || p[-2] < 0x80))
		return at - 1;
	return utf8_window_before(s, at);
}

void
utf8_put(struct buf *out, uint32_t code)
{
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	char bytes[4];
	size_t size;

	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = UTF8_REPLACEMENT;
	if (code < 0x80) {
		buf_char(out, (char)code);
		return;
	}
	size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = size - 1; i > 0; i--, code >>= 6)
		bytes[i] = (char)(0x80 | (code & 0x3F));
	bytes[0] = (char)(lead[size] | code);
	buf_add(out, bytes, size);
}

static int
utf8_char_width(uint32_t code, bool ambiguous_wide)
{
	/* invisible, though the library gives them columns */
	static const struct utf8_range none[] = { { 0x115F, 0x1160 },
		{ 0x2028, 0x2029 }, { 0x3164, 0x3164 }, { 0xFFA0, 0xFFA0 } };
	/* as the C library, and with it curses, has them */
	static const struct utf8_range two[] = { { 0x3248, 0x324F },
		{ 0x4DC0, 0x4DFF } };
	int width;

	if (utf8_is_among(none, UTF8_COUNT(none), code) ||
		uc_is_general_category_withtable(
			code, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
		return 0;
	if (utf8_is_among(two, UTF8_COUNT(two), code))
		return 2;
	if (ambiguous_wide && ambiguous_has(code))
		return 2;
	width = uc_width(code, "UTF-8");
	return width < 0 ? 0 : width;
}

/* Terminals add up the columns of what stands in a cluster (a vowel sign with
 * a column of its own, the two halves of a flag), up to a joiner. */
int
utf8_width(struct slice cluster, bool ambiguous_wide)
{
	int width = 0;
	uint32_t base = 0, code;

	if (cluster.size == 1 && cluster.data[0] >= ' ' &&
		cluster.data[0] < 0x7F)
		return 1;
	for (size_t at = 0; at < cluster.size && width < 2;) {
		at += utf8_next(cluster, at, &code);
		if (code == UTF8_ZWJ && width)
			break;
		if (code == UTF8_EMOJI_STYLE && uc_is_property_emoji(base))
			return 2;
		if (!base)
			base = code;
		width += utf8_char_width(code, ambiguous_wide);
	}
	return width > 2 ? 2 : width;
}

bool
utf8_is_valid(struct slice s)
{
	return utf8_valid_size(s) == s.size;
}

static size_t
utf8_skip_ascii(struct slice s, size_t at)
{
	uint64_t eight;

	for (; s.size - at >= sizeof(eight); at += sizeof(eight)) {
		memcpy(&eight, s.data + at, sizeof(eight));
		if (eight & 0x8080808080808080)
			break;
	}
	while (at < s.size && (unsigned char)s.data[at] < 0x80)
		at++;
	return at;
}

size_t
utf8_valid_size(struct slice s)
{
	uint32_t code;
	size_t at = 0, size;

	while ((at = utf8_skip_ascii(s, at)) < s.size) {
		size = utf8_next(s, at, &code);
		if (size == 1)
			break;
		at += size;
	}
	return at;
}

static bool
utf8_is_settled(uint32_t code)
{
	static const struct utf8_range plain[] = { { 0, 0x2FF },
		{ 0x400, 0x482 }, { 0x2010, 0x2027 }, { 0x3041, 0x3096 },
		{ 0x30A1, 0x30FA }, { 0x4E00, 0x9FFF }, { 0xAC00, 0xD7A3 } };
	/* the vowels and ends that join a syllable of Hangul */
	static const struct utf8_range joining[] = { { 0x1160, 0x11FF } };
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	return utf8_is_among(plain, UTF8_COUNT(plain), code) ||
		!(utf8_is_mark(code) ||
			utf8_is_among(joining, UTF8_COUNT(joining), code) ||
			uc_canonical_decomposition(code, parts) >= 0);
}

/* Start of the character before AT, if there is one from FROM on that could
 * take a mark: a broken byte cannot. */
static size_t
utf8_leader(struct slice s, size_t from, size_t at)
{
	size_t before = at > from ? utf8_before(s, at) : at;
	bool broken = at - before == 1 && (unsigned char)s.data[before] >= 0x80;

	return broken ? at : before;
}

/* The next run at or after FROM that normal form may change: its start, or
 * the size of S; *END is its end. */
static size_t
utf8_unsettled(struct slice s, size_t from, size_t *end)
{
	size_t start, at = from;
	uint32_t code = 0;

	for (;; at += utf8_next(s, at, &code)) {
		while (at < s.size &&
			(unsigned char)s.data[at] < UTF8_NORMAL_LEAD)
			at++;
		if (at == s.size)
			return s.size;
		utf8_next(s, at, &code);
		if (!utf8_is_settled(code))
			break;
	}
	start = utf8_leader(s, from, at);
	while (at < s.size && !utf8_is_settled(code)) {
		at += utf8_next(s, at, &code);
		if (at < s.size)
			utf8_next(s, at, &code);
	}
	*end = at;
	return start;
}

/* Appends S in normal form; malformed text as it is. */
static void
utf8_normalize_run(struct slice s, struct buf *out)
{
	uint8_t room[256];
	size_t size = sizeof(room);
	uint8_t *normal = u8_normalize(
		UNINORM_NFC, (const uint8_t *)s.data, s.size, room, &size);

	if (normal)
		buf_add(out, normal, size);
	else
		buf_slice(out, s);
	if (normal != room)
		free(normal);
}

bool
utf8_is_normal(struct slice s)
{
	struct buf normal = { 0 };
	size_t at, end = 0;
	bool same = true;

	while (same && (at = utf8_unsettled(s, end, &end)) < s.size) {
		struct slice run = slice_sub(s, at, end);

		buf_clear(&normal);
		utf8_normalize_run(run, &normal);
		same = slice_equal(run, buf_view(&normal));
	}
	buf_release(&normal);
	return same;
}

void
utf8_normalize(struct slice s, struct buf *out)
{
	size_t done = 0, at, end = 0;

	while ((at = utf8_unsettled(s, done, &end)) < s.size) {
		buf_slice(out, slice_sub(s, done, at));
		utf8_normalize_run(slice_sub(s, at, end), out);
		done = end;
	}
	buf_slice(out, slice_sub(s, done, s.size));
}

bool
utf8_is_letter(uint32_t code)
{
	if (code < 0x80)
		return (code >= 'a' && code <= 'z') ||
			(code >= 'A' && code <= 'Z') || utf8_is_digit(code);
	return uc_is_general_category_withtable(code,
		UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd |
			UC_CATEGORY_MASK_Nl);
}

bool
utf8_is_upper(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z';
	return uc_is_general_category_withtable(
		code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
utf8_is_digit(uint32_t code)
{
	if (code < 0x80)
		return code >= '0' && code <= '9';
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd);
}

bool
utf8_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	return uc_is_property_white_space(code);
}

bool
utf8_is_mark(uint32_t code)
{
	if (code < UTF8_ALWAYS_NORMAL)
		return false;
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
}

bool
utf8_is_graphic(uint32_t code)
{
	return !uc_is_general_category_withtable(code,
		UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
			UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Cn);
}

bool
utf8_is_picture(uint32_t code)
{
	return uc_is_property_extended_pictographic(code) ||
		uc_is_property_emoji_modifier(code) ||
		uc_graphemeclusterbreak_property(code) == GBP_RI;
}

uint32_t
utf8_base(uint32_t code)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag;

	while (uc_decomposition(code, &tag, parts) > 0 &&
		(tag == UC_DECOMP_CANONICAL || tag == UC_DECOMP_FONT ||
			tag == UC_DECOMP_SUPER || tag == UC_DECOMP_SUB ||
			tag == UC_DECOMP_WIDE))
		code = parts[0];
	return code;
}
