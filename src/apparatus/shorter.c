#include "apparatus/shorter.h"

#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"

/* Words between blanks. */
static const char articles[] = " the a an der die das ein eine le la les un ";
static const char small[] =
	" the a an of and in on to for or from with by at der die das ein eine "
	"und von zu im in des den le la les de du et un и в о на с к ";

/* Takes the next word of REST, folded, blanks around. */
static bool
next_word(struct slice *rest, struct buf *word)
{
	size_t start = 0, end, size;
	uint32_t code;

	for (; start < rest->size; start += size) {
		size = utf8_next(*rest, start, &code);
		if (utf8_is_letter(code))
			break;
	}
	for (end = start; end < rest->size; end += size) {
		size = utf8_next(*rest, end, &code);
		if (!utf8_is_letter(code))
			break;
	}
	buf_clear(word);
	buf_char(word, ' ');
	utf8_fold(slice_sub(*rest, start, end), word);
	buf_char(word, ' ');
	*rest = slice_sub(*rest, end, rest->size);
	return end > start;
}

static bool
is_listed(const struct buf *word, const char *list)
{
	return slice_find(slice_of(list), buf_view(word), 0) != SLICE_NONE;
}

/* "Towards" and "Toward", "Readers" and "Reader". */
static void
drop_plural(struct buf *word)
{
	enum { SHORTEST = 6 }; /* with the blanks around */

	if (word->size < SHORTEST || word->data[word->size - 2] != 's')
		return;
	word->size -= 2;
	buf_char(word, ' ');
}

uint64_t
shorter_key(struct slice title)
{
	struct buf word = { 0 }, all = { 0 };
	uint64_t key;

	while (next_word(&title, &word))
		if (all.size > 0 || !is_listed(&word, articles)) {
			drop_plural(&word);
			buf_slice(&all, buf_view(&word));
		}
	key = all.size > 0 ? hash_quick(buf_view(&all)) : 0;
	buf_release(&word);
	buf_release(&all);
	return key;
}

bool
shorter_is_of(struct slice title, struct slice full)
{
	struct buf word = { 0 }, other = { 0 };
	size_t told = 0, more = 0;
	bool found = true;

	while (found && next_word(&title, &word)) {
		if (is_listed(&word, small))
			continue;
		found = false;
		while (!found && next_word(&full, &other)) {
			found = slice_equal(buf_view(&word), buf_view(&other));
			more += !found && !is_listed(&other, small);
		}
		told++;
	}
	while (next_word(&full, &other))
		more += !is_listed(&other, small);
	buf_release(&word);
	buf_release(&other);
	return found && told > 0 && more > 0;
}
