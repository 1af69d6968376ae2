/* What lies below shelve.c; study.c, which opens the shelf, lies above it. */
#include "study/inside.h"

#include <stdlib.h>

#include "apparatus/term.h"

const char *
study_data_folder(void)
{
	const char *named = getenv("IBID_DATADIR");

	return named && *named ? named : IBID_DATADIR;
}

void
study_forget_glossary(struct study *s)
{
	term_glossary_free(s->glossary);
	s->glossary = NULL;
	for (size_t i = 0; i < s->glossary_docs.count; i++)
		doc_free(*(struct doc **)vec_at(&s->glossary_docs, i));
	vec_clear(&s->glossary_docs);
}
