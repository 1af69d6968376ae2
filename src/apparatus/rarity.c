#include "apparatus/rarity.h"

enum { DIGITS = 7 }; /* binary, behind the point */

double
rarity_bits(size_t count, size_t all)
{
	double ratio = (double)all / (double)(count ? count : 1);
	double bits = 0, digit = 1;

	if (ratio <= 1)
		return 0;
	for (; ratio >= 2; ratio /= 2)
		bits++;
	for (int i = 0; i < DIGITS; i++) {
		ratio *= ratio;
		digit /= 2;
		if (ratio >= 2) {
			ratio /= 2;
			bits += digit;
		}
	}
	return bits;
}
