#include "ui/preset.h"

#include <stddef.h>

/* Made from the files of keymaps/ by embed.sh: preset_table, NULL last. */
#include "ui/preset.inc"

const char *
preset_name(int index)
{
	return preset_table[index].name;
}

struct slice
preset_text(struct slice name)
{
	for (int i = 0; preset_table[i].name; i++)
		if (slice_equal(name, slice_of(preset_table[i].name)))
			return (struct slice){
				(const char *)preset_table[i].bytes,
				preset_table[i].size
			};
	return (struct slice){ 0 };
}
