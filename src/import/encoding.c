#include "import/encoding.h"

#include "base/utf8.h"

enum { NUL_WINDOW = 8192, BROKEN_SHARE = 10 };

/* What BYTES say or show; what they are valid as wins over what they say. */
static void
recognise(struct encoding *e, struct slice bytes)
{
	struct slice declared = charset_declared(bytes);
	const struct charset *said = NULL;

	e->set = charset_guess(bytes, &e->reason);
	if (e->reason == CHARSET_TOLD || declared.size == 0)
		return;
	said = charset_find(declared, NULL);
	if (!said || said->form == CHARSET_UTF16)
		return;
	e->set = said;
	e->reason = CHARSET_TOLD;
}

int
encoding_init(struct encoding *e, struct slice bytes, struct slice given,
	struct err *err)
{
	*e = (struct encoding){ .bytes = bytes, .reason = CHARSET_TOLD };
	if (given.size == 0)
		recognise(e, bytes);
	else
		e->set = charset_find(given, err);
	if (!e->set)
		return -1;
	if (e->set->form == CHARSET_UTF8)
		return 0;
	charset_decode(e->set, bytes, &e->text);
	e->bytes = buf_view(&e->text.text);
	return 0;
}

void
encoding_release(struct encoding *e)
{
	charset_text_release(&e->text);
}

/* Bytes that are no UTF-8, and those of what was no character before. */
static size_t
count_broken(const struct encoding *e)
{
	struct slice s = e->bytes;
	size_t broken = e->text.replaced * e->text.unit, at;

	while ((at = utf8_valid_size(s)) < s.size) {
		broken++;
		s = slice_sub(s, at + 1, s.size);
	}
	return broken;
}

bool
encoding_is_text(const struct encoding *e)
{
	struct slice start = slice_sub(e->bytes, 0, NUL_WINDOW);
	size_t size = e->text.size > 0 ? e->text.size : e->bytes.size;

	return e->reason != CHARSET_NOTHING &&
		slice_find(start, (struct slice){ "", 1 }, 0) == SLICE_NONE &&
		count_broken(e) <= size / BROKEN_SHARE;
}

static void
tell(struct builder *b, struct buf *sentence)
{
	builder_fact(b, DOC_NOTICE, buf_view(sentence));
	buf_clear(sentence);
}

void
encoding_tell(const struct encoding *e, struct builder *b)
{
	struct buf sentence = { 0 };
	size_t replaced = e->text.replaced;

	if (e->set->form == CHARSET_UTF8)
		return;
	builder_decoded(b, &e->text);
	if (e->reason != CHARSET_TOLD) {
		buf_printf(&sentence,
			"Read as %s, %s; --encoding names another",
			e->set->name,
			e->reason == CHARSET_SEEMS ? "by its letters"
						   : "since nothing tells");
		tell(b, &sentence);
	}
	if (replaced > 0) {
		buf_printf(&sentence,
			"%zu %s no character of %s and %s replaced", replaced,
			replaced == 1 ? "place is" : "places are", e->set->name,
			replaced == 1 ? "was" : "were");
		tell(b, &sentence);
	}
	buf_release(&sentence);
}
