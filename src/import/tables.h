/* Tables of data, and tables that only give a page its shape. */
#ifndef IMPORT_TABLES_H
#define IMPORT_TABLES_H

#include "import/tree.h"

/* Whether table NODE holds short cells in rows, nothing else. */
bool tables_is_data(const struct tree *t, uint32_t node);

#endif
