/* Test Anything Protocol for unit tests: one line a check, the plan last. */
#ifndef UNIT_TAP_H
#define UNIT_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/slice.h"

static int tap_count, tap_failed;

__attribute__((format(printf, 2, 3))) static inline bool
tap_ok(bool passed, const char *format, ...)
{
	va_list args;

	tap_count++;
	tap_failed += !passed;
	printf("%sok %d - ", passed ? "" : "not ", tap_count);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	return passed;
}

static inline bool
tap_equal(struct slice got, struct slice want, const char *what)
{
	bool same = tap_ok(slice_equal(got, want), "%s", what);

	if (!same)
		printf("# got  \"%.*s\"\n# want \"%.*s\"\n", (int)got.size,
			got.data, (int)want.size, want.data);
	return same;
}

static inline int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed > 0;
}

#endif
