/* Arrays, their stable sort, and the queue of jobs made of one. */
#include "base/vec.h"

#include <stdlib.h>

#include "base/job.h"
#include "tap.h"

struct card {
	unsigned key, order;
};

static int
compare_keys(const void *a, const void *b)
{
	const struct card *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

static bool
is_sorted_and_stable(const struct vec *v)
{
	for (size_t i = 1; i < v->count; i++) {
		const struct card *a = vec_at(v, i - 1), *b = vec_at(v, i);

		if (a->key > b->key ||
			(a->key == b->key && a->order > b->order))
			return false;
	}
	return true;
}

static void
test_sort(void)
{
	struct vec v = VEC_OF(struct card);
	unsigned noise = 1;
	bool good = true;

	for (unsigned count = 0; count < 70; count++) {
		vec_clear(&v);
		for (unsigned i = 0; i < count; i++) {
			noise = noise * 1103515245 + 12345;
			*(struct card *)vec_push(&v) =
				(struct card){ noise >> 16 & 15, i };
		}
		vec_sort(&v, compare_keys);
		good = good && v.count == count && is_sorted_and_stable(&v);
	}
	tap_ok(good, "each size sorted, equal ones in their order");
	vec_release(&v);
}

static void
test_items(void)
{
	struct vec v = VEC_OF(int);

	tap_ok(!vec_last(&v), "no last item");
	for (int i = 0; i < 20; i++)
		*(int *)vec_push(&v) = i;
	*(int *)vec_insert(&v, 3) = 99;
	tap_ok(*(int *)vec_at(&v, 3) == 99 && *(int *)vec_at(&v, 4) == 3,
		"inserted");
	vec_remove(&v, 3);
	vec_remove(&v, 0);
	tap_ok(v.count == 19 && *(int *)vec_at(&v, 0) == 1 &&
			*(int *)vec_last(&v) == 19,
		"removed");
	vec_pop(&v);
	tap_ok(*(int *)vec_last(&v) == 18, "popped");
	tap_ok(!*(int *)vec_push(&v), "a new item is zeroed");
	vec_release(&v);
	tap_ok(v.width == sizeof(int), "usable again");
}

static bool
is_below(const void *item, const void *key)
{
	return ((const struct card *)item)->key < *(const unsigned *)key;
}

static void
test_lower(void)
{
	struct vec v = VEC_OF(struct card);
	bool good = true;

	for (unsigned count = 0; count < 9; count++) {
		for (unsigned key = 0; key <= count; key++) {
			size_t want = (key + 1) / 2 * 2;

			want = want < count ? want : count;
			good = good && vec_lower(&v, &key, is_below) == want;
		}
		*(struct card *)vec_push(&v) =
			(struct card){ count / 2 * 2, count };
	}
	tap_ok(good, "the first that is not before");
	vec_release(&v);
}

struct work {
	struct job_queue *queue;
	int left, *steps, *stops;
};

static bool
work_step(void *data)
{
	struct work *w = data;

	++*w->steps;
	if (w->left == 2)
		job_queue_add(w->queue, (struct job){ work_step, NULL, data });
	return --w->left > 0;
}

static void
work_stop(void *data)
{
	++*((struct work *)data)->stops;
	free(data);
}

static void
test_jobs(void)
{
	struct job_queue queue;
	int steps = 0, stops = 0, turns = 0;

	job_queue_init(&queue);
	tap_ok(!job_queue_step(&queue), "nothing to do");
	for (int i = 0; i < 3; i++) {
		struct work *w = malloc(sizeof(*w));

		*w = (struct work){ &queue, 1, &steps, &stops };
		job_queue_add(&queue, (struct job){ work_step, work_stop, w });
	}
	tap_ok(job_queue_step(&queue) && stops == 1, "the first is done");
	while (job_queue_step(&queue) && turns < 1)
		turns++;
	tap_ok(steps == 3 && stops == 3, "all are done, and stopped once");
	job_queue_release(&queue);
}

static void
test_adding_jobs(void)
{
	struct job_queue queue;
	int steps = 0, stops = 0;
	struct work own = { &queue, 3, &steps, &stops };
	struct work *dropped = malloc(sizeof(*dropped));

	*dropped = (struct work){ &queue, 1, &steps, &stops };
	job_queue_init(&queue);
	job_queue_add(&queue, (struct job){ work_step, NULL, &own });
	for (int i = 0; i < 3; i++)
		job_queue_step(&queue);
	tap_ok(own.left == 0 && queue.waiting.count == 1, "a job adds a job");
	job_queue_add(&queue, (struct job){ work_step, work_stop, dropped });
	job_queue_release(&queue);
	tap_ok(stops == 1 && steps == 3, "a dropped job is stopped");
}

static void
test_patient_job(void)
{
	struct job_queue queue;
	int patient = 0, steps = 0, stops = 0;
	struct work last = { &queue, 1, &patient, &stops };
	struct work first = { &queue, 1, &steps, &stops };

	job_queue_init(&queue);
	job_queue_add_patient(&queue, (struct job){ work_step, NULL, &last });
	job_queue_add(&queue, (struct job){ work_step, NULL, &first });
	tap_ok(job_queue_step(&queue) && steps == 1 && patient == 0,
		"a patient job waits for others");
	tap_ok(!job_queue_step(&queue) && patient == 1, "and has its turn");
	job_queue_release(&queue);
}

int
main(void)
{
	test_sort();
	test_lower();
	test_items();
	test_jobs();
	test_adding_jobs();
	test_patient_job();
	return tap_done();
}
