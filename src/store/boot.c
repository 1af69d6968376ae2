#include "store/boot.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

char *
boot_name(void)
{
	struct buf id = { 0 };
	struct slice trimmed;
	char *copy;

	if (file_read("/proc/sys/kernel/random/boot_id", 256, &id, NULL) < 0)
		buf_clear(&id);
	trimmed = slice_trim(buf_view(&id));
	copy = mem_copy(trimmed.data, trimmed.size);
	buf_release(&id);
	return copy;
}
