#include "ui/catalog.h"

#include <string.h>

enum { NOKEY, KEY };

static const struct catalog_entry entries[] = {
#define COMMAND(name, function, contexts, arguments, key, help) \
	{ name, contexts, arguments, key, help },
#include "ui/command.def"
#undef COMMAND
};

static const char letters[KEYMAP_CONTEXT_COUNT] = {
	[KEYMAP_GLOBAL] = 'G',
	[KEYMAP_TEXT] = 'T',
	[KEYMAP_SELECT] = 'S',
	[KEYMAP_PANEL] = 'P',
	[KEYMAP_LIST] = 'L',
	[KEYMAP_OUTLINE] = 'O',
	[KEYMAP_PROMPT] = 'R',
	[KEYMAP_HELP] = 'H',
};

const struct catalog_entry *
catalog_at(size_t index)
{
	size_t count = sizeof(entries) / sizeof(*entries);

	return index < count ? &entries[index] : NULL;
}

const struct catalog_entry *
catalog_find(struct slice name)
{
	const struct catalog_entry *e;

	for (size_t i = 0; (e = catalog_at(i)); i++)
		if (slice_equal(slice_of(e->name), name))
			return e;
	return NULL;
}

bool
catalog_fits(const struct catalog_entry *e, enum keymap_context context)
{
	return strchr(e->contexts, 'G') ||
		strchr(e->contexts, letters[context]);
}
