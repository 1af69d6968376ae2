#include "store/token.h"

#include "base/utf8.h"

void
token_text(struct slice text, struct buf *room, struct buf *out)
{
	size_t at, size;
	uint32_t code;

	buf_clear(room);
	utf8_fold(text, room);
	text = buf_view(room);
	buf_reserve(out, text.size);
	for (at = 0; at < text.size; at += size) {
		size = utf8_next(text, at, &code);
		if (utf8_is_letter(code))
			buf_add(out, text.data + at, size);
		else
			buf_char(out, ' ');
	}
}

/* A phrase being written: "word word". */
struct phrase {
	struct buf *out; /* borrowed */
	bool open, gap, quoted;
};

static void
close_phrase(struct phrase *p)
{
	if (p->open)
		buf_text(p->out, "\" ");
	p->open = false;
	p->gap = false;
}

static void
put_letter(struct phrase *p, struct slice letter)
{
	if (!p->open)
		buf_char(p->out, '"');
	else if (p->gap)
		buf_char(p->out, ' ');
	buf_slice(p->out, letter);
	p->open = true;
	p->gap = false;
}

static void
put_sign(struct phrase *p, uint32_t code)
{
	if (code == '"')
		p->quoted = !p->quoted;
	if (code == '"' || (!p->quoted && utf8_is_space(code)))
		close_phrase(p);
	else
		p->gap = true;
}

void
token_query(struct slice words, bool prefix, struct buf *out)
{
	struct buf folded = { 0 };
	struct phrase p = { .out = out };
	size_t at, size, start = out->size;
	struct slice text;
	uint32_t code;

	utf8_fold(words, &folded);
	text = buf_view(&folded);
	for (at = 0; at < text.size; at += size) {
		size = utf8_next(text, at, &code);
		if (utf8_is_letter(code))
			put_letter(&p, slice_sub(text, at, at + size));
		else
			put_sign(&p, code);
	}
	close_phrase(&p);
	if (prefix && out->size > start)
		buf_char(out, '*');
	buf_release(&folded);
}
