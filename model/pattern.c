#include "model/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "model/limits.h"

#define JIT_USES 100u /* most papers use most patterns less often, and a third of a short paper's time went into JIT */

static pcre2_match_context *match_context; /* limits, shared by all patterns */
static pcre2_match_data *match_data;
static unsigned limits_hit;
static unsigned jit_uses = JIT_USES;

static pcre2_code *compile(const char *regex)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP, &error,
	    &offset, NULL);

	if (code == NULL) {
		PCRE2_UCHAR message[120];
		pcre2_get_error_message(error, message, sizeof message);
		g_error("pattern \"%s\", at %zu: %s", regex, (size_t)offset, (char *)message);
	}
	return code;
}

static void set_up(void)
{
	match_context = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(match_context, LIMIT_MATCH);
	pcre2_set_depth_limit(match_context, LIMIT_DEPTH);
	match_data = pcre2_match_data_create(MATCH_GROUPS, NULL);
}

void pattern_expect_many(void)
{
	jit_uses = 1;
}

bool pattern_match_from(struct pattern *pattern, const char *subject, gsize from, struct match *match)
{
	if (match_context == NULL)
		set_up();
	if (pattern->code == NULL)
		pattern->code = compile(pattern->regex);
	if (pattern->uses != G_MAXUINT && ++pattern->uses >= jit_uses) {
		/* no JIT on this machine: the interpreter does it */
		pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
		pattern->uses = G_MAXUINT;
	}
	int n = pcre2_match(pattern->code, (PCRE2_SPTR)subject, PCRE2_ZERO_TERMINATED, from, 0, match_data,
	    match_context);
	if (n == PCRE2_ERROR_MATCHLIMIT || n == PCRE2_ERROR_DEPTHLIMIT || n == PCRE2_ERROR_JIT_STACKLIMIT)
		limits_hit++;
	if (n < 0)
		return false;
	if (match == NULL)
		return true;
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(match_data);
	match->subject = subject;
	match->n_groups = n == 0 ? MATCH_GROUPS : (unsigned)n;
	for (unsigned i = 0; i < MATCH_GROUPS; i++) {
		match->start[i] = i < match->n_groups ? ends[2 * i] : G_MAXSIZE;
		match->end[i] = i < match->n_groups ? ends[2 * i + 1] : G_MAXSIZE;
	}
	return true;
}

bool pattern_match(struct pattern *pattern, const char *subject, struct match *match)
{
	return pattern_match_from(pattern, subject, 0, match);
}

bool match_has(const struct match *match, unsigned group)
{
	return group < match->n_groups && match->start[group] != G_MAXSIZE && match->end[group] > match->start[group];
}

char *match_group(const struct match *match, unsigned group)
{
	if (group >= match->n_groups || match->start[group] == G_MAXSIZE)
		return NULL;
	return g_strndup(match->subject + match->start[group], match->end[group] - match->start[group]);
}

unsigned pattern_limits_hit(void)
{
	return limits_hit;
}
