#include "model/columns_words.h"

#include "model/pattern.h"

#define KNOWN_HEADINGS 4096 /* answers kept */

/**
 * A heading is compared squeezed: case folded, letters and digits only, so that "Expecte d completi on date",
 * "Implemen- tation date" and "Rec./No" need no care. The first pattern that matches decides.
 */
struct word {
	struct pattern pattern;
	struct reading_of_heading reading;
};

/* clang-format off */
#define ONE(field, score) { FIELD_##field, FIELD_NONE, (score), 0 }
#define TWO(field, score, other, other_score) { FIELD_##field, FIELD_##other, (score), (other_score) }
#define WORD(regex, ...) { PATTERN(regex), __VA_ARGS__ }

#define THE_COMMITTEE \
	"(?:committees?|^[a-z]{0,2}osc(?!ope)|panels?|boards?|commission|scrutiny|overview|(?:working|task|taskandfinish|review)(?:groups?|part(?:y|ies))|" \
	"(?<!cabinet)(?<!executive)(?<!lead)(?:members?|councillors))"
#define JUDGES \
	"(?:assess|(?<!ave)rag(?!raph)|(?<!ope)rating|judge?ment|verdict|(?<!re)view|opinion|" \
	"status(?!update|comment)|evaluation|conclusion|grad(?:e|ing)|score|satisf)"
#define LATER "(?:revised?|reset|later|new|extended|amended|rescheduled|changed|moved|slipped|second|rev)"
#define PLANNED \
	"(?:target|implementation|expected|planned|estimated|anticipated|agreed|original(?:ly)?|completion|" \
	"complete|due|delivery|forecast|end|finish|action|milestone|required|proposed|initial|closure|" \
	"achievement|compliance|baseline|closeout|reportback|scheduled|est|projected|aim(?:ed)?|goal)"
#define FOR_WHAT "(?:(?:for|of)(?:completion|implementation|delivery|action)|agreed)?"
#define A_DATE "(?:dates?|deadlines?|times?(?:scale|table|frame|line)s?|targets?|completion)"
#define PERSON \
	"(?:officers?|owners?|leads?|managers?|directors?|agency|agencies|persons?|whom?|sponsors?|" \
	"responsib(?:le|ility|ilities)|responsible(?:body|bodies|party|team|service|department)|actionees?|" \
	"contacts?|postholders?|heads?ofservice)"
#define REFERENCE                                                                                                      \
	"(?:numbers?|numbering|nos?|nums?|nr|refs?|references?|refno|referenceno|referencenumber|id|ids|code|#)"
#define NUMBERED                                                                                                       \
	"(?:recommendations?|recs?|recomm|actions?|actionpoints?|findings?|items?|ref|reference|row|serial|"           \
	"line|unique|case|resolution|decision|tracker|issue|entry|log|afi|ap|priority|proposal|scrutiny|review|inquiry|"   \
	"lesson|learningpoint|tasks?|requests?|matter|commitment|undertaking|pledge|query|question|objective|observation|conclusions?|points?|suggestions?)"

static struct word words[] = {
	/* sums, and the words of a status used as columns of a summary */
	WORD("^(?:total|totals|(?:number|count|noof|numbers)(?:of)?(?:recs?|recommendations|actions|"
	     "items).*|countof.*|howmany.*|percent(?:age)?of(?:recs?|recommendations|actions).*|totalnumber.*|subtotal|"
	     "pages?|pageno|pagenumber)$",
	    ONE(COUNT, 80)),
	WORD("^on(?:track|course|target|schedule|time)(?:yn|yesno)?$", TWO(COUNT, 20, STATUS, 20)), /* a column of numbers, or the question */
	WORD("^(?:inprogress|notstarted|overdue|delayed|outstanding|notaccepted|made|"
	     "open|ongoing|partlyimplemented|partially(?:implemented|complete)|red|"
	     "amber|green|blue|grey|offtrack|atrisk|rejected|notimplemented|notdelivered)$",
	    ONE(COUNT, 20)),
	WORD("percent(?:age)?(?:of)?(?:complete|completed|completion|progress|done|delivered|implemented)|"
	     "^(?:progress|completion|complete)percent(?:age)?$",
	    TWO(STATUS, 60, EXTRA, 40)),
	WORD("^(?:completed?|closed|achieved|(?:fully)?implemented|delivered|discharged|finished|actioned)$", TWO(DONE, 25, COUNT, 20)),

