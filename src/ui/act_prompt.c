#include "ui/act.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "study/keep.h"

enum { EDITOR_LIMIT = 16 << 20 }; /* bytes */

static struct prompt *
prompt_of(struct app *a)
{
	struct view *top = app_top(a);

	return top && prompt_is(top) ? (struct prompt *)top : NULL;
}

void
act_prompt_accept(struct app *a, const struct call *c)
{
	struct prompt *p = prompt_of(a);
	struct buf text = { 0 };

	(void)c;
	if (!p)
		return;
	buf_slice(&text, buf_view(&p->text));
	if (p->spec.accept(p->spec.owner, p, buf_view(&text)))
		app_drop(a, &p->view);
	buf_release(&text);
}

static void
edit(struct app *a, void (*change)(struct prompt *))
{
	struct prompt *p = prompt_of(a);

	if (p)
		change(p);
}

void
act_prompt_erase(struct app *a, const struct call *c)
{
	(void)c;
	edit(a, prompt_erase);
}

void
act_prompt_remove(struct app *a, const struct call *c)
{
	(void)c;
	edit(a, prompt_remove);
}

void
act_prompt_erase_word(struct app *a, const struct call *c)
{
	(void)c;
	edit(a, prompt_erase_word);
}

void
act_prompt_erase_line(struct app *a, const struct call *c)
{
	(void)c;
	edit(a, prompt_erase_line);
}

void
act_prompt_complete(struct app *a, const struct call *c)
{
	struct prompt *p = prompt_of(a);
	struct buf choices = { 0 };

	(void)c;
	if (p)
		prompt_complete(p, &choices);
	if (choices.size)
		app_say(a, "%s", buf_string(&choices));
	buf_release(&choices);
}

void
act_prompt_earlier(struct app *a, const struct call *c)
{
	struct prompt *p = prompt_of(a);

	(void)c;
	if (p)
		prompt_recall(p, -1);
}

void
act_prompt_later(struct app *a, const struct call *c)
{
	struct prompt *p = prompt_of(a);

	(void)c;
	if (p)
		prompt_recall(p, 1);
}

static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");

	return visual && *visual ? visual : plain && *plain ? plain : "vi";
}

static const char scissors[] = "# --- >8 ---\n";

/* What the editor gets: the words noted on, above a line that is cut off. */
static void
put_for_editor(struct app *a, const struct prompt *p, struct buf *out)
{
	const struct reading *reading = app_reader(a)->reading;

	if (reading->id == p->document && !range_is_none(p->range)) {
		struct slice rest = doc_cut(reading->doc, p->range), line;

		while (slice_cut(&rest, '\n', &line)) {
			buf_text(out, "# ");
			buf_slice(out, line);
			buf_char(out, '\n');
		}
	}
	buf_text(out, "# Write your note below this line.\n");
	buf_text(out, scissors);
	buf_slice(out, buf_view(&p->text));
}

static struct slice
below_scissors(struct slice content)
{
	size_t at = slice_find(content, slice_of(scissors), 0);

	return slice_trim(at == SLICE_NONE
			? content
			: slice_sub(content, at + sizeof(scissors) - 1,
				  content.size));
}

static int
run_editor(struct app *a, const char *path, struct buf *out, struct err *err)
{
	int status = a->front->ops->run(a->front, editor(), path, err);

	if (status < 0)
		return -1;
	if (status > 0)
		return err_set(err, ERR_USAGE,
			"%s ended with status %d; your words are still here",
			editor(), status);
	if (file_read(path, EDITOR_LIMIT, out, err) != 0)
		return -1;
	if (out->size == 0)
		return err_set(err, ERR_USAGE,
			"%s left nothing; your words are still here", editor());
	if (memchr(out->data, 0, out->size) || !utf8_is_valid(buf_view(out)))
		return err_set(err, ERR_USAGE,
			"what %s left is not text; your words are still here",
			editor());
	return 0;
}

/* The words as they were stay a draft until the note is saved. */
void
act_prompt_editor(struct app *a, const struct call *c)
{
	struct prompt *p = prompt_of(a);
	struct buf content = { 0 };
	struct err err = { 0 };
	char *name = NULL, *path;

	(void)c;
	if (!p || !p->spec.keeps_draft)
		return;
	draft_write(a->study, p);
	put_for_editor(a, p, &content);
	if (keep_draft(a->study, &name, buf_view(&content), &err) != 0) {
		app_fail(a, &err);
	} else {
		path = keep_draft_path(a->study, name);
		buf_clear(&content);
		if (run_editor(a, path, &content, &err) == 0) {
			prompt_set(p, below_scissors(buf_view(&content)));
			draft_write(a->study, p);
			keep_draft_drop(a->study, name);
		} else {
			app_fail(a, &err);
		}
		free(path);
	}
	free(name);
	buf_release(&content);
}
