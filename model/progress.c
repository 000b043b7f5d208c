#include "model/progress.h"

#include <string.h>

#include "model/pattern.h"

struct wording {
	struct pattern pattern;
	enum code code;
	double weight; /* of a meaning; a phrase that names the state itself weighs 4, a hint 1 */
};

#define MAKE                                                                                                           \
	"(?:delivered|implemented|carried out|achieved|done|completed?|met|finished|actioned|fulfilled|undertaken|reached)"
#define START "(?:start(?:ed)?|commenced?|beg[iau]n|initiated)"

/** Words before a status that say nothing of it; "Green - complete" is the word's, a bare "Green" the key's. */
#define STATUS_LEAD                                                                                                    \
	"(?i)^\\W*(?:(?:progress|status|brag|rag|rating|the|this|all|both|actions?|works?|project|task|"               \
	"recommendations?|"                                                                                            \
	"implementation|delivery|outstanding|broadly|largely|generally|just|item|it|is|are|was|were|has|have|been|"    \
	"now|currently|still|already|fully|also|red|amber|green|blue|yellow|"                                          \
	"r|a|g|b)\\b\\W*)*"

/* clang-format off */
/** What may follow for the word to be the status: "Complete the review" is an instruction. */
#define STATUS_END \
	"(?=\\s*(?:$|[.,;:()\\[\\]/!*&\\n\\x{2013}\\x{2014}\\x{2020}\\x{2713}\\x{2714}\\x{2705}-])|\\s+(?:" \
	"but|and|by|on|in|at|with|since|from|subject|pending|see|as|for|until|due|late|early|ahead|awaiting|" \
	"though|although|except|apart|however|\\d|" \
	"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*\\W+\\d))"

#define STATUS(words) PATTERN(STATUS_LEAD "(?:" words ")" STATUS_END)

#define PLAN "(?:track|target|schedule|course|plan|time)"
#define PARTLY "(?:partly|partially|part|mostly|largely|substantially|nearly|almost)"