	/* what was before: the newest column says what holds now */
	WORD("^(?:previous|prior|last|lastreported|lastquarters?)\\w{0,24}(?:b?rag|status|rating|assessment)(?:rating|status)?$|"
	     "(?:b?rag|status|rating)(?:rating|status)?(?:previous(?:ly)?|last(?!updated?)\\w*)$|^change$|"
	     "^changes?(?:in|since)(?:the)?(?:status|b?rag|rating|last|previous)\\w{0,24}$",
	    ONE(EXTRA, 60)),

	/* what the committee thinks */
	WORD(THE_COMMITTEE ".{0,24}" JUDGES, ONE(ASSESSMENT, 100)),
	WORD("(?:assessment|rag(?:rating|status)?|rating|judge?ment|status|verdict|view|opinion)(?:of|by|from|given|"
	     "agreed|for|the)*.{0,24}" THE_COMMITTEE "$",
	    ONE(ASSESSMENT, 100)),

	WORD("^(?:reasons?|explanation|rationale)(?:for)?(?:the)?(?:rejection|rejecting|refusal|nonacceptance|not.*|"
	     "decision|response)$",
	    ONE(RESPONSE, 90)),

	WORD("^(?:agreed|raised|requested|approved|made|recommended|proposed|suggested|reported|considered|endorsed|"
	     "identified|added|updated|set|made)by(?:committee|panel|cabinet|board|body)?$",
	    ONE(EXTRA, 60)),

	WORD("^(?:raised|added|logged|opened|identified|first(?:raised|reported))(?:on|at|in)?$", ONE(EXTRA, 60)),

	WORD("^(?:undertaken|promised|pledged|given)by$", ONE(OWNER, 70)), /* whose word the undertaking is */
	WORD("^(?:issues?|matters?|items?|topics?|subjects?|business)(?:discussed|considered|debated|covered)$", ONE(EXTRA, 60)),
	WORD("^reports?on(?:the)?(?:delivery|implementation|actions?|work)$", ONE(PROGRESS, 85)),

	/* both words of a choice: "Cabinet decision (accept/reject)" */
	WORD("^(?!reasons?|recommendations?|dates?|rationale|if).*(?:accept(?:ed)?.{0,30}reject|agreed?(?:or)?(?:disagree|"
	     "notagree|reject))|^acceptancestatus$",
	    ONE(DECISION, 90)),

	WORD("^(?:(?:fully|partially|partly|not|or)*(?:open|closed|overdue|completed?|incomplete|ongoing|inprogress|implemented|"
	     "delivered|achieved|outstanding|delayed|actioned|done)){2,}$",
	    ONE(STATUS, 85)),

	/* both in one cell */
	WORD("^(?:recommendations?|proposals?|findings?)(?:and|with)(?:the)?(?:cabinet|executive|council|government|management|officers?)?s?"
	     "(?:responses?|repl(?:y|ies))$",
	    ONE(RECOMMENDATION, 95)),

	/* whose words they are */
	WORD("^responses?(?:from|of|and)\\w{1,40}$|^responses?by(?:the)?(?:cabinet|executive|officers?|council|management|service)|"
	     "^comments?(?:from|of|by)(?:the)?(?:cabinet|executive|council|government)|"
	     "^(?:cabinet|executive|council|government|auditee)s?(?:members?)?s?comments?$",
	    ONE(RESPONSE, 90)),
	WORD("^managements?comments?$|^comments?(?:from|of|by)(?:the)?(?:managements?|(?:chief)?(?:executive)?officers?|\\w{0,12}"
	     "directors?|directorates?|departments?|services?|auditees?|ministers?)$",
	    TWO(RESPONSE, 70, PROGRESS, 60)),
	WORD("^agreedoutcomes?$", TWO(RESPONSE, 70, RECOMMENDATION, 40)),
	WORD("^updates?(?:and\\w+)?from", ONE(PROGRESS, 90)),
	WORD("^agreedby(?:the)?(?:cabinet|executive|council|board)$", TWO(EXTRA, 60, DECISION, 60)),

