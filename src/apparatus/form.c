#include "apparatus/form.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

/* Words. */

static bool
is_plain_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9');
}

/* Bytes of the character at AT; *LETTER tells whether words are made of it. */
static inline size_t
look(struct slice text, size_t at, bool *letter)
{
	unsigned char c = (unsigned char)text.data[at];
	uint32_t code;
	size_t size;

	if (c < 0x80) {
		*letter = is_plain_letter(c);
		return 1;
	}
	size = utf8_next(text, at, &code);
	*letter = utf8_is_letter(code);
	return size;
}

struct range
form_word(struct slice text, size_t at)
{
	bool letter = false;
	size_t size = 0, end;

	for (; at < text.size; at += size) {
		size = look(text, at, &letter);
		if (letter)
			break;
	}
	if (at >= text.size)
		return RANGE_NONE;
	for (end = at + size; end < text.size; end += size) {
		size = look(text, end, &letter);
		if (!letter)
			break;
	}
	return (struct range){ at, end };
}

/* Folds the plain letters at AT into CHUNK, at most SIZE; how many. */
static size_t
fold_plain(struct slice word, size_t at, char *chunk, size_t size)
{
	size_t n = 0;

	for (; n < size && at + n < word.size; n++) {
		unsigned char c = (unsigned char)word.data[at + n];

		if (c >= 0x80)
			break;
		chunk[n] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
	}
	return n;
}

void
form_fold(struct slice word, struct buf *out)
{
	char chunk[32];
	size_t at = 0;

	buf_clear(out);
	while (at < word.size) {
		size_t n = fold_plain(word, at, chunk, sizeof chunk);

		if (n)
			buf_add(out, chunk, n);
		else
			n = utf8_fold_char(word, at, out);
		at += n;
	}
}

/* Preparing. */

/* What stands between words, folded, each run of white space one blank. */
static struct slice
fold_between(struct slice s, struct arena *arena)
{
	struct buf out = { 0 };
	struct slice kept;
	uint32_t code;

	for (size_t at = 0; at < s.size;) {
		size_t size = utf8_next(s, at, &code);

		if (!utf8_is_space(code))
			utf8_fold_char(s, at, &out);
		else if (!out.size || out.data[out.size - 1] != ' ')
			buf_char(&out, ' ');
		at += size;
	}
	kept = arena_copy(arena, buf_view(&out));
	buf_release(&out);
	return kept;
}

static struct slice
fold_word(struct slice word, struct arena *arena)
{
	struct buf out = { 0 };
	struct slice kept;

	form_fold(word, &out);
	kept = arena_copy(arena, buf_view(&out));
	buf_release(&out);
	return kept;
}

static struct slice
take_star(struct slice words, bool *stem)
{
	words = slice_trim(words);
	*stem = slice_ends(words, SLICE("*"));
	return slice_trim(slice_sub(words, 0, words.size - *stem));
}

bool
form_init(struct form *f, struct slice words, bool exact, struct arena *arena)
{
	struct vec pieces = VEC_OF(struct form_piece);
	struct range word;
	size_t at;

	*f = (struct form){ .exact = exact };
	words = take_star(words, &f->stem);
	word = form_word(words, 0);
	for (at = word.start; !range_is_none(word);
		at = word.end, word = form_word(words, at)) {
		struct form_piece *piece = vec_push(&pieces);

		piece->between =
			fold_between(slice_sub(words, at, word.start), arena);
		piece->exact = arena_copy(
			arena, slice_sub(words, word.start, word.end));
		piece->word = fold_word(piece->exact, arena);
	}
	if (pieces.count && at < words.size)
		((struct form_piece *)vec_push(&pieces))->between =
			fold_between(slice_sub(words, at, words.size), arena);
	f->count = pieces.count;
	f->size = words.size;
	f->pieces = arena_new(arena, pieces.count * sizeof *f->pieces);
	if (pieces.count)
		memcpy(f->pieces, pieces.items,
			pieces.count * sizeof *f->pieces);
	vec_release(&pieces);
	return f->count > 0;
}

/* Matching. */

static bool
is_blank(uint32_t code)
{
	return code == '-' || code == 0x2010 || code == 0x2011 ||
		(code != '\n' && utf8_is_space(code));
}

/* The end of the blanks at AT; AT when there is none. */
static size_t
skip_blanks(struct slice text, size_t at)
{
	uint32_t code;

	while (at < text.size) {
		size_t size = utf8_next(text, at, &code);

		if (!is_blank(code))
			break;
		at += size;
	}
	return at;
}

/* Behind the quotation mark at AT; AT when there is none. */
static size_t
skip_mark(struct slice text, size_t at, struct buf *spare)
{
	size_t size = 0;

	buf_clear(spare);
	if (at < text.size)
		size = utf8_fold_char(text, at, spare);
	return slice_equal(buf_view(spare), SLICE("\"")) ||
			slice_equal(buf_view(spare), SLICE("'"))
		? at + size
		: at;
}

/* The end of the blanks at AT and of a mark at either side of them; AT when
 * there is no blank. */
static size_t
skip_gap(struct slice text, size_t at, struct buf *spare)
{
	size_t blanks = skip_mark(text, at, spare);
	size_t end = skip_blanks(text, blanks);

	return end == blanks ? at : skip_mark(text, end, spare);
}

/* The end of BETWEEN in the text at AT, or OFFSET_NONE. */
static size_t
match_between(
	struct slice between, struct slice text, size_t at, struct buf *spare)
{
	for (size_t i = 0; i < between.size;) {
		size_t start = at;

		if (between.data[i] == ' ') {
			at = skip_gap(text, at, spare);
			i++;
		} else if (at < text.size) {
			buf_clear(spare);
			at += utf8_fold_char(text, at, spare);
			if (!slice_starts(slice_sub(between, i, between.size),
				    buf_view(spare)))
				return OFFSET_NONE;
			i += spare->size;
		}
		if (at == start)
			return OFFSET_NONE;
	}
	return at;
}

static bool
match_word(const struct form *f, size_t index, struct slice word,
	struct slice folded)
{
	const struct form_piece *piece = &f->pieces[index];
	bool may_go_on = f->stem && index == f->count - 1;

	if (f->exact) {
		folded = word;
		word = piece->exact;
	} else {
		word = piece->word;
	}
	return may_go_on ? slice_starts(folded, word)
			 : slice_equal(folded, word);
}

size_t
form_match(const struct form *f, struct slice text, struct range first,
	struct slice folded, struct buf *spare)
{
	size_t at = first.end, size = f->pieces[0].word.size;

	if (size > folded.size || (size < folded.size && !f->stem) ||
		!match_word(
			f, 0, slice_sub(text, first.start, first.end), folded))
		return OFFSET_NONE;
	for (size_t i = 1; i < f->count; i++) {
		const struct form_piece *piece = &f->pieces[i];
		struct range word;

		at = match_between(piece->between, text, at, spare);
		if (at == OFFSET_NONE || !piece->word.size)
			return at;
		word = form_word(text, at);
		if (word.start != at)
			return OFFSET_NONE;
		form_fold(slice_sub(text, at, word.end), spare);
		if (!match_word(f, i, slice_sub(text, at, word.end),
			    buf_view(spare)))
			return OFFSET_NONE;
		at = word.end;
	}
	return at;
}
