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

/* Opens the prompt again with an unfinished note; takes its name over. */
void act_note_resume(struct app *a, struct draft_note *d);

#endif
