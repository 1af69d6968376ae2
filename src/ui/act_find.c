/*
 * Finding in a document runs as a job of slices, so a key never waits: a new
 * search or a key that changes the words only raises the round, which makes the
 * old job end. A slice is some milliseconds, however much text that is: one
 * full of accents takes many times as long as a plain one. After the hit comes
 * the count, as a job of its own, for texts of a size where that is quick.
 */
#include "ui/act.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "study/find.h"

enum {
	SLICE_BYTES = 256 << 10, /* between looks at the clock */
	SLICE_TIME = 3,		 /* ms */
	COUNT_LIMIT = 16 << 20,
};

struct find_job {
	struct app *app;
	unsigned round;
	struct search search;
	bool wrapped;
	size_t skip;	      /* hits to pass over */
	size_t number, total; /* counting */
};

static struct find_job *
new_job(struct app *a)
{
	struct find_job *job = mem_new(sizeof(*job));

	job->app = a;
	job->round = a->find.round;
	job->search.pattern = &a->find.pattern;
	job->search.text = doc_text(a->find.reader->reading->doc);
	return job;
}

static bool
is_void(const struct find_job *job)
{
	return job->round != job->app->find.round;
}

static bool
is_over(int64_t begun)
{
	return clock_ticks() - begun >= SLICE_TIME;
}

static void
say_count(struct app *a)
{
	struct slice words = buf_view(&a->find.words);

	app_say(a, "%.*s  %zu of %zu", (int)words.size, words.data,
		a->find.number, a->find.total);
}

static bool
count_step(void *data)
{
	struct find_job *job = data;
	struct app *a = job->app;
	struct range hit;
	int64_t begun = clock_ticks();
	enum search_state state = SEARCH_MORE;

	if (is_void(job))
		return false;
	while (state != SEARCH_END && !is_over(begun)) {
		state = search_step(&job->search, SLICE_BYTES, &hit);
		if (state == SEARCH_FOUND) {
			job->total++;
			job->number += hit.start <= a->look.hit.start;
		}
	}
	if (state != SEARCH_END)
		return true;
	a->find.number = job->number;
	a->find.total = job->total;
	if (!prompt_is(app_focused(a)) && a->message.size == 0)
		say_count(a);
	return false;
}

static void
count_hits(struct app *a)
{
	struct find_job *job = new_job(a);

	if (job->search.text.size > COUNT_LIMIT)
		free(job);
	else
		job_queue_add(&a->jobs, (struct job){ count_step, free, job });
}

static void
found(struct app *a, const struct find_job *job, struct range hit)
{
	a->look.hit = hit;
	a->look.hit_reading = a->find.reader->reading;
	reader_go(a->find.reader, hit.start);
	a->desk_changed = true;
	if (job->wrapped)
		app_say(a, "went round the %s",
			a->find.backward ? "start" : "end");
	count_hits(a);
}

/* A search that went to the end begins anew at the other. */
static bool
go_round(struct find_job *job)
{
	struct search *s = &job->search;

	if (job->wrapped)
		return false;
	job->wrapped = true;
	*s = (struct search){
		.pattern = s->pattern,
		.text = s->text,
		.at = s->backward ? s->text.size : 0,
		.backward = s->backward,
	};
	return true;
}

/* To the hit that is wanted, the end, or the end of the time. */
static enum search_state
search(struct find_job *job, struct range *hit)
{
	int64_t begun = clock_ticks();
	enum search_state state;

	do {
		state = search_step(&job->search, SLICE_BYTES, hit);
		if (state == SEARCH_FOUND && job->skip > 0) {
			job->skip--;
			state = SEARCH_MORE;
		}
	} while (state == SEARCH_MORE && !is_over(begun));
	return state;
}

