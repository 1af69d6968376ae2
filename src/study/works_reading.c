#include "apparatus/footnote.h"
#include "study/works.h"

size_t
works_of_citation(struct reading *r, size_t index, bool *sure)
{
	const struct citations *all = reading_citations(r);

	return all ? works_meant(r->study, r->doc, r->id, all,
			     citation_at(all, index), sure)
		   : WORK_NONE;
}

size_t
works_of_label(struct reading *r, struct slice label, int64_t *document)
{
	const struct citations *all = reading_citations(r);
	size_t work = WORK_NONE;

	for (size_t i = 0; all && label.size > 0 && i < citation_count(all);
		i++)
		if (slice_equal(
			    footnote_label(r->doc, citation_at(all, i)->note),
			    label)) {
			work = works_of_citation(r, i, NULL);
			break;
		}
	*document = work == WORK_NONE
		? 0
		: work_at(works_catalogue(r->study), work)->document;
	return work;
}