/** The first that fits decides: what is denied stands before what is said. */
static struct wording STATUSES[] = {
	{ PATTERN("(?i)^\\W*(?:fully met|met in full|100 ?%)"), CODE_COMPLETE, 0 },
	{ STATUS("(?:completed?|implemented|delivered|achieved|done|met|actioned) (?:in part|partly|partially)"), CODE_ON_TRACK, 0 },
	{ STATUS("(?:significant|serious|major) (?:delays?|slippage|concerns?|issues|problems)"), CODE_OFF_TRACK, 0 },
	{ STATUS("closed\\W+(?:but\\s+)?(?:not|never) (?:been )?" MAKE), CODE_OFF_TRACK, 0 },
	{ STATUS("(?:closed|complete|lapsed)\\W+(?:superseded|no longer.*|rejected|not (?:accepted|agreed)|withdrawn)"), CODE_NOT_ACCEPTED, 0 },
	{ STATUS("rejected|declined|superseded|withdrawn|(?:to be )?(?:deleted|removed)|abandoned|cancell?ed|dropped|replaced|"
		 "discontinued|terminated|ceased|obsolete|void|redundant|overtaken by events|not (?:going ahead|deliverable|feasible|viable)|"
		 "not (?:being |to be )?(?:accepted|agreed|supported|approved|progressed(?: further)?|pursued|taken forward|proceeding)|"
		 "(?:will not|not to) (?:be (?:implemented|taken forward|progressed|pursued)|proceed|go ahead)|"
		 "no longer (?:feasible|required|relevant|needed|necessary|applicable|possible|proposed|valid|viable|(?:being )?pursued)"),
	    CODE_NOT_ACCEPTED, 0 },
	{ STATUS("not (?:yet )?(?:been )?" START "|not started yet|no (?:work|action)(?: (?:yet|to date|done|taken|started))*|"
		 "nothing(?: has been)? done(?: yet)?|yet to (?:be )?(?:" START "|" MAKE "|progressed)|to (?:be )?" START "|"
		 "to be (?:implemented|actioned|progressed|done|undertaken)|unstarted|planned|scheduled|programmed|queued|"
		 "in the pipeline|future(?: action| work)?|(?:awaiting|pending) start|to do|"
		 "not (?:yet )?due to (?:start|begin|commence)|not yet actioned"),
	    CODE_NOT_STARTED, 0 },
	{ STATUS("(?:off " PLAN "|not on " PLAN "|behind(?: " PLAN ")?|late),?(?: but)? recover\\w*"), CODE_AT_RISK, 0 },
	{ STATUS("over ?due|past (?:its )?due(?: date)?|off " PLAN "|(?:" PLAN "|deadline|date)s? missed|"
		 "missed(?: (?:its )?(?:" PLAN "|deadline|date))?|fail(?:ed|ing)(?: to \\w+)?|stalled|stuck|blocked|"
		 "not (?:been )?(?:delivered|achieved|met|implemented|done|actioned|carried out|fulfilled|satisfied)|"
		 "unmet|undelivered|(?:cannot|will not) be " MAKE "(?: (?:on|in) time)?|"
		 "(?:(?:due |target )?date|deadline|target) (?:has )?(?:been )?(?:passed|missed)|past (?:its )?(?:due|target) date|"
		 "(?:unacceptable|insufficient|inadequate|unsatisfactory|poor|little|no) progress|not on " PLAN "|"
		 "(?:significantly|seriously|well|far|badly) (?:behind|delayed)(?: schedule| plan| target)?|"
		 "not (?:making progress|progressing)"),
	    CODE_OFF_TRACK, 0 },
	{ STATUS("(?:temporarily )?(?:paused|suspended)|(?:placed |put )?on hold|held|deferred|postponed|in abeyance|frozen|parked|"
		 "halted|mothballed|shelved(?: for now)?|stopped for now"),
	    CODE_PAUSED, 0 },
	{ STATUS("delay(?:ed|s)?|(?:some |minor )?slipp(?:ed|ing|age)|(?:running |slightly |a little )?behind(?: " PLAN ")?|"
		 "(?:(?:delivery|target|deadline) )?at risk|extended|extension(?: agreed| granted| requested| sought)?|"
		 "(?:some |minor )?concerns?|of concern|(?:limited|slow) progress|(?:progress )?(?:is )?slow(?:er than planned)?|"
		 "(?:some |minor )?(?:delays?|issues)|running late|rescheduled|caution|(?:needs attention|attention needed)|"
		 "(?:(?:target|due) )?(?:date|deadline|timescale) (?:moved|revised|extended)|"
		 "(?:revised|new|later|extended) (?:date|deadline|timescale)(?: agreed| set)?|"
		 "(?:slightly|partially|partly) off " PLAN),
	    CODE_AT_RISK, 0 },
	{ STATUS("not (?:yet )?due(?: yet)?|" PARTLY " (?:complete[d]?|implemented|delivered|achieved|done|met|actioned|"
		 "addressed|finished|closed)|partial(?: (?:implementation|completion|delivery))?|nearly there|"
		 "on " PLAN "(?: for \\w+)?|within (?:its |the )?(?:timescales?|target(?: date)?|deadline)|"
		 "(?:progressing|proceeding) (?:well|to plan|as planned)|making (?:(?:good|some|steady|satisfactory) )?progress|"
		 "(?:work )?in progress|wip|on ?going|under ?way|in hand|in process|progressing|proceeding|progressed|"
		 "(?:good|fair|reasonable|satisfactory|acceptable|some|steady|substantial) progress|"
		 "in (?:train|(?:course of )?(?:development|delivery|implementation))|under (?:development|implementation)|"
		 "being (?:implemented|progressed|developed|delivered|worked on|actioned|addressed)|ahead of " PLAN "|active|live|"
		 "started|commenced|begun|continuing|continuous|rolling(?: programme)?|near(?:ing|ly)? complet\\w+|to (?:time|plan|schedule)|"
		 "(?:will|expected to) be (?:met|complete[d]?|delivered|achieved)|moving (?:forward|ahead)|"
		 "(?:accepted|agreed) and (?:in progress|under ?way|on ?going|on " PLAN ")|going (?:to plan|well)|advancing"),
	    CODE_ON_TRACK, 0 },
	{ PATTERN(STATUS_LEAD "met(?=\\W*$)"), CODE_COMPLETE, 0 }, /* "Met with the trust" is an account */
	{ STATUS("completed?|completion|(?:moved to )?(?:business as usual|bau)|mainstreamed|"
		 "(?:recommend(?:ed)?|proposed?|suggest(?:ed)?) (?:(?:for|to) )?(?:be )?(?:closure|closed?)|to be closed|delivered|"
		 "closed|achieved|implemented|actioned|discharged|done|finished|finali[sz]ed|fulfilled|satisfied|(?:target|deadline) met|"
		 "addressed|dealt with|settled|accomplished|established|adopted|(?:approved and )?published|"
		 "(?:no|nothing) further(?: action)?(?: (?:is )?(?:required|needed|necessary))?|nfa|"
		 "concluded|resolved|signed off|embedded|cleared|carried out|in place"),
	    CODE_COMPLETE, 0 },
};
/* clang-format on */

