#include "apparatus/penalty.h"

const struct penalty penalty_whole = {
	.other = { -2000, -400 },
	.beside = -4000,
	.extra = { { -3000, -1600 }, { -300, -200 } },
	.omit = { { -2500, -500 }, { -400, -250 } },
	.ellipsis = -1000,
};

const struct penalty penalty_part = {
	.other = { -3000, -1000 },
	.beside = -4000,
	.extra = { { -4000, -1600 }, { -1000, -500 } },
	.omit = { { -4000, -1000 }, { -1500, -500 } },
	.ellipsis = -7000,
};
