/*
 * All lists go into one table, made when it is first asked: a word of a text is
 * looked up once, and nearly always is not there.
 */
#include "apparatus/saying.h"

#include <assert.h>

enum { SLOTS = 1 << 11 };

/* Words between blanks. */
static const char verbs[] =
	" wrote writes writing said says stated states declared "
	"declares argued argues explained explains warned warns noted "
	"notes remarked observed observes concluded concludes insisted "
	"insists asserted describes described recounted recalls "
	"recalled replied answered added adds continued continues told "
	"emphasized emphasised emphasizes stressed announced demanded "
	"attacked denounced called calls claimed affirmed advised "
	"ended ends put points turns goes went quotes delivered "
	"schrieb sagte erklarte meinte ecrit писал сказал заявил ";

/* What is done where words of somebody are told, but elsewhere too. */
static const char deeds[] =
	" argue note remarks asserts recounts replies answers tells "
	"emphasises stresses announces demands denounces claims "
	"affirms advises puts pointed quoted suggests suggested "
	"reports reported records recorded summarises summarised "
	"summarizes summarized sums acknowledges acknowledged admits "
	"admitted proclaimed proclaims asks asked maintains maintained "
	"indicates indicated documents documented shows showed "
	"comments commented considers considered stipulated urges "
	"urged recommended recommends reiterates reiterated repeats "
	"repeated proposed proposes complained complains agrees agreed "
	"thought believed believes thinks mentions mentioned discusses "
	"discussed presents presented predicted predicts defines "
	"defined expressed expresses characterised characterises "
	"labelled dismissed dismisses rejected lamented laments hoped "
	"hopes concurs concurred outlined outlines talks talked speaks "
	"spoke paints painted sees saw proves proved establishes "
	"established made makes took takes gave gives fails failed "
	"uses tries tried seems seemed ignores ignored wished desired "
	"implies implied praises praised offers offered raises raised "
	"viewed views recognised recognises recognized advocated "
	"advocates provides demonstrates quips termed terms noticed "
	"echoes echoed opposed favoured contrasts schreibt sagt "
	"erklart meint betont betonte bemerkt bemerkte behauptet "
	"berichtet ecrivait dit disait affirme note пишет отмечал "
	"отмечает утверждал утверждает замечает говорил говорит "
	"подчеркивал ";

static const char starters[] =
	" the a an in on at as but and for this that these those by when while "
	"here then there thus it its his her he she they we i you if to from "
	"with after before even although though comrade mr mrs dr also what "
	"according turning referring one two first second third in his her "
	"see nobody everybody somebody some many until years days later "
	"how why or not no yes so such who which "
	"january february march april may june july august september october "
	"november december congress central committee party ";

/* These join a sentence to others. */
static const char joints[] =
	" however moreover indeed ultimately hence therefore unsurprisingly "
	"similarly needless little ironically significantly rather given "
	"overall firstly secondly thirdly lastly finally likewise equally "
	"clearly obviously perhaps still yet nor both any every nonsense "
	"despite without within unlike like throughout only most such once "
	"again is are do does did was were can could let take looking "
	"considering regardless instead because since surely sadly luckily "
	"fortunately unfortunately naturally essentially basically simply "
	"discussing incidentally interestingly whom their our your my of or "
	"all no none more less other others another everything nothing "
	"further furthermore nevertheless nonetheless otherwise accordingly "
	"consequently surprisingly astonishingly importantly politically "
	"economically even just under over between during among against "
	"jedoch allerdings daher deshalb auch aber denn dabei darum zwar "
	"ainsi donc mais cependant однако поэтому также но если так ";

static const char participles[] =
	" writing saying stating declaring arguing explaining warning noting "
	"remarking observing concluding insisting asserting adding claiming "
	"quoting ";

static const struct {
	const char *words;
	enum saying kind;
} lists[] = {
	{ verbs, SAYING_VERB },
	{ deeds, SAYING_DEED },
	{ starters, SAYING_STARTER },
	{ joints, SAYING_JOINT },
	{ participles, SAYING_PARTICIPLE },
	{ "he she er sie il elle он она", SAYING_PERSON },
	{ "his her sein ihr son sa его её", SAYING_POSSESSIVE },
	{ "the a an der die das le la les", SAYING_ARTICLE },
	{ "von van de der den du la le del di da", SAYING_PARTICLE },
	{ "also then once rightly correctly even", SAYING_ADVERB },
	{ "that dass que что to how why from of in on with against about",
		SAYING_CLAUSE },
	{ "words word phrase comment comments maxim remark remarks summary "
	  "formula expression version conclusion",
		SAYING_PHRASE },
	{ "to of from against with by on for about than an von gegen mit",
		SAYING_PREPOSITION },
};

enum { LIST_COUNT = sizeof lists / sizeof *lists };

struct slot {
	struct slice word;
	unsigned kinds;
};

/* The slot of WORD, or the empty one that it would have (FNV-1a). */
static struct slot *
find_slot(struct slot *slots, struct slice word)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < word.size; i++)
		hash = (hash ^ (unsigned char)word.data[i]) * 16777619u;
	for (;; hash++) {
		struct slot *s = &slots[(hash ^ hash >> 16) % SLOTS];

		if (s->word.size == 0 || slice_equal(s->word, word))
			return s;
	}
}

static void
fill(struct slot *slots)
{
	struct slice rest, word;
	size_t count = 0;

	for (size_t i = 0; i < LIST_COUNT; i++) {
		rest = slice_of(lists[i].words);
		while (slice_word(&rest, &word)) {
			struct slot *s = find_slot(slots, word);

			s->word = word;
			s->kinds |= lists[i].kind;
			count++;
		}
	}
	assert(count < SLOTS / 2);
}

unsigned
saying_of(struct slice word)
{
	static struct slot slots[SLOTS];
	static bool filled;

	if (!filled)
		fill(slots);
	filled = true;
	return word.size > 0 ? find_slot(slots, word)->kinds : 0;
}
