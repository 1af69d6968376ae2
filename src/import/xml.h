/* XML, parsed by expat, which only xml.c knows. */
#ifndef IMPORT_XML_H
#define IMPORT_XML_H

#include "import/tree.h"

/* Appends all of XML, which must outlive the tree, to the latest member. 0, or
 * -1 when it is not well-formed; then the tree is as it was. */
int xml_parse(struct tree *t, struct slice xml);

#endif