/** Phrases of a key's meanings. Each takes its words out of the text, so that "not delivered" leaves no "delivered". */
static struct wording MEANINGS[] = {
	/* not decided, not pursued */
	{ PATTERN("(?:replaced by|superseded|withdrawn|rejected|not (?:been "
		  ")?(?:accepted|agreed|supported)|declined|abandoned|"
		  "no longer (?:be |being )?(?:to be |going )?\\w+|not (?:be |being |to be "
		  ")(?:progressed|pursued|taken forward)|"
		  "no (?:further )?work will be done)"),
	    CODE_NOT_ACCEPTED, 4 },
	/* nothing done yet */
	{ PATTERN("not (?:yet )?(?:been )?(?:due to )?" START "|(?:has|have) yet to " START "|yet to (?:be )?" START
		  "|to be " START "|unstarted|"
		  "no (?:work|action|activity)(?: has| have| is)?(?: yet)?(?: been)? ?(?:done|taken|made|" START ")?|"
		  "(?:work|action) (?:is )?(?:yet )?to (?:start|begin|commence)"),
	    CODE_NOT_STARTED, 4 },
	/* held */
	{ PATTERN("(?:on hold|paused|suspended|deferred|postponed|in abeyance|(?:stopped|halted) for (?:the time "
		  "being|now)|"
		  "temporarily (?:stopped|halted)|put back)"),
	    CODE_PAUSED, 4 },
	/* done, whatever is said of the time */
	{ PATTERN("(?<!be )(?:completed?|delivered|finished|done|achieved|implemented) (?:to|on|within|in) "
		  "(?:time|schedule|budget|full)\\b"),
	    CODE_COMPLETE, 4 },
	{ PATTERN("(?:milestones?|timescales?|deadlines?|dates|targets) (?:are |have been |being )?(?:being )?met\\b"),
	    CODE_ON_TRACK, 4 },
	/* parts and nothing */
	{ PATTERN("(?:begun|started|under ?way|in progress|commenced),? (?:but|and) not (?:yet )?(?:fully )?" MAKE),
	    CODE_ON_TRACK, 4 },
	{ PATTERN("(?:parts?|some|much|most|half) of (?:it|this|the \\w+|them)\\b.{0,30}?" MAKE), CODE_ON_TRACK, 3 },
	{ PATTERN("(?:none of (?:it|this|the \\w+|them)\\b.{0,30}?|nothing (?:has )?(?:been )?)" MAKE), CODE_OFF_TRACK,
	    4 },
	{ PATTERN("no (?:new|revised|later) (?:date|deadline)"), CODE_OFF_TRACK, 3 },
	{ PATTERN("(?:achieved|met|delivered|done)\\W{1,3}(?:but|though|although) .{0,40}?not (?:yet )?(?:been "
		  ")?(?:fully )?" MAKE),
	    CODE_AT_RISK, 5 },
	{ PATTERN("not (?:yet )?(?:fully )?" MAKE
		  "\\W{1,3}(?:but )?progress (?:made |is |being )?(?:acceptable|satisfactory|good|"
		  "sufficient|made)\\b(?! not)"),
	    CODE_ON_TRACK, 6 },
	/* what can be made good */
	{ PATTERN("(?:slightly|a little|somewhat|partially|partly|just) (?:off|behind|late|delayed)(?: "
		  "(?:track|target|schedule|course|plan))?"),
	    CODE_AT_RISK, 5 },
	{ PATTERN("(?:not on|off|behind) (?:track|target|schedule|course|plan),? (?:but|though|yet) "
		  "(?!.{0,12}\\bnot\\b).{0,30}(?:recover\\w*|caught up|catch up|made good)"),
	    CODE_AT_RISK, 5 },
	{ PATTERN("(?:some|a few|one or more) (?:\\w+ )?(?:milestones?|deadlines?|dates|targets) (?:have been |were "
		  ")?missed"),
	    CODE_AT_RISK, 4 },
	{ PATTERN("likely to (?:be )?(?:missed|late|delayed|slip|fail|overrun)"), CODE_AT_RISK, 4 },
	/* fears are no denials */
	{ PATTERN(
	      "no (?:\\w+ |(?:cause|reason)s? (?:for|to) )?(?:worr(?:y|ies)|concerns?|issues|problems|risks?|slippage|delays?)\\b"),
	    CODE_ON_TRACK, 2 },
	{ PATTERN("(?:may|might|could|unlikely|risk|danger|doubt(?:ful|s)?|possib\\w+)\\b.{0,40}?\\b(?:not|fail\\w*|"
		  "miss(?:ed|ing)?|slip\\w*|late|delay\\w*)\\b"
		  "(?: (?:be|been|fully|wholly|in full|" MAKE "))*"),
	    CODE_AT_RISK, 4 },
	{ PATTERN("(?:doubts?|unsure|not sure|uncertain|not confident|fears?|questions?)\\b(?: "
		  "(?:that|whether|if|about))?(?: .{0,40}?\\bbe " MAKE ")?"),
	    CODE_AT_RISK, 4 },
	{ PATTERN("(?:is |are )?(?:unlikely|doubtful|in doubt)(?: to| that it will)?(?: be)?(?: fully)?(?: " MAKE ")?"),
	    CODE_AT_RISK, 3 },
	{ PATTERN("(?:serious|significant|major|severe|critical|considerable|substantial|grave) (?:\\w+ "
		  ")?(?:concerns?|issues?|problems?|delays?|risks?|"
		  "slippage|difficult\\w+|obstacles?)"),
	    CODE_OFF_TRACK, 4 },
	{ PATTERN("(?:some|minor|slight|small|few|manageable|moderate) (?:\\w+ "
		  ")?(?:concerns?|issues?|problems?|delays?|risks?|slippage|difficult\\w+|obstacles?)"),
	    CODE_AT_RISK, 4 },
	/* denied */
	{ PATTERN("not (?:yet |currently )?being \\w+"), CODE_OFF_TRACK, 4 },
	{ PATTERN("(?:not|nothing) (?:yet )?(?:fully )?in (?:place|operation|force|use)\\b"), CODE_OFF_TRACK, 3 },
	{ PATTERN("not (?:on|in) (?:track|target|schedule|course|plan|time|line)|off "
		  "(?:track|target|schedule|course|plan)"),
	    CODE_OFF_TRACK, 4 },
	{ PATTERN("not (?:be |is )?(?:expected|going|likely|able) to(?: be)?(?: fully)?(?: " MAKE ")?"), CODE_OFF_TRACK,
	    3 },
	{ PATTERN("(?:not|never|failed to be) (?:yet )?(?:been )?(?:be )?(?:fully |wholly |adequately |satisfactorily "
		  ")?" MAKE "(?:\\W+(?:or |and )?" MAKE ")*"),
	    CODE_OFF_TRACK, 4 },
	{ PATTERN("progress (?:is |has been |was )?(?:not|un|in)\\W?(?:acceptable|satisfactory|sufficient|adequate)|"
		  "(?:unacceptable|unsatisfactory|insufficient|inadequate|no|little|poor) progress"),
	    CODE_OFF_TRACK, 4 },
	{ PATTERN("(?:not|un)\\W?satisf\\w+|dissatisf\\w+"), CODE_OFF_TRACK, 3 },
	{ PATTERN("(?:date|deadline|target|time)(?: \\w+)? (?:has |have )?(?:now )?(?:been "
		  ")?(?:passed|gone|lapsed|expired)|"
		  "past (?:its |the |their )?(?:\\w+ )?(?:date|deadline)|overdue|(?:will|has|have|had|was|were) (?:be "
		  "|been )?missed"),
	    CODE_OFF_TRACK, 4 },
	{ PATTERN("(?:well|far|seriously|significantly|badly|much|considerably) behind|stalled|stand ?still|stuck|no "
		  "prospect|blocked|failed|failing"),
	    CODE_OFF_TRACK, 4 },
	{ PATTERN("(?:help|intervention|escalation|urgent\\w*|immediate\\w*|remedial)(?: \\w+)?(?: is| are)? "
		  "?(?:needed|required|necessary|attention)?"),
	    CODE_OFF_TRACK, 1 },
	/* in doubt */
	{ PATTERN("(?:after|later than|beyond|past) (?:the |its |their |was |it was )?(?:first |originally |original "
		  "|agreed |target |due |planned |set |proposed )*"
		  "(?:date|deadline|plan|target|planned|timescale|schedule|agreed|intended)"),
	    CODE_AT_RISK, 5 },
	{ PATTERN("at risk|risk (?:to|of|that)|in "
		  "danger|concern(?:s|ed)?|worr(?:y|ies|ied)|slip(?:ped|ping|s|page)?|delay(?:ed|s)?|behind|"
		  "(?:limited|slow|some) progress|(?:too )?slow(?:er|ly)?\\b|partial\\w* off"),
	    CODE_AT_RISK, 3 },
	{ PATTERN("(?:new|revised|later|extended) "
		  "(?:date|deadline|target|timescale)|extended|extension|rescheduled|late\\b|issues?|problems?|"
		  "difficult(?:y|ies)|(?:close|closer|careful|further|needs?|some) "
		  "(?:monitoring|attention|watching)|caution|obstacles?"),
	    CODE_AT_RISK, 2 },
	{ PATTERN("\\b(?:stopped|ceased|halted)\\b"), CODE_PAUSED, 2 },
	/* going well */
	{ PATTERN("on (?:track|target|schedule|course|plan|time)\\b(?: (?:to be|for|towards?))?(?: fully)?(?: " MAKE
		  "| completion| delivery)?.*satisf\\w+"),
	    CODE_ON_TRACK, 5 },
	{ PATTERN(
	      "on (?:track|target|schedule|course|plan|time)\\b(?: (?:to be|for|towards?))?(?: fully)?(?: " MAKE
	      "| completion| delivery)?|"
	      "to "
	      "(?:plan|time|schedule)\\b|(?:good|fair|reasonable|acceptable|satisfactory|steady|sufficient|adequate) "
	      "progress|"
	      "progress (?:is |has been |was "
	      ")?(?:good|fair|reasonable|acceptable|satisfactory|sufficient|adequate)|going well|"
	      "progressing (?:well|as planned)|as planned|ahead of (?:schedule|plan|target)"),
	    CODE_ON_TRACK, 4 },
	{ PATTERN("(?:partly|partially|part|mostly|largely|substantially|nearly|almost) " MAKE), CODE_ON_TRACK, 3 },
	{ PATTERN("(?:expect(?:s|ed)?|likely|due|confident|anticipate[ds]?|intend(?:s|ed)?)(?: that)?(?: it| they| "
		  "this)?(?: to| will)(?: be)?(?: fully)?(?: " MAKE ")?|"
		  "(?:will|to|should|can) be (?:fully |successfully )?" MAKE),
	    CODE_ON_TRACK, 2.5 },
	{ PATTERN(
	      "under ?way|in progress|on ?going|being (?:\\w+ )?(?:worked on|implemented|delivered|progressed|carried "
	      "out|dealt with|done)|"
	      "(?:work|action)s? (?:has |have |is |are )?(?:started|begun|commenced|continu\\w+)|has "
	      "(?:started|begun|commenced)|in hand|"
	      "(?:still )?being worked|not (?:yet )?due|continu(?:es|ing)|progressing|goes on|active|live\\b|open\\b"),
	    CODE_ON_TRACK, 2 },
	{ PATTERN("progress"), CODE_ON_TRACK, 1.5 },
	{ PATTERN("as (?:hoped|intended|expected|agreed|it should)|going on\\b|moving (?:forward|ahead|on)\\b"),
	    CODE_ON_TRACK, 2 },
	/* done */
	{ PATTERN("no (?:more|further) (?:to do|action|work|report|monitoring|update)s?|nothing (?:more|further|left)|"
		  "(?:need not|no need to|no longer need\\w*|not need to) (?:\\w+ )?(?:report|look|return|monitor|come "
		  "back)|"
		  "can be (?:closed|removed|signed off)|business as usual|signed off"),
	    CODE_COMPLETE, 3 },
	{ PATTERN("(?:fully |all )?(?:" MAKE
		  "|delivered|closed|concluded|discharged|embedded|finali[sz]ed|resolved|in place)\\b"),
	    CODE_COMPLETE, 3 },
	{ PATTERN("satisf\\w+|content\\b|success\\w*|in full|accomplished"), CODE_COMPLETE, 1.5 },
};

