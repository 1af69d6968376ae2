/* The main of a fuzz target when there is no libFuzzer: each file once. */
#include <stdint.h>
#include <stdio.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	struct err err = { 0 };
	struct buf bytes = { 0 };
	int i;

	for (i = 1; i < argc; i++) {
		buf_clear(&bytes);
		if (file_read(argv[i], SIZE_MAX, &bytes, &err) < 0)
			return 1;
		LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.size);
	}
	buf_release(&bytes);
	return 0;
}
