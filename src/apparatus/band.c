#include "apparatus/band.h"

size_t
band_find(const struct align_side *quoted, const struct align_side *source,
	bool part, struct vec *bands)
{
	size_t cells = 0, origins = 0;

	(void)part;
	vec_clear(bands);
	for (size_t i = 0; i <= quoted->count; i++) {
		*(struct band *)vec_push(bands) = (struct band){
			.to = source->count + 1, .at = cells, .origin = origins
		};
		cells += source->count + 1;
		if (i > 0 && (quoted->words[i - 1].flags & WORDS_ELLIPSIS))
			origins += source->count + 1;
	}
	return cells;
}
