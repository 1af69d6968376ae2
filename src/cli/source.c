#include "cli/source.h"

#include <string.h>

void
source_init(struct source *s, const struct doc *d, struct slice bytes,
	struct json *j)
{
	*s = (struct source){
		.doc = d,
		.bytes = bytes,
		.json = j,
		.pieces = VEC_OF(struct origin_piece),
	};
}

void
source_release(struct source *s)
{
	vec_release(&s->pieces);
}

static bool
is_space(char c)
{
	return c != '\0' && strchr(" \t\r\n\v\f", c);
}

/* White space of the file at both ends taken off; RANGE_NONE if that was all.
 * What stands in a member of an archive isn't at hand. */
static struct origin_piece
trim(const struct source *s, struct origin_piece p)
{
	const char *bytes = s->bytes.data;

	if (range_is_none(p.range) || p.member > 0 ||
		p.range.end > s->bytes.size)
		return p;
	while (p.range.start < p.range.end && is_space(bytes[p.range.start]))
		p.range.start++;
	while (p.range.start < p.range.end && is_space(bytes[p.range.end - 1]))
		p.range.end--;
	if (p.range.start == p.range.end)
		p.range = RANGE_NONE;
	return p;
}

struct origin_piece
source_hull(const struct source *s, struct range r)
{
	if (range_is_none(r))
		return (struct origin_piece){ RANGE_NONE, 0 };
	return trim(s, origin_hull(doc_origins(s->doc), r));
}

static void
drop_empty(struct source *s)
{
	for (size_t i = s->pieces.count; i-- > 0;) {
		struct origin_piece *p = vec_at(&s->pieces, i);

		*p = trim(s, *p);
		if (range_is_none(p->range))
			vec_remove(&s->pieces, i);
	}
}

void
source_pieces(struct source *s, struct range r)
{
	struct range line;

	vec_clear(&s->pieces);
	for (size_t at = r.start; at < r.end; at = line.end + 1) {
		line = range_intersect(doc_line(s->doc, at), r);
		origin_pieces(doc_origins(s->doc), line, s->bytes, &s->pieces);
	}
	drop_empty(s);
}

void
source_put(struct source *s, const char *key, struct origin_piece piece)
{
	if (range_is_none(piece.range)) {
		json_null(s->json, key);
		return;
	}
	if (piece.member == 0) {
		json_pair(s->json, key, piece.range.start, piece.range.end);
		return;
	}
	json_array(s->json, key);
	json_number(s->json, NULL, (int64_t)piece.range.start);
	json_number(s->json, NULL, (int64_t)piece.range.end);
	json_text(s->json, NULL, doc_string(s->doc, piece.member));
	json_array_end(s->json);
}

void
source_put_hull(struct source *s, const char *key, struct range r)
{
	source_put(s, key, source_hull(s, r));
}

void
source_put_pieces(struct source *s, const char *key, struct range r)
{
	source_pieces(s, r);
	json_array(s->json, key);
	for (size_t i = 0; i < s->pieces.count; i++)
		source_put(
			s, NULL, *(struct origin_piece *)vec_at(&s->pieces, i));
	json_array_end(s->json);
}

bool
source_put_bounds(struct source *s, struct range r)
{
	struct origin_piece p = source_hull(s, r);

	if (range_is_none(p.range))
		return false;
	json_number(s->json, "start", (int64_t)p.range.start);
	json_number(s->json, "end", (int64_t)p.range.end);
	if (p.member > 0)
		json_text(s->json, "member", doc_string(s->doc, p.member));
	return true;
}
