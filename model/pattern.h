/**
 * pattern: the one door to pcre2. Patterns are compiled once, on first use; those used often by the JIT.
 *
 * A module writes its patterns as data:
 *
 *     static struct pattern NUMBERED = PATTERN("^\\s*(\\d+)\\.\\s+");
 *
 * Always UTF and UCP; (?i) in the pattern folds case. A wrong pattern is a programming error and ends the
 * process with a message. A match that hits LIMIT_MATCH or LIMIT_DEPTH does not match, and is counted.
 */
#ifndef MODEL_PATTERN_H
#define MODEL_PATTERN_H

#include <glib.h>
#include <stdbool.h>

#define MATCH_GROUPS 16 /* groups that a match keeps, the whole match among them */

struct pattern {
	const char *regex;
	void *code;    /* set on first use */
	unsigned uses; /* machine code is made for a pattern that is used often; G_MAXUINT: it has been */
};

#define PATTERN(text)                                                                                                  \
	{                                                                                                              \
		.regex = (text), .code = NULL, .uses = 0                                                               \
	}

struct match {
	const char *subject;
	gsize start[MATCH_GROUPS], end[MATCH_GROUPS]; /* bytes; both G_MAXSIZE: the group took no part */
	unsigned n_groups;
};

/** Looks for the pattern at or after `from` bytes into the subject. `match` may be NULL. */
bool pattern_match_from(struct pattern *pattern, const char *subject, gsize from, struct match *match);

/** Looks for the pattern in the whole subject. `match` may be NULL. */
bool pattern_match(struct pattern *pattern, const char *subject, struct match *match);

/** Whether a group took part and is not empty. */
bool match_has(const struct match *match, unsigned group);

/** A copy of a group's text, the caller's; NULL if it took no part. */
char *match_group(const struct match *match, unsigned group);

/** From now on machine code is made on first use: for a process that reads many papers, or is forked for each. */
void pattern_expect_many(void);

/** How many matches have hit a limit since the process began: a reader turns a rise into a note. */
unsigned pattern_limits_hit(void);

#endif
