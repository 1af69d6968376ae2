/*
 * Bytes from a terminal -> keys (key.h). Knows no terminal: whoever has one
 * feeds what it sent and says when nothing more came in time. What a terminal
 * answers by itself (reports, colours, strings) is swallowed, known or not.
 */
#ifndef UI_DECODE_H
#define UI_DECODE_H

#include "ui/key.h"

struct decode;

struct decode *decode_new(void);
void decode_free(struct decode *d);

/* SEQUENCE (as terminfo has it; NULL is nothing) is KEY from now on. */
void decode_define(struct decode *d, const char *sequence, uint32_t key);

void decode_feed(struct decode *d, struct slice bytes);

enum decode_wait { DECODE_EMPTY, DECODE_SHORT, DECODE_LONG, DECODE_PASTING };

/* What the decoder waits for: nothing; the rest of what may be a lone Escape
 * (some hundredths of a second); the rest of a longer sequence (a second); the
 * end of a paste (for ever). */
enum decode_wait decode_waiting(const struct decode *d);

/* The next whole key, KEY_NONE when there is none yet. LATE: the wait is over,
 * what is there is all there is. */
uint32_t decode_key(struct decode *d, bool late);

/* The text of the KEY_PASTE just returned: valid UTF-8 whose only controls are
 * newline and tab. Borrowed until the next decode_key. */
struct slice decode_pasted(const struct decode *d);

#endif