static bool
find_step(void *data)
{
	struct find_job *job = data;
	struct app *a = job->app;
	struct slice words = buf_view(&a->find.words);
	struct range hit;

	if (is_void(job))
		return false;
	switch (search(job, &hit)) {
	case SEARCH_MORE:
		return true;
	case SEARCH_FOUND:
		found(a, job, hit);
		return false;
	case SEARCH_END:
		if (go_round(job))
			return true;
		app_say(a, "not found: %.*s", (int)words.size, words.data);
		a->message_is_error = true;
	}
	return false;
}

/* Looks for the pattern from FROM on, passing SKIP hits. The first slice at
 * once, so that keys which were typed ahead find the cursor at the hit. */
static void
look(struct app *a, size_t from, bool backward, size_t skip)
{
	struct find_job *job;

	a->find.round++;
	a->find.reader = app_reader(a);
	job = new_job(a);
	job->search.at = from;
	job->search.backward = backward;
	job->skip = skip;
	if (find_step(job))
		job_queue_add(&a->jobs, (struct job){ find_step, free, job });
	else
		free(job);
}

static void
set_pattern(struct app *a, struct slice words)
{
	if (a->find.prepared)
		search_pattern_release(&a->find.pattern);
	a->find.round++;
	a->find.total = 0;
	a->find.prepared = true;
	buf_replace(&a->find.words, 0, a->find.words.size, words);
	search_pattern_init(&a->find.pattern, buf_view(&a->find.words));
	a->look.hits = words.size ? &a->find.pattern : NULL;
	a->look.hit = RANGE_NONE;
}

static void
changed(void *owner, struct prompt *p)
{
	struct app *a = owner;

	set_pattern(a, buf_view(&p->text));
	if (p->text.size)
		look(a, a->find.from.offset, a->find.backward, 0);
	else
		reader_go(app_reader(a), a->find.from.offset);
}

static void
remember_words(struct app *a, struct slice text)
{
	*(char **)vec_push(&a->history[APP_SEARCHES]) =
		mem_copy(text.data, text.size);
}

static bool
accept(void *owner, struct prompt *p, struct slice text)
{
	struct app *a = owner;
	struct reader *r = app_reader(a);

	(void)p;
	if (text.size == 0) {
		if (a->find.words.size)
			look(a, r->cursor + 1, a->find.backward, 0);
		return true;
	}
	remember_words(a, text);
	if (a->find.total)
		say_count(a);
	if (r->cursor != a->find.from.offset)
		trail_push(&r->trail, a->find.from);
	return true;
}

static void
cancelled(void *owner, struct prompt *p)
{
	struct app *a = owner;

	(void)p;
	set_pattern(a, slice_of(""));
	app_return(a, a->find.from);
}

static void
ask(struct app *a, const struct call *c, bool backward)
{
	const struct prompt_spec spec = {
		.label = backward ? "?" : "/",
		.owner = a,
		.accept = accept,
		.changed = changed,
		.cancelled = cancelled,
	};
	struct prompt *p;

	a->find.backward = backward;
	a->find.from = app_here(a);
	if (c->tail.size) {
		set_pattern(a, c->tail);
		app_jump(a, a->find.from.offset);
		look(a, a->find.from.offset, backward, 0);
		return;
	}
	p = app_ask(a, &spec, slice_of(""));
	p->history = &a->history[APP_SEARCHES];
	p->history_at = p->history->count;
}

void
act_find_forward(struct app *a, const struct call *c)
{
	ask(a, c, false);
}

void
act_find_backward(struct app *a, const struct call *c)
{
	ask(a, c, true);
}

static void
next(struct app *a, const struct call *c, bool backward)
{
	struct reader *r = app_reader(a);

	if (!a->find.words.size) {
		app_say(a, "nothing was looked for yet");
		return;
	}
	look(a, backward ? r->cursor : r->cursor + 1, backward,
		c->count ? c->count - 1 : 0);
}

void
act_find_next(struct app *a, const struct call *c)
{
	next(a, c, a->find.backward);
}

void
act_find_before(struct app *a, const struct call *c)
{
	next(a, c, !a->find.backward);
}
