/* Waits for one key, which it hands on. What may be chosen stands in the message
 * line. */
#ifndef UI_CHOICE_H
#define UI_CHOICE_H

#include "ui/view.h"

/* Free it through its view, which CHOSEN may do. */
struct view *choice_new(void *owner, void (*chosen)(void *owner, uint32_t key));

#endif
