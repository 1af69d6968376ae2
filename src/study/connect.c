#include "study/connect.h"

#include "study/inside.h"

static void
remember(struct study *s, int what, int64_t link, int former)
{
	struct study_change *c = vec_push(&s->changes);

	*c = (struct study_change){
		.note = link, .what = what, .former = former
	};
	reading_refresh(s, NULL);
}

int64_t
connect_add(struct reading *r, struct range from, struct reading *to,
	struct range there, enum link_kind kind, enum link_state state,
	struct err *err)
{
	struct arena arena = { 0 };
	struct link link = { .kind = kind, .state = state };
	int result;

	if (r->id == 0 || to->id == 0)
		return err_set(err, ERR_USAGE,
			"a preview takes no links: add the file first");
	link.from = reading_anchor(r, from, &arena);
	link.to = reading_anchor(to, there, &arena);
	result = link_put(r->study->store, &link, err);
	arena_release(&arena);
	if (result != 0)
		return -1;
	remember(r->study, state == LINK_MADE ? STUDY_LINKED : STUDY_DECIDED,
		link.id, 0);
	return link.id;
}

static int
find_link(struct study *s, int64_t id, struct arena *arena, struct link *out,
	struct err *err)
{
	int found = link_find(s->store, id, arena, out, err);

	if (found == 1)
		return err_set(err, ERR_ABSENT, "there is no link %lld",
			(long long)id);
	return found;
}

/* Sets the kind or state (WHAT says which) of a link to VALUE. */
static int
set(struct study *s, int64_t id, int what, int value, struct err *err)
{
	struct arena arena = { 0 };
	struct link l;
	int result = find_link(s, id, &arena, &l, err), former = 0;

	if (result == 0 && what == STUDY_LINK_KIND) {
		former = (int)l.kind;
		l.kind = (enum link_kind)value;
	} else if (result == 0) {
		former = (int)l.state;
		l.state = (enum link_state)value;
	}
	if (result == 0)
		result = link_put(s->store, &l, err);
	if (result == 0)
		remember(s, what, id, former);
	arena_release(&arena);
	return result;
}

int
connect_change(
	struct study *s, int64_t link, enum link_kind kind, struct err *err)
{
	return set(s, link, STUDY_LINK_KIND, (int)kind, err);
}

int
connect_decide(
	struct study *s, int64_t link, enum link_state state, struct err *err)
{
	return set(s, link, STUDY_LINK_STATE, (int)state, err);
}

int
connect_delete(struct study *s, int64_t link, struct err *err)
{
	if (link_delete(s->store, link, err) != 0)
		return -1;
	remember(s, STUDY_LINK_DELETED, link, 0);
	return 0;
}

static int
restore(struct study *s, int64_t link, struct err *err)
{
	if (link_restore(s->store, link, err) != 0)
		return -1;
	remember(s, STUDY_LINKED, link, 0);
	return 0;
}

int
connect_take_back(struct study *s, const struct study_change *c,
	const char **what, struct err *err)
{
	switch (c->what) {
	case STUDY_LINKED:
		*what = "the link is taken away again";
		return connect_delete(s, c->note, err);
	case STUDY_DECIDED:
		*what = "it is a proposal again";
		return connect_delete(s, c->note, err);
	case STUDY_LINK_DELETED:
		*what = "the link is back";
		return restore(s, c->note, err);
	}
	*what = "the link is as it was before";
	return set(s, c->note, c->what, c->former, err);
}

int
connect_list(struct study *s, int64_t document, bool decided,
	struct arena *arena, struct vec *out, struct err *err)
{
	size_t first = out->count;
	int result = link_list(s->store, document, false, arena, out, err);

	for (size_t i = out->count; !decided && i-- > first;)
		if (((struct link *)vec_at(out, i))->state != LINK_MADE)
			vec_remove(out, i);
	return result;
}

const char *
connect_kind_name(enum link_kind kind)
{
	return link_kind_name(kind);
}

static void
see(const struct reading *r, struct range in, struct connect_view view,
	struct vec *out)
{
	const struct anchor *here = view.here;

	if (here->document == r->id && !range_is_none(here->range) &&
		here->range.start < in.end && here->range.end > in.start)
		*(struct connect_view *)vec_push(out) = view;
}

void
connect_in(const struct reading *r, struct range in, struct vec *out)
{
	for (size_t i = 0; i < r->links.count; i++) {
		const struct link *l = vec_at(&r->links, i);

		if (l->state != LINK_MADE)
			continue;
		see(r, in, (struct connect_view){ l, &l->from, &l->to, true },
			out);
		see(r, in, (struct connect_view){ l, &l->to, &l->from, false },
			out);
	}
}
