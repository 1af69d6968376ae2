#include "study/trail.h"

/* Jumps that are remembered. */
enum { LENGTH = 200 };

void
trail_init(struct trail *t)
{
	t->places = VEC_OF(struct trail_place);
	t->at = 0;
}

void
trail_release(struct trail *t)
{
	vec_release(&t->places);
}

static void
put(struct trail *t, struct trail_place place)
{
	struct trail_place *p = t->at < t->places.count
		? vec_at(&t->places, t->at)
		: vec_push(&t->places);

	*p = place;
}

void
trail_push(struct trail *t, struct trail_place from)
{
	while (t->places.count > t->at)
		vec_pop(&t->places);
	if (t->places.count == LENGTH) {
		vec_remove(&t->places, 0);
		t->at--;
	}
	put(t, from);
	t->at++;
}

bool
trail_back(struct trail *t, struct trail_place here, struct trail_place *out)
{
	if (t->at == 0)
		return false;
	put(t, here);
	t->at--;
	*out = *(struct trail_place *)vec_at(&t->places, t->at);
	return true;
}

bool
trail_forward(struct trail *t, struct trail_place here, struct trail_place *out)
{
	if (t->at + 1 >= t->places.count)
		return false;
	put(t, here);
	t->at++;
	*out = *(struct trail_place *)vec_at(&t->places, t->at);
	return true;
}
