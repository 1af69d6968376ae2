#include "cli/dropped.h"

#include "base/json.h"
#include "base/vec.h"
#include "cli/zipsizes.h"

static void
put(struct output *out, const struct target *t, const struct origin_piece *p)
{
	struct json j = { .out = &out->data };

	json_object(&j, NULL);
	json_number(&j, "start", (int64_t)p->range.start);
	json_number(&j, "end", (int64_t)p->range.end);
	if (p->member > 0)
		json_text(&j, "member", doc_string(t->doc, p->member));
	else
		json_text(&j, "text",
			slice_sub(t->source, p->range.start, p->range.end));
	json_object_end(&j);
	buf_char(&out->data, '\n');
}

/* Appends what is dropped of MEMBER. */
static void
collect(const struct target *t, uint32_t member, struct vec *dropped)
{
	size_t size = t->source.size;

	if (member > 0)
		size = zipsizes_of(t->source, doc_string(t->doc, member));
	origin_dropped(doc_origins(t->doc), member, size, dropped);
}

void
dropped_print(struct output *out, const struct target *t)
{
	struct origins set = doc_origins(t->doc);
	struct vec dropped = VEC_OF(struct origin_piece);
	uint32_t last = UINT32_MAX;

	if (set.count == 0)
		collect(t, 0, &dropped);
	for (size_t i = 0; i < set.count; i++) {
		uint32_t member = set.items[set.order[i]].member;

		if (member != last)
			collect(t, member, &dropped);
		last = member;
	}
	for (size_t i = 0; i < dropped.count && output_pass(out); i++)
		put(out, t, vec_at(&dropped, i));
	vec_release(&dropped);
}
