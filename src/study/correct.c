#include "study/correct.h"

#include "study/amend.h"
#include "study/inside.h"
#include "study/reanchor.h"
#include "study/remake.h"

static void
remember(struct study *s, int64_t id)
{
	struct study_change *c = vec_push(&s->changes);

	*c = (struct study_change){ .note = id, .what = STUDY_CORRECTED };
}

/* The new text is the edition's from now on; the notes follow. */
static int
replace(struct reading *r, const struct doc *doc, struct err *err)
{
	struct shelf_new new = {
		.doc = doc,
		.format = r->entry.format,
		.encoding = r->entry.encoding,
	};

	if (shelf_remake(r->study->store, r->id, &new, err) != 0)
		return -1;
	study_forget_glossary(r->study);
	return reanchor_document(r->study, r->id, r->doc, doc, NULL, err);
}

static int
keep(struct reading *r, const struct revise_change *change,
	const struct doc *revised, struct err *err)
{
	struct correction c = amend_describe(r->doc, change);

	c.document = r->id;
	if (correction_put(r->study->store, &c, err) != 0)
		return -1;
	if (replace(r, revised, err) != 0) {
		correction_drop(r->study->store, c.id, NULL);
		return -1;
	}
	remember(r->study, c.id);
	return reading_renew(r->study, r->id, err);
}

int
correct_add(
	struct reading *r, const struct revise_change *change, struct err *err)
{
	struct doc *revised;
	int result;

	if (r->id == 0)
		return err_set(err, ERR_USAGE,
			"a preview takes no corrections: add the file first");
	revised = revise(r->doc, change);
	if (!revised)
		return err_set(
			err, ERR_USAGE, "%s", revise_fault(change->kind));
	result = keep(r, change, revised, err);
	doc_free(revised);
	return result;
}

int
correct_drop(struct study *s, int64_t id, struct err *err)
{
	struct arena arena = { 0 };
	struct correction c;
	struct remake r = { 0 };
	struct doc *doc = NULL;
	int result = -1;

	if (correction_find(s->store, id, &arena, &c, err) == 0 &&
		correction_drop(s->store, id, err) == 0)
		doc = remake_document(s, c.document, &r, err);
	if (doc)
		result = reading_renew(s, c.document, err);
	doc_free(doc);
	arena_release(&arena);
	return result;
}
