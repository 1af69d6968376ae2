#include "base/job.h"

static void
job_stop(struct job job)
{
	if (job.stop)
		job.stop(job.data);
}

void
job_queue_init(struct job_queue *j)
{
	j->waiting = VEC_OF(struct job);
}

/* The first job leaves before it is stopped: stop() may look at the queue. */
static void
job_queue_drop(struct job_queue *j)
{
	struct job job = *(struct job *)vec_at(&j->waiting, 0);

	vec_remove(&j->waiting, 0);
	job_stop(job);
}

void
job_queue_release(struct job_queue *j)
{
	while (j->waiting.count)
		job_queue_drop(j);
	vec_release(&j->waiting);
}

void
job_queue_add(struct job_queue *j, struct job job)
{
	*(struct job *)vec_push(&j->waiting) = job;
}

bool
job_queue_step(struct job_queue *j)
{
	struct job job;

	if (!j->waiting.count)
		return false;
	job = *(struct job *)vec_at(&j->waiting, 0);
	if (!job.step(job.data))
		job_queue_drop(j);
	return j->waiting.count > 0;
}
