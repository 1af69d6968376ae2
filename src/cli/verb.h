/* The verbs, one table: name, words, function, help. */
#ifndef CLI_VERB_H
#define CLI_VERB_H

/* Does what the command line says; the exit status. */
int verb_run(int count, char **words);

#endif
