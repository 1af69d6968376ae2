/*
 * The one list of formats. The worker turns it into its table of importers;
 * the program, which is linked with none of them, into the names that `--as`
 * knows. A new format is one line here.
 */
#ifndef IMPORT_FORMATS_H
#define IMPORT_FORMATS_H

/* X(name, endings, function, binary); the first one reads what nobody else
 * knows. What is binary is not looked at as text. */
#define FORMATS(X) \
	X("text", ".txt .text", prose_read, false) \
	X("markdown", ".md .markdown .mkd", markdown_read, false) \
	X("html", ".html .htm .xhtml .xht", html_read, false) \
	X("epub", ".epub", epub_read, true)

#endif
