/*
 * The one list of formats. The worker turns it into its table of importers;
 * the program, which is linked with none of them, into the names that `--as`
 * knows. A new format is one line here.
 */
#ifndef IMPORT_FORMATS_H
#define IMPORT_FORMATS_H

/* X(name, endings, function, binary, quotes); the first one reads what nobody
 * else knows. What is binary is not looked at as text. QUOTES: who writes it
 * marks every block quotation, so no paragraph is taken for one by its words. */
#define FORMATS(X) \
	X("text", ".txt .text", prose_read, false, false) \
	X("markdown", ".md .markdown .mkd", markdown_read, false, true) \
	X("html", ".html .htm .xhtml .xht", html_read, false, false) \
	X("epub", ".epub", epub_read, true, false)

#endif