	/* what comes next, and what it is measured by: neither progress nor due date */
	WORD("^next(?:steps?|actions?|updates?|reviews?|reports?|milestones?)\\w{0,24}$|^(?:further|future|remaining)(?:steps?|"
	     "actions?|work)(?:required|needed|planned|proposed)?$|^outcomemeasures?|"
	     "^expectedoutcomes?$|^outcomes?(?:sought|wanted|desired)|^howwill(?:we|you)know|^commentson(?:risk|finance|legal)|"
	     "^evidencelinks?$|^dateresponse|^dateof(?:last|latest)update|^updatedon$",
	    ONE(EXTRA, 60)),

	/* what stands in the way: neither progress nor status */
	WORD("^(?:barriers|obstacles|risksto|constraints|issuesaffecting|reasons?for)", ONE(EXTRA, 60)),

	/* urgency of the finding, not progress */
	WORD("priorit(?:y|ies)|^risk|risk(?:rag|rating|level|score|grade)|severity|importance|"
	     "significance|^grad(?:e|ing)$|^categor(?:y|ies)$|^impact$|likelihood",
	    ONE(EXTRA, 60)),

	/* numbers */
	WORD("^(?:recommendations?|recs?|recomm|action|actionpoint|resolution)+" REFERENCE "$", ONE(NUMBER, 100)),
	WORD("^" NUMBERED "*" REFERENCE "$", ONE(NUMBER, 90)),
	WORD("^(?:recs?|r|rno|ser|ap|sno|sn|slno|sr|srno|serial|uid)$", ONE(NUMBER, 85)),
	WORD("^(?:minutes?|agenda|agendaitem|report|para(?:graph)?|audit|meeting|section|chapter|file|"
	     "link|min|page)(?:item)?" REFERENCE "$",
	    TWO(NUMBER, 60, EXTRA, 40)),
	WORD("^(?:items?|para(?:graph)?|minute)$", TWO(NUMBER, 40, EXTRA, 40)),

	/* dates */
	WORD("^(?:by|proposed|requested|agreed|first|latest|current)?" LATER "(?:and)?" LATER "?" PLANNED "*" A_DATE FOR_WHAT
	     "$|^(?:new|revised|extended)$|" PLANNED "*" A_DATE "(?:current|latest|now|" LATER ")$|"
	     "^updated(?:" PLANNED "+" A_DATE "|deadline|target|times(?:cale|table)|timeline)s?$|"
	     "^" LATER "(?:implementation|completion|delivery)$|"
	     "^(?:deferred|slipped|moved|rescheduled|postponed)to$|^(?:revised|latest|new)(?:estimate|forecast)$|^nowdue$|^daterevisedto$|^extension(?:date|to|agreed|requested(?:to)?)?$|extendedto$|^dateextended|^ifrevised",
	    TWO(REVISED_DUE, 95, DUE, 50)),
	WORD("^(?:updated|current|latest|forecast|expected|predicted|proposed|anticipated)(?:new)?" PLANNED "*" A_DATE
	     "$",
	    TWO(DUE, 70, REVISED_DUE, 70)),
	WORD("^actual|(?:dates?|when)(?:of|was|were|it|actions?|tasks?|recommendations?)*(?:actual|actually|fully)?(?:completed?(?!by)|closed|"
	     "implemented|delivered|done|achieved|discharged|actioned|finished|resolved|signedoff)|"
	     "^dateof(?:actualcompletion|closure|discharge|signoff)|^(?:completed|closed|closure|"
	     "implemented|done|delivered|finished|discharged|actioned|signedoff|signoff)(?:date|on|"
	     "when)$|^when(?:completed|done)|(?:completion|implementation|delivery|closure)(?:date)?actual$",
	    ONE(DONE, 90)),
	WORD("^(?:completion|implementation|delivery)date$|^dateof(?:completion|implementation|"
	     "delivery)$|^completion$",
	    TWO(DUE, 75, DONE, 60)),
	WORD("^targets?$|^target(?:ed|for)*(?:completion|implementation|delivery|date|timescale|deadline|"
	     "end|finish|month|quarter)|^" PLANNED "+(?:dates?)of|due(?:date|by|on|for)?$|deadline|"
	     "times?(?:scale|table|frame|line)s?|bywhen|whenby|(?:needed|wanted|report(?:ing|ed)?back|complet(?:e|ed|ion)|due|deliver(?:y|ed)?|required|"
	     "target|implement(?:ed|ation)?|done|finish(?:ed)?|expected|planned|action(?:ed)?required)by$|^when$|"
	     "^(?:by|recommendation|rec)?" PLANNED "+" A_DATE "(?:original|planned|initial|first)?$|"
	     "^dateby$|^duewhen$|^(?:target|delivery)(?:periods?|years?|milestones?)$|^(?:expected|planned|anticipated|estimated|projected|due|aimed|proposed)(?:implementation|completion|delivery|closure|finish|end)$|"
	     "^(?:expected|planned|anticipated|target|due)(?:for)?(?:reporting|reportback)(?:date)?$|^dueback$|^datetoreportback$|^scheduledfor$|^eta$|^timings?$|"
	     "^(?:complete|action|done|delivered?)bydate$|^date(?:to(?:complete|deliver|implement)|of(?:expected|planned|anticipated))|"
	     "^date(?:due|for(?:completion|implementation|action|delivery)|tobe(?:completed|"
	     "implemented|done)|required|expected|agreedforcompletion)|^tobe(?:completed|done|"
	     "implemented)by$|^complet(?:e|ion)by$|^duefor(?:completion|delivery|implementation)$|^milestones?$|^whenwill",
	    ONE(DUE, 90)),
	WORD("^by$", TWO(DUE, 85, OWNER, 60)), /* beside a deadline it says by whom */
	WORD("^(?:last|date)updated$|^(?:cabinet|executive|meeting|committee|report|review|response|"
	     "start|decision|nextreview|panel|board|council|added|raised|received|published|issue|"
	     "nextreport|reporting)?date(?:ofmeeting|added|agreed|raised|made|received|ofreport|"
	     "ofcabinet|ofreview|ofcommittee|ofpanel|reported|started|approved|ofdecision|set|opened|"
	     "ofaudit|considered|ofresponse|ofrecommendation|updated|ofupdate)?$",
	    ONE(EXTRA, 60)),

