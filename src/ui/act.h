/*
 * The functions behind the commands. Each is declared from its line in
 * command.def, whose help says what it does; it changes the app and tells in
 * the message line what the reader should know.
 */
#ifndef UI_ACT_H
#define UI_ACT_H

#include "ui/app.h"
#include "ui/draft.h"

#define COMMAND(name, function, contexts, arguments, key, help) \
	void function(struct app *a, const struct call *c);
#include "ui/command.def"
#undef COMMAND

/* Goes to the other end of a link of the focused text: a source if FROM_HERE,
 * else one who quotes it. */
void act_source_link(struct app *a, const struct quoting_link *link,
	bool from_here);

/* A sheet on the source of the quotation at the cursor; false: there is no
 * quotation, or no source. */
bool act_source_peek(struct app *a);

/* Says what is wrong in the reader's lists of works, and has all citations read
 * while nothing else waits. */
void act_works_start(struct app *a);

/* What is known of a work that is not on the shelf. */
void act_works_record(struct app *a, size_t work);

/* What is known of the work that the citation of a quotation names, which was
 * not found on the shelf. */
void act_works_of_quotation(struct app *a, const struct quote *quote);

/* The other end of the link ID. */
void act_link_go(struct app *a, int64_t id);

/* Opens the prompt again with an unfinished note; takes its name over. */
void act_note_resume(struct app *a, struct draft_note *d);

#endif
