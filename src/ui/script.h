/*
 * A front without a terminal: keys from a script, screens to a buffer.
 * A script is lines; `#` begins a comment.
 *
 *     size 24 80             rows, columns (also later: a resize)
 *     keys gg/smychka<Enter> keys by their names, as in keymaps; blanks
 *                            between them mean nothing
 *     type any text          characters one by one, no names
 *     paste any text         what a terminal would mark as pasted
 *     show [NAME]            writes "== NAME", the screen as text
 *     roles [NAME]           the same with the roles of the cells behind it
 *     hangup | terminate     what the terminal or the system would do
 *
 * Nothing ever sleeps: who asks for a key without waiting gets none, who would
 * wait gets the next at once. At the script's end comes KEY_HANGUP. Copied text
 * and stops are told in the output ("== copied", "== suspended"); other
 * programs are run.
 */
#ifndef UI_SCRIPT_H
#define UI_SCRIPT_H

#include "ui/front.h"

/* A front that reads SCRIPT (borrowed) and appends screens to OUT (borrowed).
 * A bad line is told in OUT as "script: LINE: …" and ends the script. */
struct front *script_open(struct slice script, struct buf *out);

#endif
