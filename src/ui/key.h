/*
 * Keys and their names: `a`, `<C-w>`, `<M-x>`, `<Space>`, `<Enter>`, `<F1>`,
 * `<PageDown>`, `<Any>`. A key is a code point or one of the specials, plus
 * modifier bits. Control is folded into the letter (C-i is Tab, C-m is Enter:
 * a terminal cannot tell them apart). `<` itself is `<lt>`.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdint.h>

#include "base/buf.h"

enum key_code {
	KEY_NONE = 0,
	KEY_TAB = 9, KEY_RETURN = 13, KEY_ESCAPE = 27,
	KEY_SPECIAL = 0x110000,
	KEY_ARROW_UP, KEY_ARROW_DOWN, KEY_ARROW_LEFT, KEY_ARROW_RIGHT,
	KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_START, KEY_FINISH, /* Home, End */
	KEY_ERASE,   /* Backspace */
	KEY_REMOVE,  /* Delete */
	KEY_INSERT,
	KEY_BACKTAB,
	KEY_F0,      /* F1 is KEY_F0 + 1 */
	KEY_F12 = KEY_F0 + 12,
	KEY_ANY,     /* in bindings: any one character */
	/* not keys, but come the same way: */
	KEY_SIZE,    /* the terminal has another size */
	KEY_HANGUP,  /* the terminal is gone */
	KEY_END_SIGNAL, /* asked to end (SIGTERM) */
	KEY_PASTE,   /* bracketed paste: see front.h */
	KEY_CONTROL = 1 << 24, /* modifier bits */
	KEY_META = 1 << 25,
};

/* Takes one key off the front of TEXT (bytes of a name or a plain character);
 * KEY_NONE when there is none or its name is unknown. */
uint32_t key_parse(struct slice *text);

/* Appends the name of a key. */
void key_print(uint32_t key, struct buf *out);

/* Whether the key is pressed together with Control or Meta. */
bool key_is_chord(uint32_t key);

/* Appends COUNT keys as a reader is told of them: without the angle brackets
 * where a key stands alone ("Enter", "C-w s"). */
void key_show(const uint32_t *keys, size_t count, struct buf *out);

/* Whether it is a character that could be typed: no control, no special. */
bool key_is_character(uint32_t key);

/* Order of two sequences; of two that begin alike the shorter comes first. */
int key_compare(const uint32_t *a, size_t a_count, const uint32_t *b,
	size_t b_count);

#endif