	/* how far it is */
	WORD("^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:20)?(?:\\d\\d)?b?rag(?:rating|status)?$|"
	     "^progress(?:indicator|level|assessment)$|^deliveryconfidence|^confidence(?:of|in)(?:delivery|completion|achievement|implementation)$|^(?:traffic)?lights?$|^(?:self|services?|officers?|management|"
	     "directorates?)(?:s)?assessment|^(?:level|extent|degree)of(?:implementation|progress|completion|delivery|achievement)|^statusupdateb?rag$|"
	     "^q(?:uarter)?[1-4]\\d{0,8}(?:b?rag|rating)",
	    ONE(STATUS, 80)),
	WORD("status(?:and|or|with)?(?:comments?|updates?|narrative|commentary|notes)|(?:comments?|"
	     "commentary|narrative|notes)(?:and|or|on)?status$",
	    ONE(PROGRESS, 85)),
	WORD("^(?:current|present|latest)?standing$", ONE(STATUS, 80)),
	WORD("^(?:progress)(?:status|rag|rating|ragstatus|ragrating|code|score|colour)$", ONE(STATUS, 95)),
	WORD("^(?:(?:officers?|service|overall|current|latest|delivery|implementation|progress|present|"
	     "recommendation|action|b?rag|rag|completion|yearend)*(?:status|b?ragy?|ragg?|trafficlights?|"
	     "ratings?|colour|traffic|state|stage)+(?:of(?:implementation|progress|recommendation|action|"
	     "delivery|the)*|rating|code|colour|brag|rag|b?ragstatus|now|at.*|as.*|openclosed|"
	     "openorclosed)?)$",
	    ONE(STATUS, 90)),
	WORD("^status|status$|^b?rag(?:rating|status|colour|b)|trafficlight|^(?:open(?:or)?closed|"
	     "live(?:or)?(?:complete|closed)|iscomplete|position(?:b?rag)|stagereached|b?rag.*|done|ryg|"
	     "(?:completed?|closed|done|implemented|delivered|achieved|met)(?:yn|yesno|yesorno))$",
	    ONE(STATUS, 80)),
	WORD("^(?:officers?)?assessment(?:ofprogress|ofdelivery|ofimplementation)?(?:ragstatus|ragrating|"
	     "rag)?$",
	    ONE(STATUS, 80)),
	WORD("^(?:outcomes?|results?)$", TWO(STATUS, 55, PROGRESS, 55)),
	WORD("^performance$", TWO(EXTRA, 45, STATUS, 40)), /* over words as short as those of a status */

