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
	j->patient = VEC_OF(struct job);
}

/* The first job leaves before it is stopped: stop() may look at the queue. */
static void
job_drop(struct vec *jobs)
{
	struct job job = *(struct job *)vec_at(jobs, 0);

	vec_remove(jobs, 0);
	job_stop(job);
}

void
job_queue_release(struct job_queue *j)
{
	while (j->waiting.count)
		job_drop(&j->waiting);
	while (j->patient.count)
		job_drop(&j->patient);
	vec_release(&j->waiting);
	vec_release(&j->patient);
}

void
job_queue_add(struct job_queue *j, struct job job)
{
	*(struct job *)vec_push(&j->waiting) = job;
}

void
job_queue_add_patient(struct job_queue *j, struct job job)
{
	*(struct job *)vec_push(&j->patient) = job;
}

bool
job_queue_is_pressed(const struct job_queue *j)
{
	return j->waiting.count > 0;
}

bool
job_queue_has_job(const struct job_queue *j)
{
	return j->waiting.count > 0 || j->patient.count > 0;
}

bool
job_queue_step(struct job_queue *j)
{
	struct vec *jobs = j->waiting.count ? &j->waiting : &j->patient;
	struct job job;

	if (!jobs->count)
		return false;
	job = *(struct job *)vec_at(jobs, 0);
	if (!job.step(job.data))
		job_drop(jobs);
	return job_queue_has_job(j);
}
