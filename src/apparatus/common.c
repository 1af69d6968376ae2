#include "apparatus/common.h"

/* There are few, and they are seldom looked for. */
bool
common_word(struct slice word)
{
	static const char words[] =
		" a about after all also am an and any are as at be been but "
		"by can could did do does down each every few for from had has "
		"have he her here hers him his how i if in into is it its last "
		"least less like many may me men man might more most much must "
		"my never no nor not now of off on once one only or other our "
		"ours out over own she should since so some such than that the "
		"their theirs them then there these they this those though "
		"through thus to too under until up upon us very was we were "
		"what when where whether which while who whom whose why will "
		"with within without woman women would yet you your yours "
		"der die das den dem des ein eine einen einem einer eines und "
		"ist sind war im in nicht nichts kein keine er sie es wir ihr "
		"le la les un une des du de et est sont dans ne pas il elle "
		"и в на не но он она они это этот эта эти был была были его ее "
		"их мы вы ни ";
	struct slice all = SLICE(words);

	for (size_t at = 0; at < all.size;) {
		at = slice_find(all, word, at);
		if (at == SLICE_NONE)
			return false;
		if (at > 0 && all.data[at - 1] == ' ' &&
			all.data[at + word.size] == ' ')
			return true;
		at++;
	}
	return false;
}