	/* people; the last word tells an officer's update from an officer */
	WORD("(?:officer|lead|owner|manager|director|service|department|directorate|agency|"
	     "management)s?(?:s)?(?:latest|progress)?(?:updates?|comments?|commentary|progress|position|"
	     "notes)$",
	    ONE(PROGRESS, 90)),
	WORD("^(?:(?:cab(?:inet)?|exec(?:utive)?|elected|portfolio|lead|responsible|council|shadow|relevant|accountable|deputy|"
	     "chair|and|or)*(?:member|holder|councillor|cllr)s?)+(?:responsible|lead|portfolio|withresponsibility|for|signedoff)*$|^(?:em|cm|pfh|ph|pfholder|portfolio|"
	     "portfolios|cabinetlead|portfoliolead|(?:cabinet|executive)portfolio|(?:lead|responsible)?minister|memberresponsible|memberchampion|political?lead)$",
	    ONE(MEMBER, 95)),
	WORD("^(?:lead|responsible|accountable|action|contact|key|named|reporting|delivery|service|senior|chief|"
	     "strategic|assistant|corporate|group|executive|deputy|divisional|relevant|owning|implementation|link)*" PERSON "(?:and|or)?(?:responsible|resp|lead|em|post|title|name|jobtitle|"
	     "cabinetmember|executivemember|portfolioholder)*$",
	    ONE(OWNER, 95)),
	WORD("^(?:lead|responsible|action|chief|cabinet|executive|senior)*officers?(?:s)?responses?$",
	    ONE(RESPONSE, 95)),
	WORD("officer|owner$|^owner|^lead(?!time)|lead$|bywhom|whoby|byewhom|responsib|accountab|"
	     "incharge$|answerable|assigned(?:to)?$|allocatedto|delegatedto|^who$|^whowill|^agency$|^(?:for)?action(?:for|by|holder)$|^bywho$|^sro$|^owning|^(?:tobe)?(?:owned|led|actioned|handled)by$|^bodyinjurisdiction$|^toaction$|"
	     "^(?:to)?beactionedby|^forattention|pointofcontact",
	    ONE(OWNER, 80)),

	/* progress in words */
	WORD("progress|update(?!d(?:target|completion|due|implementation|date))|(?:latest|current|"
	     "present)(?:position|situation)|(?:six|twelve|three|nine|eighteen|"
	     "\\d+)months?(?!.*(?:duedate|targetdate|deadline))|position(?:at|asat|statement|on|update)|"
	     "actions?(?:completed|takensofar|todate|takentodate|done)|(?:what|work)(?:has|have|we|weve|"
	     "is)*(?:been)?(?:done|happened|achieved|delivered)|(?:work|actions?)(?:undertaken|completed)|workdone|sofar$|todate$|^steps?taken|situation|"
	     "developments|^(?:latest)?news$",
	    ONE(PROGRESS, 90)),
	WORD("^where(?:it|this|we|things)?(?:is|are|stands?)|^how(?:far|isit|itis|things|we(?:are|re)doing)", ONE(PROGRESS, 75)),
	WORD("^stateofplay", TWO(PROGRESS, 75, STATUS, 60)),
	WORD("^(?:latest)?news(?:(?:since|from)\\w*)?$", ONE(PROGRESS, 75)),
	WORD("^whatwe(?:have)?(?:did|done)$", TWO(PROGRESS, 70, RESPONSE, 60)),
	WORD("^(?:current|present|latest)?position$", TWO(PROGRESS, 75, STATUS, 40)), /* beside an update its words are a status */
	WORD("^position|^(?:latest|evidence|delivery).*|achievements?$|whathas(?:happened|changed)|^feedback$|^q[1-4](?:\\d|$|"
	     "update|position)|^quarter[1-4]",
	    ONE(PROGRESS, 75)),
	WORD("^(?:followup|matter)actions?$|^actionstofollowup$", TWO(RECOMMENDATION, 65, PROGRESS, 60)),
	WORD("comment|commentar|follow(?:ing)?up|narrative|remark|^(?:further|additional)?notes?$|"
	     "^outcomes?|observations?",
	    TWO(PROGRESS, 60, EXTRA, 30)),

