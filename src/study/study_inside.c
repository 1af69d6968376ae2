/* What lies below shelve.c; study.c, which opens the shelf, lies above it. */
#include "study/inside.h"

#include <stdlib.h>
#include <string.h>

#include "apparatus/term.h"
#include "base/buf.h"
#include "base/file.h"

const char *
study_data_folder(void)
{
	const char *named = getenv("IBID_DATADIR");

	return named && *named ? named : IBID_DATADIR;
}

char *
study_own_folder(const struct study *s, const char *name)
{
	const char *database = store_database(s->store);
	char *home = file_home(FILE_DATA, NULL);
	char *real = home ? file_real(home, NULL) : NULL;
	struct buf folder = { 0 };

	if (real && slice_starts(slice_of(database), slice_of(real)) &&
		database[strlen(real)] == '/')
		buf_printf(&folder, "%s/%s", real, name);
	else
		buf_printf(&folder, "%s-%s", database, name);
	free(home);
	free(real);
	return buf_take(&folder);
}

void
study_forget_glossary(struct study *s)
{
	s->shelf_version++;
	term_glossary_free(s->glossary);
	s->glossary = NULL;
	for (size_t i = 0; i < s->glossary_docs.count; i++)
		doc_free(*(struct doc **)vec_at(&s->glossary_docs, i));
	vec_clear(&s->glossary_docs);
}