/** What a phrase that speaks for one code says for another as well: then the colour beside it decides. */
static struct wording HINTS[] = {
	{ PATTERN("\\bunlikely\\b"), CODE_OFF_TRACK, 2.5 },
};

/** "High", "medium risk", "a low priority: ..." */
static struct pattern RISK = PATTERN(
    "^\\W*(?:is |an? |very "
    ")*(?:high|medium|low|moderate|critical|essential|advisory|desirable|fundamental|significant|minor|major|"
    "urgent|important|severe|substantial|limited|extreme)(?: "
    "(?:risk|priority|impact|importance|level|severity|assurance)\\b|\\s*(?:$|[-.,;:(/]))"
    "|\\b(?:high|medium|low) (?:risk|priority|impact)\\b");

/** Case folded, hyphens between letters a space, apostrophes out: "off-track" and "Off track" are one. */
static char *fold(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	GString *folded = g_string_new(NULL);
	bool after_letter = false;

	for (const char *at = lower; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool hyphen = (c == '-' || c == 0x2010 || c == 0x2011) && after_letter &&
		    g_unichar_isalpha(g_utf8_get_char(g_utf8_next_char(at)));
		after_letter = g_unichar_isalpha(c);
		if (c == '\'' || c == 0x2019)
			continue;
		if (hyphen || (g_unichar_isspace(c) && c != '\n'))
			g_string_append_c(folded, ' ');
		else
			g_string_append_unichar(folded, c);
	}
	return g_string_free(folded, FALSE);
}

