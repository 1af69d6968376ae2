/*
 * The pass over plain text that finds the notes: markers in brackets, lists
 * of bodies, and which belongs to which.
 */
#ifndef IMPORT_ENDNOTES_H
#define IMPORT_ENDNOTES_H

#include "import/plain.h"

void endnotes_find(struct plain *p);

#endif
