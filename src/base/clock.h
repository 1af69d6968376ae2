/* The only clocks. Tests fix the first one by IBID_CLOCK (seconds). */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/buf.h"

/* UTC seconds since 1970. */
int64_t clock_now(void);

/* Milliseconds of a clock that never jumps. */
int64_t clock_ticks(void);

/* Appends "2026-11-22T09:30:00Z". */
void clock_iso(int64_t seconds, struct buf *out);

/* Appends how long ago that was, in words a reader likes ("today",
 * "yesterday", "3 May", "2019"); local time zone. */
void clock_age(int64_t seconds, struct buf *out);

#endif