/** The first wording that a folded status begins with, and where it ends. */
static enum code first_status(const char *folded, gsize *end)
{
	struct match match;

	for (size_t i = 0; i < G_N_ELEMENTS(STATUSES); i++) {
		if (!pattern_match(&STATUSES[i].pattern, folded, &match))
			continue;
		*end = match.end[0];
		return STATUSES[i].code;
	}
	return CODE_UNKNOWN;
}

enum code progress_of_status(const char *text)
{
	/* "In progress - delayed", "Ongoing (on hold)": the second word says how it goes */
	static struct pattern BREAK = PATTERN(
	    "^\\s*(?:[-,;:/(\\x{2013}\\x{2014}]+\\s*(?:but\\s+|now\\s+)?|(?:but|though|although|however)\\s+)");
	g_autofree char *folded = fold(text);
	struct match match;
	gsize end = 0, rest_end = 0;

	enum code code = first_status(folded, &end);
	if (code != CODE_ON_TRACK || !pattern_match(&BREAK, folded + end, &match))
		return code;
	enum code rest = first_status(folded + end + match.end[0], &rest_end);
	return rest == CODE_AT_RISK || rest == CODE_OFF_TRACK || rest == CODE_PAUSED ? rest : code;
}

bool progress_weigh(const char *meaning, double weights[N_CODES])
{
	g_autofree char *left = fold(meaning);
	bool any = false;

	for (char *at = left; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	for (unsigned code = 0; code < N_CODES; code++)
		weights[code] = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(HINTS); i++)
		if (pattern_match(&HINTS[i].pattern, left, NULL))
			weights[HINTS[i].code] += HINTS[i].weight;
	for (size_t i = 0; i < G_N_ELEMENTS(MEANINGS); i++) {
		struct match match;
		gsize from = 0;
		while (pattern_match_from(&MEANINGS[i].pattern, left, from, &match) && match.end[0] > match.start[0]) {
			memset(left + match.start[0], '_', match.end[0] - match.start[0]);
			from = match.end[0];
			weights[MEANINGS[i].code] += MEANINGS[i].weight;
			any = true;
		}
	}
	return any;
}

bool progress_is_risk(const char *meaning)
{
	g_autofree char *folded = fold(meaning);

	return pattern_match(&RISK, folded, NULL);
}
