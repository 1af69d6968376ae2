#include "ui/clip.h"

enum { CLIP_LIMIT = 74994 };

static void
clip_three(const unsigned char *bytes, size_t count, struct buf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = (uint32_t)bytes[0] << 16;

	if (count > 1)
		bits |= (uint32_t)bytes[1] << 8;
	if (count > 2)
		bits |= bytes[2];
	buf_char(out, digits[bits >> 18]);
	buf_char(out, digits[bits >> 12 & 63]);
	buf_char(out, count > 1 ? digits[bits >> 6 & 63] : '=');
	buf_char(out, count > 2 ? digits[bits & 63] : '=');
}

bool
clip_sequence(struct slice text, struct buf *out)
{
	const unsigned char *bytes = (const unsigned char *)text.data;

	if (text.size > CLIP_LIMIT)
		return false;
	buf_text(out, "\033]52;c;");
	for (size_t at = 0; at < text.size; at += 3)
		clip_three(bytes + at, text.size - at, out);
	buf_char(out, '\a');
	return true;
}
