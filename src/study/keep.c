#include "study/keep.h"

#include "store/desk.h"
#include "study/inside.h"

int
keep_read(struct study *s, const char *name, struct buf *out, struct err *err)
{
	return desk_read(s->store, name, out, err);
}

int
keep_write(struct study *s, const char *name, struct slice content, bool sync,
	struct err *err)
{
	return desk_write(s->store, name, content, sync, err);
}

int
keep_draft(struct study *s, char **name, struct slice content, struct err *err)
{
	if (!*name && desk_draft_new(s->store, name, err) != 0)
		return -1;
	return desk_draft_write(s->store, *name, content, err);
}

int
keep_draft_read(
	struct study *s, const char *name, struct buf *out, struct err *err)
{
	return desk_draft_read(s->store, name, out, err);
}

void
keep_draft_drop(struct study *s, const char *name)
{
	desk_draft_drop(s->store, name);
}

char *
keep_draft_path(struct study *s, const char *name)
{
	return desk_draft_path(s->store, name);
}

int
keep_draft_list(struct study *s, struct vec *out, struct err *err)
{
	return desk_draft_list(s->store, out, err);
}
