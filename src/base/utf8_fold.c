/*
 * Folding for searches: what reads the same to somebody who looks for it is
 * the same. One character at a time, so that offsets stay in step; our own
 * table first, then the library (compatibility decomposition, accents off,
 * case). That costs some hundred nanoseconds, so the last results are kept.
 */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#define UTF8_FOLD_COUNT(array) (sizeof(array) / sizeof(*(array)))

enum { UTF8_FOLD_ROOM = 64 }; /* the longest decomposition, and folded */

/* What is folded by our own rules, NULL for the others. */
static const char *
utf8_fold_own(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		const char *folded;
	} table[] = {
		{ 0xAB, 0xAB, "\"" },
		{ 0xAD, 0xAD, "" },
		{ 0xBB, 0xBB, "\"" },
		{ 0x2BC, 0x2BC, "'" },
		{ 0x34F, 0x34F, "" },
		{ 0x401, 0x401, "е" },
		{ 0x407, 0x407, "ї" },
		{ 0x40E, 0x40E, "ў" },
		{ 0x419, 0x419, "й" },
		{ 0x439, 0x439, "й" },
		{ 0x451, 0x451, "е" },
		{ 0x457, 0x457, "ї" },
		{ 0x45E, 0x45E, "ў" },
		{ 0x61C, 0x61C, "" },
		{ 0x200B, 0x200F, "" },
		{ 0x2010, 0x2015, "-" },
		{ 0x2018, 0x201B, "'" },
		{ 0x201C, 0x201F, "\"" },
		{ 0x202A, 0x202E, "" },
		{ 0x2032, 0x2032, "'" },
		{ 0x2033, 0x2033, "\"" },
		{ 0x2039, 0x203A, "'" },
		{ 0x2060, 0x206F, "" },
		{ 0x2212, 0x2212, "-" },
		{ 0xFE00, 0xFE0F, "" },
		{ 0xFEFF, 0xFEFF, "" },
		{ 0xE0000, 0xE0FFF, "" },
	};

	for (size_t i = 0; i < UTF8_FOLD_COUNT(table) && code >= table[i].first;
		i++)
		if (code <= table[i].last)
			return table[i].folded;
	return utf8_is_space(code) ? " " : NULL;
}

/* Accents, points and overlays; not the vowel signs, nuktas and voicing marks
 * (classes 0 and 7 to 9) that are letters in their scripts. */
static bool
utf8_fold_is_accent(uint32_t code)
{
	int class = uc_combining_class(code);

	return class == 1 || class > UC_CCC_VR ||
		uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Me);
}

/* The letters without accents of which CODE is made; their number. */
static size_t
utf8_fold_bare(uint32_t code, ucs4_t bare[static UTF8_FOLD_ROOM])
{
	ucs4_t parts[UTF8_FOLD_ROOM];
	size_t size = UTF8_FOLD_ROOM, count = 0;
	ucs4_t *all;

	if (code >= 0xAC00 && code <= 0xD7A3) {
		bare[0] = code;
		return 1;
	}
	all = u32_normalize(UNINORM_NFKD, &code, 1, parts, &size);
	assert(all == parts);
	for (size_t i = 0; i < size; i++)
		if (!utf8_fold_is_accent(parts[i]))
			bare[count++] = parts[i];
	return count;
}

/* Appends CODE by the table; false if it is not there. */
static bool
utf8_fold_put_own(uint32_t code, struct buf *out)
{
	const char *folded = utf8_fold_own(code);

	if (folded)
		buf_text(out, folded);
	return folded;
}

static void
utf8_fold_slowly(uint32_t code, struct buf *out)
{
	ucs4_t bare[UTF8_FOLD_ROOM], folded[UTF8_FOLD_ROOM];
	size_t count, size = UTF8_FOLD_ROOM;
	ucs4_t *all;

	if (utf8_fold_put_own(code, out))
		return;
	count = utf8_fold_bare(code, bare);
	all = u32_casefold(bare, count, NULL, NULL, folded, &size);
	assert(all == folded);
	for (size_t i = 0; i < size; i++)
		if (!utf8_fold_put_own(folded[i], out))
			utf8_put(out, folded[i]);
}

/* Appends CODE folded, through the table of the last results. */
static void
utf8_fold_code(uint32_t code, struct buf *out)
{
	static struct {
		uint32_t code; /* 0: free, as ASCII never comes here */
		uint8_t size;
		char bytes[11];
	} known[1024];
	size_t slot = code % UTF8_FOLD_COUNT(known), start = out->size;

	if (known[slot].code == code) {
		buf_add(out, known[slot].bytes, known[slot].size);
		return;
	}
	utf8_fold_slowly(code, out);
	if (out->size - start > sizeof(known[slot].bytes))
		return;
	known[slot].code = code;
	known[slot].size = (uint8_t)(out->size - start);
	if (known[slot].size)
		memcpy(known[slot].bytes, out->data + start, known[slot].size);
}

size_t
utf8_fold_char(struct slice s, size_t at, struct buf *out)
{
	unsigned char c = (unsigned char)s.data[at];
	uint32_t code;
	size_t size;

	if (c < 0x80) {
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + ('a' - 'A'));
		else if (c >= '\t' && c <= '\r')
			c = ' ';
		buf_char(out, (char)c);
		return 1;
	}
	size = utf8_next(s, at, &code);
	utf8_fold_code(code, out);
	return size;
}

void
utf8_fold(struct slice s, struct buf *out)
{
	buf_reserve(out, s.size);
	for (size_t at = 0; at < s.size;)
		at += utf8_fold_char(s, at, out);
}