	/* the decision on it, then the response in words */
	WORD("^recommendations?(?:accept(?:ed)?|agreed?|reject(?:ed)?|approved?)+(?:by(?:the)?(?:cabinet|executive|council|"
	     "board|management))?$",
	    TWO(DECISION, 85, RECOMMENDATION, 60)),
	WORD("^(?:is|was|were|the|this|recommendations?|cabinet|executive|council|management|"
	     "whether)*(?:accept(?:ed|ance)?|agree(?:d|ment)?|approv(?:ed?|al)|support(?:ed)?)(?:in|or|"
	     "and|not|partly|part|partially|partial|rejected|reject|rejection|agreed?|accepted?|accept|"
	     "disagreed?|y|n|yes|no|declined?|refused|noted|status|by(?:cabinet|executive|council|"
	     "management))*$",
	    ONE(DECISION, 85)),
	WORD("^what(?:the)?\\w{3,30}(?:says?|said|thinks?|thought|replied|answered|wrote)$|^(?:the)?answers?|(?:said|replied|answered)$|^(?:our|their)(?:reply|answer|view)$", ONE(RESPONSE, 80)),
	WORD("^(?:full)?(?:council|board)s?resolutions?$", TWO(RECOMMENDATION, 65, DECISION, 60)),
	WORD("^(?:cabinet|cab|executive|exec|council|board|government|mayor|management)s?(?:decisions?|resolutions?)(?:and(?:the)?(?:date|minute|minuteno|meeting|reasons?)|(?:and)?dateofdecision)?$|^(?:yn|"
	     "yesno)$|^decisions?(?:of|by)(?:the)?(?:cabinet|executive|council|board|government|mayor)$",
	    TWO(DECISION, 80, RESPONSE, 60)),
	WORD("^decisions?(?:made|taken|agreed)?$", TWO(RECOMMENDATION, 72, DECISION, 70)),
	WORD("responses?$|^responses?|response|^repl(?:y|ies)|(?<!date)(?<!dateof)repl(?:y|ies)$|^\\w{3,24}sanswers?$|^(?:the)?(?:cabinet|executive|council|"
	     "government)s?(?:s)?(?:comments?|view|reply|position|action|answer)$",
	    ONE(RESPONSE, 95)),
	WORD("(?<!agreed)managements?actions?|managementcomments?|^actionsandexpectedoutcomes?|expectedoutcomes?|"
	     "^actionplan|^(?:implementation|delivery)plan|howwill|whatwill|how(?:it|this|they)(?:will|is|are)|^howwe|"
	     "^actions?to(?:deliver|implement|address|achieve)|^whatwewilldo|^implementationactions?$|^actions?being\\w+$|"
	     "proposedactions?|proposedresponse|actions?(?:proposed|planned)|plannedactions?|"
	     "intendedactions?|responsetorec|^wedid$|^what(?:we|they)(?:said(?:we|they))?woulddo$|^how\\w{3,20}(?:will|plans?to|intends?to)",
	    ONE(RESPONSE, 80)),
	WORD("^actions?taken", TWO(RESPONSE, 65, PROGRESS, 60)),
	WORD("^(?:the)?(?:agreed|corrective|remedial|audit)actions?$|^actions?(?:required|needed|agreed|"
	     "points?|tobe(?:taken|carriedout|undertaken|done|completed|made)|arising|item|items|requested|description|detail|details)$|^(?:tasks?|"
	     "agreedmanagementactions?|agreedactionpoints?|actions?agreed(?:at|by|on)\\w+|(?:details?|descriptions?)ofactions?)$",
	    TWO(RECOMMENDATION, 75, RESPONSE, 70)),
	WORD("^(?:details?|descriptions?|wording|text|nature)of(?:the|each)?(?:tasks?|requests?|matters?|lessons?|proposals?|commitments?|"
	     "undertakings?|resolutions?|issues?)$",
	    TWO(RECOMMENDATION, 80, RESPONSE, 60)),
	WORD("^actions?$|^actions?(?:and|or).*", TWO(RECOMMENDATION, 70, RESPONSE, 60)),

	WORD("^\\w{3,20}decisions?and(?:the)?(?:date|reasons?|minute)$", TWO(DECISION, 70, RESPONSE, 60)),

