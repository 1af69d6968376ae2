/*
 * The one list of formats. The worker turns it into its table of importers;
 * the program, which is linked with none of them, into the names that `--as`
 * knows. A new format is one line here.
 */
#ifndef IMPORT_FORMATS_H
#define IMPORT_FORMATS_H

/* X(name, endings, function); the first one reads what nobody else knows. */
#define FORMATS(X) \
	X("text", ".txt .text", prose_read) \
	X("markdown", ".md .markdown .mkd", markdown_read)

#endif
