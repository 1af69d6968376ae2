/*
 * Text in other encodings as UTF-8: sets of 256 characters, whose tables come
 * from iconv, and UTF-16. Each character that comes out stands for one unit of
 * what came in: a byte, or two bytes of UTF-16 (four above U+FFFF). So any
 * place leads back to the original bytes by counting.
 */
#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include "base/buf.h"
#include "base/err.h"

enum charset_form { CHARSET_UTF8, CHARSET_BYTES, CHARSET_UTF16 };

struct charset {
	const char *name;
	enum charset_form form;
	bool big_endian;
	uint32_t chars[256]; /* of CHARSET_BYTES; U+FFFD where there is none */
};

/* The encoding called NAME, in any of the usual spellings; it stays until the
 * program ends. NULL with an error when nobody knows it, or when a character
 * of it may take several bytes and it is neither UTF-8 nor UTF-16. */
const struct charset *charset_find(struct slice name, struct err *err);

/* Asks once for those that may be guessed, since a locked process cannot load
 * a table. */
void charset_load(void);

/* The name of an encoding that markup gives itself in its first bytes, a
 * common one; empty when there is none. */
struct slice charset_declared(struct slice bytes);

enum charset_reason {
	CHARSET_TOLD,    /* by a byte order mark, or it fits nothing else */
	CHARSET_SEEMS,   /* by its letters */
	CHARSET_UNKNOWN, /* taken for the most common one */
	CHARSET_NOTHING  /* bytes of no text */
};

/* The encoding BYTES are in, as far as one can tell; never NULL. */
const struct charset *charset_guess(
	struct slice bytes, enum charset_reason *reason);

/* What came of bytes of another encoding than UTF-8. */
struct charset_text {
	struct buf text;
	size_t replaced; /* bytes or units that are no characters */
	/* private: */
	size_t size, unit; /* of the original */
	size_t *marks;     /* owned: the original place of every few bytes */
};

void charset_decode(
	const struct charset *c, struct slice bytes, struct charset_text *out);
void charset_text_release(struct charset_text *t);

/* The place in the original of the character at AT; its size for the end. */
size_t charset_place(const struct charset_text *t, size_t at);

/* Bytes of the original that the characters of S stand for, which are units of
 * UNIT bytes: 1, or 2 of UTF-16. */
size_t charset_span(struct slice s, size_t unit);

#endif