	/* what was recommended */
	WORD("^\\w{0,24}suggestions?(?:made)?$", TWO(RECOMMENDATION, 80, EXTRA, 50)),
	WORD("recommendations?(?!\\d)(?!.*(?:implemented|delivered|completed|fulfilled|ontrack|notstarted|superseded))|"
	     "recommend(?:s|ed)?(?:that|actions?|to)?$",
	    ONE(RECOMMENDATION, 100)),
	WORD("^(?:minute)?resolutions?|^undertakings?|areas?forimprovement|^afis?$|^improvement(?:s|action)?$|"
	     "^what(?:we|was|is|the\\w{4,14}?)(?:recommended|asked|wanted|requested|proposed)(?:for|by.*)?$|^(?:"
	     "committee|panel|scrutiny|board)s?(?:request|resolution|"
	     "proposal|suggestion|ask)s?",
	    ONE(RECOMMENDATION, 90)),
	WORD("^(?:findings?|issues?|mattersarising|matterarising)(?:identified|raised|and.*)?$|^requests?(?:made|raised)?$|"
	     "^proposals?(?:foractions?)?$|^commitments?$|^requirements?$|^(?:key)?actions?points?$|^yousaid$",
	    TWO(RECOMMENDATION, 50, EXTRA, 50)),
	WORD("^lessons?(?:learn(?:t|ed)|identified)?$|^learning(?:points?)?$|^pledges?$", TWO(RECOMMENDATION, 50, EXTRA, 50)),
	WORD("^(?:the|our)?asks?$|^(?:work|improvements?|steps?|deliverables?)(?:required|needed|tobe(?:done|made|taken))$|^todo$|"
	     "^what(?:needsto|wewantto|must|should)(?:happen|bedone|change)$|^(?:outstanding|remaining)actions?$|^agreedsteps?$|"
	     "^taskdescriptions?$|^(?:matters?|points?)foraction$|^actionstocomplete$|^requestsfrom|^requestfrom",
	    TWO(RECOMMENDATION, 60, EXTRA, 50)),
	WORD("^(?:objectives?|weakness(?:es)?|observations?|conclusions?|whatwas(?:agreed|decided))(?:found|identified)"
	     "?$",
	    TWO(RECOMMENDATION, 30, EXTRA, 50)),

	/* where it came from, and other columns that are known to be none of the above */
	WORD("^reasons?$", TWO(RESPONSE, 55, EXTRA, 50)), /* of a rejection; beside a status it is another's */
	WORD("^organisations?$", TWO(OWNER, 50, EXTRA, 50)),
	WORD("^(?:origin|origins|source|sourceof.*|meeting|meetings|year|municipalyear|themes?|sections?|"
	     "areas?|papers?|report|reports|reporttitle|titleofreport|reportname|subjects?|topics?|"
	     "titles?|itemtitle|agendaitem|refback|directorates?|departments?|dept|services?|servicearea|"
	     "team|wards?(?:affected)?|division|committee|panel|scrutinycommittee|board|review|"
	     "reviewtitle|inquiry|scrutinyreview|audit|audits|auditreport|auditarea|auditname|costs?|"
	     "budget|resources?|resourceimplications|financialimplications|barriers|nextsteps|reformarea|"
	     "projectaction|successmeasures?|measures?ofsuccess|measures?|kpis?|rationale|"
	     "background|context|location|site|school|ward|links?|linksto.*|type|workstream|pillar|"
	     "outcomearea|strand|domain|aim|aims|ragkey|raisedby|requestedby|indicators?|risks?|risktitle|"
	     "riskdescription|mitigations?|metrics?|project|programme|deliverables?|questions?|directorateplan|"
	     "contract|supplier|origin.*|datefirst.*|period|"
	     "quarter|cabinetmeeting)$",
	    ONE(EXTRA, 50)),
	WORD("^(?:wording|text|details?|descriptions?|summary|what|full(?:text|wording))$", ONE(GENERIC, 40)),
};
/* clang-format on */

/** What a squeezed heading means. The answers are kept: a paper asks for the same few again and again. */
struct reading_of_heading columns_words_look_up(const char *squeezed)
{
	static const struct reading_of_heading unknown = ONE(NONE, 0);
	static GHashTable *known; /* char * to const struct reading_of_heading * */
	const struct reading_of_heading *reading;

	if (known == NULL)
		known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reading = g_hash_table_lookup(known, squeezed);
	if (reading != NULL)
		return *reading;
	reading = &unknown;
	for (size_t i = 0; i < G_N_ELEMENTS(words) && reading == &unknown; i++)
		if (pattern_match(&words[i].pattern, squeezed, NULL))
			reading = &words[i].reading;
	if (g_hash_table_size(known) >= KNOWN_HEADINGS)
		g_hash_table_remove_all(known);
	g_hash_table_insert(known, g_strdup(squeezed), (void *)reading);
	return *reading;
}
