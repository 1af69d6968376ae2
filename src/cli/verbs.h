/*
 * What each verb does, one file each. A function returns the exit status (0, or
 * 1 for "nothing found", or the worst of several things), or -1 with an error.
 */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/request.h"

int add_run(struct request *r, struct err *err);
int list_run(struct request *r, struct err *err);
int show_run(struct request *r, struct err *err);
int toc_run(struct request *r, struct err *err);
int find_run(struct request *r, struct err *err);
int quotes_run(struct request *r, struct err *err);
int trace_run(struct request *r, struct err *err);
int notes_run(struct request *r, struct err *err);
int sources_run(struct request *r, struct err *err);
int terms_run(struct request *r, struct err *err);
int reimport_run(struct request *r, struct err *err);
int remove_run(struct request *r, struct err *err);
int keys_run(struct request *r, struct err *err);
int where_run(struct request *r, struct err *err);
int config_run(struct request *r, struct err *err);

/* No verb: the screen or, when nobody could see it, list or show. */
int read_run(struct request *r, struct err *err);

#endif
