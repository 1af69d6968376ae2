/*
 * The breaks of UAX #14 hang on pairs: the class of the character before a
 * place, the class of the one behind it, and whether spaces stand between.
 * For ASCII the classes and their pairs are the two tables here; whatever
 * holds another character goes to libunistring as a whole. The unit test
 * holds both ways against each other.
 *
 * Two corrections of what the library answers. It knows no rule LB29 and
 * would part "e.g." and "U.S."; and it breaks behind a soft hyphen, which
 * would be a hyphenation that shows no hyphen.
 */
#include "layout/breaker.h"

#include <unilbrk.h>

#include "base/utf8.h"

enum { BREAKER_IDEOGRAPHS = 0x2E80 }; /* LB29 is about letters below */

/* clang-format off */
/* The names are those of UAX #14; SP and NL take no part in the pairs. */
enum class {
	BA, EX, QU, AL, PR, OP, CP, IS, SY, HY, NU, CL,
	PAIR_CLASSES,
	SP = PAIR_CLASSES, NL, XX
};

static const unsigned char classes[128] = {
	XX, XX, XX, XX, XX, XX, XX, XX, XX, BA, NL, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	/*   !   "   #   $   %   &   '   (   )   *   +   ,   -   .   / */
	SP, EX, QU, AL, PR, PR, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY,
	/* digits                              :   ;   <   =   >   ? */
	NU, NU, NU, NU, NU, NU, NU, NU, NU, NU, IS, IS, AL, AL, AL, EX,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	/*                                         [   \   ]   ^   _ */
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, PR, CP, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	/*                                         {   |   }   ~     */
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, BA, CL, AL, XX,
};

/* '/' a row may end here, ' ' only behind a space, '#' never. */
static const char pairs[PAIR_CLASSES][PAIR_CLASSES + 1] = {
	/*       BEQAPOCISHNC
	 *       AXULRPPSYYUL */
	[BA] = " # ///### /#",
	[EX] = " # ///### /#",
	[QU] = " #   ####  #",
	[AL] = " #    ###  #",
	[PR] = " #  / ###  #",
	[OP] = "############",
	[CP] = " #   /###  #",
	[IS] = " #  //###  #",
	[SY] = " # ///###  #",
	[HY] = " # ///###  #",
	[NU] = " #    ###  #",
	[CL] = " # / /### /#",
};
/* clang-format on */

/* False when S is not plain ASCII; MARKS may be half done then. */
static bool
find_ascii(struct slice s, unsigned char *marks)
{
	enum class before = NL;
	bool spaced = false;

	for (size_t i = 0; i < s.size; i++) {
		unsigned char byte = (unsigned char)s.data[i];
		enum class here = byte < 0x80 ? classes[byte] : XX;

		if (here == XX)
			return false;
		marks[i] = BREAKER_NO;
		if (i > 0 && s.data[i - 1] == '\n') {
			marks[i] = BREAKER_MUST;
		} else if (here < PAIR_CLASSES && before < PAIR_CLASSES) {
			char pair = pairs[before][here];

			if (pair == '/' || (pair == ' ' && spaced))
				marks[i] = BREAKER_MAY;
		}
		spaced = here == SP;
		if (here != SP)
			before = here;
	}
	return true;
}

/* LB29: a letter is not parted from the comma or full stop before it. */
static bool
is_lb29(struct slice s, size_t at)
{
	unsigned char before = (unsigned char)s.data[at - 1];
	uint32_t code;

	if (before >= 0x80 || classes[before] != IS)
		return false;
	utf8_next(s, at, &code);
	if (code < 0x80)
		return classes[code] == AL;
	return code < BREAKER_IDEOGRAPHS && utf8_is_letter(code);
}

static bool
is_behind(struct slice s, size_t at, struct slice sign)
{
	return slice_ends(slice_sub(s, 0, at), sign);
}

static bool
is_behind_line_end(struct slice s, size_t at)
{
	char last = s.data[at - 1];

	return last == '\n' ||
		(last == '\xA8' && is_behind(s, at, SLICE("\u2028")));
}

/* What the library said of the place before AT, in our words. */
static unsigned char
mark_of(struct slice s, size_t at, unsigned char said)
{
	if (at == 0)
		return BREAKER_NO;
	if (is_behind_line_end(s, at))
		return BREAKER_MUST;
	if (said != UC_BREAK_POSSIBLE || is_lb29(s, at) ||
		is_behind(s, at, SLICE("\u00AD")))
		return BREAKER_NO;
	return BREAKER_MAY;
}

void
breaker_find(struct slice s, unsigned char *marks)
{
	if (find_ascii(s, marks))
		return;
	u8_possible_linebreaks(
		(const uint8_t *)s.data, s.size, "UTF-8", (char *)marks);
	for (size_t i = 0; i < s.size; i++)
		marks[i] = mark_of(s, i, marks[i]);
}
