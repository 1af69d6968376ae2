#include "ui/act.h"

#include "study/correct.h"
#include "text/outline.h"

/* Level of a heading that the reader gave none: that of the one before, but
 * not the title's. */
static uint32_t
level_at(const struct doc *d, size_t at)
{
	const struct span *before = at > 0 ? outline_at(d, at - 1, NULL) : NULL;

	return before && before->number > 2 ? before->number : 2;
}

/* Lines that R touches. */
static size_t
count_lines(const struct doc *d, struct range r)
{
	size_t count = 1;

	for (size_t at = r.start; at < r.end && at < doc_text(d).size; at++)
		count += doc_text(d).data[at] == '\n' && at + 1 < r.end;
	return count;
}

/* The paragraphs of the selection, or the one at the cursor. */
static struct revise_change
change_meant(const struct reader *r, enum revise_kind kind, size_t count)
{
	const struct doc *d = r->reading->doc;
	struct range selected = reader_selection(r);
	bool inside = kind == REVISE_CUT || kind == REVISE_NOTE_END;
	struct revise_change c = { kind, r->cursor, 1, 0 };

	if (!range_is_none(selected) && !inside) {
		c.at = selected.start;
		c.lines = count_lines(d, selected);
	}
	c.level =
		count >= 1 && count <= 6 ? (uint32_t)count : level_at(d, c.at);
	return c;
}

static void
tell(struct app *a, const struct revise_change *c)
{
	switch (c->kind) {
	case REVISE_HEADING:
		app_say(a, "a heading of level %u; undo takes it back",
			(unsigned)c->level);
		break;
	case REVISE_QUOTATION:
		app_say(a, "a quotation; undo takes it back");
		break;
	case REVISE_PARAGRAPH:
		app_say(a, "a plain paragraph; undo takes it back");
		break;
	case REVISE_BOILERPLATE:
		app_say(a, "not part of the text; undo takes it back");
		break;
	case REVISE_TEXT:
		app_say(a, "part of the text; undo takes it back");
		break;
	case REVISE_JOIN:
		app_say(a, "joined; undo takes it back");
		break;
	case REVISE_CUT:
		app_say(a, "cut; undo takes it back");
		break;
	default:
		app_say(a, "the note ends here; undo takes it back");
	}
}

void
act_correct(struct app *a, const struct call *call)
{
	struct reader *r = app_reader(a);
	enum revise_kind kind = revise_kind_of(call->words[0]);
	struct revise_change c;
	struct err err = { 0 };

	if (kind == REVISE_KIND_COUNT) {
		app_say(a,
			"correct: heading, quotation, paragraph, "
			"boilerplate, text, join, cut or note-end");
		a->message_is_error = true;
		return;
	}
	if (study_is_read_only(a->study)) {
		app_say(a, "the library is read-only: nothing can be kept");
		a->message_is_error = true;
		return;
	}
	c = change_meant(r, kind, call->count);
	if (correct_add(r->reading, &c, &err) != 0) {
		app_fail(a, &err);
		return;
	}
	app_text_changed(a);
	tell(a, &c);
}
