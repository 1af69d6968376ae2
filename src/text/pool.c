#include "text/pool.h"

#include "text/clean.h"

void
pool_init(struct pool *p)
{
	*p = (struct pool){ .ends = VEC_OF(size_t) };
	vec_push(&p->ends);
}

void
pool_release(struct pool *p)
{
	vec_release(&p->ends);
	buf_release(&p->bytes);
	map_release(&p->ids);
}

static void
tidy(struct slice s, struct buf *out)
{
	struct clean c;
	struct clean_piece piece;

	clean_init(&c, s);
	while (clean_next(&c, &piece))
		buf_slice(out, piece.text);
	clean_release(&c);
}

static uint32_t
put(struct pool *p, struct slice s)
{
	size_t id = p->ends.count;

	buf_slice(&p->bytes, s);
	*(size_t *)vec_push(&p->ends) = p->bytes.size;
	map_put(&p->ids, s, (void *)(uintptr_t)id);
	return (uint32_t)id;
}

uint32_t
pool_id(struct pool *p, struct slice s)
{
	struct buf clean = { 0 };
	uint32_t id = 0;

	tidy(s, &clean);
	if (clean.size > 0)
		id = (uint32_t)(uintptr_t)map_find(&p->ids, buf_view(&clean));
	if (clean.size > 0 && id == 0)
		id = put(p, buf_view(&clean));
	buf_release(&clean);
	return id;
}
