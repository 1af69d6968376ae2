/*
 * Words and source are compared step by step. A step takes one byte of both,
 * or one character that an escape (\*) or an entity (&amp;) stands for, or in
 * code the blank that a line end became. Named entities other than the usual
 * ones are not known here: such a one is taken for one character, or for two,
 * if what follows agrees.
 */
#include "import/locate.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

enum { LONGEST_ENTITY = 40, SEARCH_STEPS = 1 << 16 };

void
locate_init(struct locate *l, struct slice source, struct builder *out)
{
	*l = (struct locate){
		.source = source, .out = out, .lines = VEC_OF(size_t)
	};
	*(size_t *)vec_push(&l->lines) = 0;
	for (size_t i = 0; i < source.size; i++) {
		if (source.data[i] == '\r' && i + 1 < source.size &&
			source.data[i + 1] == '\n')
			continue;
		if (source.data[i] == '\n' || source.data[i] == '\r')
			*(size_t *)vec_push(&l->lines) = i + 1;
	}
	l->limit = source.size;
}

void
locate_release(struct locate *l)
{
	vec_release(&l->lines);
}

size_t
locate_line(const struct locate *l, size_t line)
{
	if (line >= l->lines.count)
		return l->source.size;
	return *(size_t *)vec_at(&l->lines, line);
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

size_t
locate_line_end(const struct locate *l, size_t line)
{
	size_t start = locate_line(l, line), end = locate_line(l, line + 1);

	while (end > start && is_line_end(l->source.data[end - 1]))
		end--;
	return end;
}

struct slice
locate_line_words(const struct locate *l, size_t line)
{
	return slice_trim(slice_sub(
		l->source, locate_line(l, line), locate_line_end(l, line)));
}

/* Steps. */

struct step {
	size_t source, words; /* bytes taken; 0 = they differ here */
};

static bool
is_punctuation(struct slice s, size_t at)
{
	return at < s.size && ispunct((unsigned char)s.data[at]);
}

/* Size of what looks like an entity at AT, else 0. */
static size_t
entity_size(struct slice s, size_t at)
{
	size_t end = at + 1;

	if (s.data[at] != '&')
		return 0;
	if (end < s.size && s.data[end] == '#')
		end++;
	while (end < s.size && end - at < LONGEST_ENTITY &&
		isalnum((unsigned char)s.data[end]))
		end++;
	return end < s.size && s.data[end] == ';' && end > at + 1 ? end + 1 - at
								  : 0;
}

static bool
is_ampersand(struct slice entity)
{
	return slice_equal_ascii(entity, SLICE("&amp;")) ||
		slice_equal(entity, SLICE("&#38;")) ||
		slice_equal_ascii(entity, SLICE("&#x26;"));
}

static bool
agrees(struct slice source, size_t at, struct slice words, size_t word)
{
	return word == words.size ||
		(at < source.size &&
			(source.data[at] == words.data[word] ||
				strchr("\\&", source.data[at])));
}

static struct step
entity_step(const struct locate *l, size_t at, struct slice words, size_t word)
{
	size_t size = entity_size(l->source, at), first, second;
	struct slice entity = slice_sub(l->source, at, at + size);
	uint32_t code;

	if (size == 0)
		return (struct step){ 0, 0 };
	if (words.data[word] == '&')
		return (struct step){ is_ampersand(entity) ? size : 1, 1 };
	first = utf8_next(words, word, &code);
	if (agrees(l->source, at + size, words, word + first))
		return (struct step){ size, first };
	second = utf8_next(words, word + first, &code);
	if (agrees(l->source, at + size, words, word + first + second))
		return (struct step){ size, first + second };
	return (struct step){ 0, 0 };
}

/* A line end with what continues a quotation or a list on the next line. */
static size_t
line_end_size(struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.size && is_line_end(s.data[end]))
		end++;
	if (end == at)
		return 0;
	while (end < s.size && strchr(" \t>", s.data[end]) && s.data[end])
		end++;
	return end - at;
}

