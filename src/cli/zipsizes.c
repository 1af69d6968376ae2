#include "cli/zipsizes.h"

/* The directory: its end tells where it begins. */
enum {
	END_SIZE = 22,
	END_START = 16,
	ENTRY_SIZE = 46,
	ENTRY_BYTES = 24,
	ENTRY_NAME = 28,
	ENTRY_MORE = 30,
	ENTRY_COMMENT = 32
};

static size_t
number(struct slice s, size_t at, int bytes)
{
	size_t value = 0;

	for (int i = bytes; i-- > 0;)
		value = value << 8 | (unsigned char)s.data[at + (size_t)i];
	return value;
}

/* Where the directory begins; the size of ARCHIVE when there is none. */
static size_t
directory(struct slice archive)
{
	for (size_t at = archive.size; at >= END_SIZE; at--) {
		size_t end = at - END_SIZE;

		if (slice_starts(slice_sub(archive, end, archive.size),
			    SLICE("PK\5\6")))
			return number(archive, end + END_START, 4);
	}
	return archive.size;
}

size_t
zipsizes_of(struct slice archive, struct slice name)
{
	size_t at = directory(archive);

	while (at < archive.size && archive.size - at >= ENTRY_SIZE &&
		slice_starts(slice_sub(archive, at, archive.size),
			SLICE("PK\1\2"))) {
		size_t size = number(archive, at + ENTRY_NAME, 2);
		struct slice here = slice_sub(
			archive, at + ENTRY_SIZE, at + ENTRY_SIZE + size);

		if (slice_equal(here, name))
			return number(archive, at + ENTRY_BYTES, 4);
		at += ENTRY_SIZE + size + number(archive, at + ENTRY_MORE, 2) +
			number(archive, at + ENTRY_COMMENT, 2);
	}
	return 0;
}
