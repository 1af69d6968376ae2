/*
 * What the shell asked for, as a verb gets it: options, words, the way out, and
 * the desk, which is opened when a verb first wants it.
 */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "base/json.h"
#include "base/vec.h"
#include "cli/option.h"
#include "cli/output.h"
#include "study/study.h"

struct request {
	struct options options;
	const char **words;  /* behind the verb, borrowed */
	size_t count;
	struct output out;
	/* private: */
	struct study *study; /* NULL until asked for */
};

/* The desk, NULL with an error. The request keeps it. */
struct study *request_study(struct request *r, struct err *err);

/* The same for a verb that writes; -1 and a sentence when the library is only
 * read. */
int request_writable(struct request *r, struct err *err);

/* The words from FIRST on with a blank between; the caller frees it. */
char *request_text(const struct request *r, size_t first);

/* JSON that goes out. */
struct json request_json(struct request *r);

/* Ends what was written as JSON. */
void request_json_end(struct request *r);

void request_release(struct request *r);

#endif
