/* A file as it comes in: its bytes, those of the reader's filter if it has any
 * to say, and the document that the worker makes of them. */
#ifndef STUDY_FETCH_H
#define STUDY_FETCH_H

#include "study/shelve.h"

bool fetch_is_standard_input(const struct shelve_request *request);

/* Appends the bytes to OUT. 0 or -1. */
int fetch_bytes(
	const struct shelve_request *request, struct buf *out, struct err *err);

/* The document, which the caller frees, or NULL with an error. */
struct doc *fetch_document(const struct shelve_request *request,
	struct slice bytes, struct err *err);

#endif
