/*
 * The pass over plain text that folds what an archive of electronic books puts
 * around them: a head with facts before "*** START OF …", a licence behind
 * "*** END OF …", and who produced the file.
 */
#ifndef IMPORT_LICENCE_H
#define IMPORT_LICENCE_H

#include "import/plain.h"

void licence_find(struct plain *p);

#endif
