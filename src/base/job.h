/*
 * Work done in slices between keys. A job is a function that does a few
 * milliseconds' worth and says whether more is left.
 */
#ifndef BASE_JOB_H
#define BASE_JOB_H

#include "base/vec.h"

#include <stdbool.h>

struct job {
	bool (*step)(void *data);  /* true while more is left */
	void (*stop)(void *data);  /* frees DATA, after the end or when dropped */
	void *data;
};

struct job_queue {
	struct vec waiting; /* of struct job, first in first out */
	struct vec patient; /* the same: what has its turn when nothing waits */
};

void job_queue_init(struct job_queue *j);
void job_queue_release(struct job_queue *j); /* stops what is left */
void job_queue_add(struct job_queue *j, struct job job);
void job_queue_add_patient(struct job_queue *j, struct job job);

bool job_queue_has_job(const struct job_queue *j);

/* Whether a job is left that is not patient. */
bool job_queue_is_pressed(const struct job_queue *j);

/* Does one step of the first job; true while any job is left. */
bool job_queue_step(struct job_queue *j);

#endif