static struct step
step(const struct locate *l, size_t at, struct slice words, size_t word)
{
	struct slice s = l->source;
	struct step entity;

	if (at >= s.size)
		return (struct step){ 0, 0 };
	if (l->code) {
		if (words.data[word] == ' ' && is_line_end(s.data[at]))
			return (struct step){ line_end_size(s, at), 1 };
		return (struct step){ s.data[at] == words.data[word],
			s.data[at] == words.data[word] };
	}
	if (s.data[at] == '\\' && is_punctuation(s, at + 1) &&
		s.data[at + 1] == words.data[word])
		return (struct step){ 2, 1 };
	entity = entity_step(l, at, words, word);
	if (entity.source > 0)
		return entity;
	if (s.data[at] == '\0' &&
		slice_starts(slice_sub(words, word, words.size),
			SLICE("\xef\xbf\xbd")))
		return (struct step){ 1, 3 };
	return (struct step){ s.data[at] == words.data[word],
		s.data[at] == words.data[word] };
}

/* Searching. */

/* WORDS stand at AT; *STEPS counts down what comparing costs. */
static bool
stands(const struct locate *l, size_t at, struct slice words, size_t *steps)
{
	size_t word = 0;

	while (word < words.size) {
		struct step s = step(l, at, words, word);

		if (*steps > 0)
			--*steps;
		if (s.words == 0)
			return false;
		at += s.source;
		word += s.words;
	}
	return true;
}

bool
locate_find(struct locate *l, struct slice words, size_t hint)
{
	size_t steps = SEARCH_STEPS;

	if (words.size == 0)
		return true;
	if (hint >= l->at && hint < l->limit &&
		stands(l, hint, words, &steps)) {
		l->at = hint;
		return true;
	}
	steps = SEARCH_STEPS;
	for (size_t at = l->at; at < l->limit && steps > 0; at++) {
		if (!stands(l, at, words, &steps))
			continue;
		l->at = at;
		return true;
	}
	return false;
}

/* Writing. */

static void
stand(struct locate *l, struct slice words, size_t from, size_t to)
{
	builder_stand(
		l->out, words, (struct range){ l->base + from, l->base + to });
}

void
locate_put(struct locate *l, struct slice words)
{
	size_t word = 0, copied = 0, from = l->at;

	while (word < words.size) {
		struct step s = step(l, l->at, words, word);

		if (s.words == 1 && s.source == 1) {
			l->at++;
			word++;
			continue;
		}
		builder_copy(
			l->out, slice_sub(words, copied, word), l->base + from);
		if (s.words == 0) {
			builder_put(l->out, slice_sub(words, word, words.size));
			return;
		}
		stand(l, slice_sub(words, word, word + s.words), l->at,
			l->at + s.source);
		l->at += s.source;
		word += s.words;
		copied = word;
		from = l->at;
	}
	builder_copy(l->out, slice_sub(words, copied, word), l->base + from);
}

void
locate_stand(struct locate *l, struct slice words, size_t end)
{
	end = end < l->at ? l->at : end;
	stand(l, words, l->at, end);
	l->at = end;
}

static size_t
next_line_end(const struct locate *l)
{
	size_t at = l->at;

	while (at < l->limit && !is_line_end(l->source.data[at]))
		at++;
	return at;
}

void
locate_break(struct locate *l, struct slice words)
{
	size_t end = next_line_end(l), start = end;

	while (start > l->at && strchr(" \t\\", l->source.data[start - 1]))
		start--;
	l->at = start;
	locate_stand(l, words, end + line_end_size(l->source, end));
}

/* Link targets. */

static size_t
skip_parens(struct slice s, size_t at, size_t limit)
{
	size_t depth = 0;

	for (; at < limit; at++) {
		if (s.data[at] == '\\')
			at++;
		else if (s.data[at] == '(')
			depth++;
		else if (s.data[at] == ')' && --depth == 0)
			return at + 1;
	}
	return limit;
}

static size_t
skip_label(struct slice s, size_t at, size_t limit)
{
	while (at < limit && s.data[at] != ']')
		at += s.data[at] == '\\' ? 2 : 1;
	return at < limit ? at + 1 : limit;
}

void
locate_skip_target(struct locate *l)
{
	struct slice s = slice_sub(l->source, 0, l->limit);
	size_t at = l->at;

	while (at < s.size && strchr("*_~`", s.data[at]) && s.data[at])
		at++;
	if (at < s.size && s.data[at] == '>')
		l->at = at + 1;
	if (at >= s.size || s.data[at] != ']')
		return;
	l->at = ++at;
	if (at < s.size && s.data[at] == '(')
		l->at = skip_parens(s, at, s.size);
	else if (at < s.size && s.data[at] == '[')
		l->at = skip_label(s, at, s.size);
}
