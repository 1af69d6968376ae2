/*
 * Most text is clean, so the whole rest is tested at once: up to the next NUL,
 * carriage return or soft hyphen, up to the first broken byte, and for normal
 * form. Only when that last test fails the rest goes line by line, and a line
 * that fails too goes cluster by cluster, since no composition crosses the
 * border of a cluster. No byte is looked at more than a few times.
 */
#include "text/clean.h"

#include <string.h>

#include "base/utf8.h"

#define SOFT_HYPHEN SLICE("\xc2\xad")

void
clean_init(struct clean *c, struct slice from)
{
	*c = (struct clean){ .from = from };
}

void
clean_release(struct clean *c)
{
	buf_release(&c->made);
}

/* The next BYTE at or after AT; the size if there is none. */
static size_t
next_byte(struct slice s, size_t at, char byte)
{
	const char *hit = memchr(s.data + at, byte, s.size - at);

	return hit ? (size_t)(hit - s.data) : s.size;
}

static size_t
next_soft(struct slice s, size_t at)
{
	size_t hit = slice_find(s, SOFT_HYPHEN, at);

	return hit == SLICE_NONE ? s.size : hit;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static struct slice
ahead(const struct clean *c)
{
	return slice_sub(c->from, c->at, c->stop);
}

/* The end of what is valid from here on without NUL and carriage return. */
static size_t
valid_end(struct clean *c)
{
	size_t end;

	if (c->nul < c->at || c->at == 0)
		c->nul = next_byte(c->from, c->at, '\0');
	if (c->cr < c->at || c->at == 0)
		c->cr = next_byte(c->from, c->at, '\r');
	if (c->soft < c->at || c->at == 0)
		c->soft = next_soft(c->from, c->at);
	end = least(least(c->nul, c->cr), c->soft);
	if (c->by_line)
		end = least(end, next_byte(c->from, c->at, '\n') + 1);
	return c->at + utf8_valid_size(slice_sub(c->from, c->at, end));
}

static bool
put(struct clean *c, struct clean_piece *out, enum clean_kind kind, size_t size)
{
	out->kind = kind;
	out->from = (struct range){ c->at, c->at + size };
	out->text = kind == CLEAN_KEPT ? slice_sub(c->from, c->at, c->at + size)
				       : buf_view(&c->made);
	c->at += size;
	return true;
}

/* One byte that cannot stay. */
static bool
put_bad(struct clean *c, struct clean_piece *out)
{
	char byte = c->from.data[c->at];

	if (byte == '\0')
		return put(c, out, CLEAN_NUL, 1);
	if (c->at == c->soft)
		return put(c, out, CLEAN_DROPPED, SOFT_HYPHEN.size);
	if (byte == '\r' && c->at + 1 < c->from.size &&
		c->from.data[c->at + 1] == '\n')
		return put(c, out, CLEAN_DROPPED, 1);
	if (byte == '\r') {
		buf_char(&c->made, ' ');
		return put(c, out, CLEAN_REPLACED, 1);
	}
	utf8_put(&c->made, UTF8_REPLACEMENT);
	return put(c, out, CLEAN_BROKEN, 1);
}

static size_t
plain_size(struct slice s)
{
	size_t size = 0;

	while (size < s.size && !((unsigned char)s.data[size] & 0x80))
		size++;
	return size;
}

/* From a line that is not normal: its plain beginning, but for a last letter
 * that may carry marks, or else one cluster. */
static bool
put_cluster(struct clean *c, struct clean_piece *out)
{
	size_t plain = plain_size(ahead(c));
	struct slice cluster;

	if (c->at + plain == c->stop)
		return put(c, out, CLEAN_KEPT, plain);
	if (plain > 1)
		return put(c, out, CLEAN_KEPT, plain - 1);
	cluster = slice_sub(ahead(c), 0, utf8_cluster_end(ahead(c), 0));
	if (utf8_is_normal(cluster))
		return put(c, out, CLEAN_KEPT, cluster.size);
	utf8_normalize(cluster, &c->made);
	return put(c, out, CLEAN_REPLACED, cluster.size);
}

bool
clean_next(struct clean *c, struct clean_piece *out)
{
	buf_clear(&c->made);
	if (c->at == c->from.size)
		return false;
	if (c->at < c->stop)
		return put_cluster(c, out);
	c->stop = valid_end(c);
	if (c->stop == c->at)
		return put_bad(c, out);
	if (utf8_is_normal(ahead(c)))
		return put(c, out, CLEAN_KEPT, c->stop - c->at);
	if (!c->by_line) {
		c->by_line = true;
		c->stop = valid_end(c);
		if (utf8_is_normal(ahead(c)))
			return put(c, out, CLEAN_KEPT, c->stop - c->at);
	}
	return put_cluster(c, out);
}
