#include "apparatus/saying.h"

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

static bool
is_listed(struct slice word, const char *list)
{
	return slice_find(slice_of(list), word, 0) != SLICE_NONE;
}

bool
saying_is_verb(struct slice word)
{
	return is_listed(word, verbs);
}

bool
saying_is_deed(struct slice word)
{
	return is_listed(word, verbs) || is_listed(word, deeds);
}

bool
saying_is_participle(struct slice word)
{
	return is_listed(word, participles);
}

bool
saying_is_joint(struct slice word)
{
	return is_listed(word, starters) || is_listed(word, joints);
}

bool
saying_is_starter(struct slice word)
{
	return is_listed(word, starters);
}
