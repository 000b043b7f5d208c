#include "model/people.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define LINE_MAX_BYTES 20000u /* an attendance list of 200 names is below 10,000 */
#define INITIALS_MAX 5000u    /* explained in one paper */
#define SECTION_LINES 60u     /* lines that one attendance list may have */

struct people {
	GHashTable *names; /* initials -> name */
};

static struct pattern BRACKETED = PATTERN("\\((\\p{Lu}{2,4})\\)");
static struct pattern LEADING = PATTERN(
    "(?:^|[;,:\\n•]\\s*|\\s{2,})(\\p{Lu}{2,4})\\s*(?:[-–—:=]|\\s-\\s)\\s*(\\p{Lu}[^;"
    "\\n,–=]{2,80}?)(?=\\s*(?:$|[;,\\n]))");
static struct pattern SEPARATOR = PATTERN("[,;:•\\n–—]| - |\\band\\b");
static struct pattern ATTENDANCE = PATTERN(
    "(?i)^(?:(?:also |members? |officers? |councillors? |others? |those |persons? )?(?:present|in attendance|attending|"
    "attendees|attendance)|apologies|membership|(?:lead )?officers?|leads?|initials|abbreviations|key to (?:initials|leads|owners|officers|names|abbreviations)|owners?|distribution|members)"
    "(?: \\([^)]*\\)| of initials| for absence)?\\s*(?::|-|–|$)");
static struct pattern ONE_INITIALS = PATTERN("\\b\\p{Lu}{2,4}\\b");

struct people *people_new(void)
{
	struct people *people = g_new0(struct people, 1);

	people->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return people;
}

void people_free(struct people *people)
{
	if (people == NULL)
		return;
	g_hash_table_destroy(people->names);
	g_free(people);
}

/** Takes over the name. The first explanation stands. */
static void learn(struct people *people, const char *initials, char *name)
{
	if (text_is_blank(name) || g_hash_table_size(people->names) >= INITIALS_MAX ||
	    g_hash_table_contains(people->names, initials))
		g_free(name);
	else
		g_hash_table_insert(people->names, g_strdup(initials), name);
}

/** Whether the initials are those of the words of a name, in order ("MH" of "Mr M Haden"). */
static bool fits(const char *initials, const char *name)
{
	const char *want = initials;
	bool start = true;

	for (const char *at = name; *at != '\0' && *want != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (start && g_unichar_toupper(c) == g_utf8_get_char(want))
			want = g_utf8_next_char(want);
		start = !g_unichar_isalpha(c);
	}
	return *want == '\0';
}

/** Of the pieces before the brackets the one that the initials fit, looked for from the nearest; else the nearest. */
static char *name_before(const char *line, gsize from, gsize to, const char *initials)
{
	g_autofree char *text = g_strndup(line + from, to - from);
	g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func(g_free);
	struct match match;
	gsize at = 0;

	while (pattern_match_from(&SEPARATOR, text, at, &match) && match.end[0] > at) {
		g_ptr_array_add(pieces, g_strstrip(g_strndup(text + at, match.start[0] - at)));
		at = match.end[0];
	}
	g_ptr_array_add(pieces, g_strstrip(g_strdup(text + at)));
	for (guint i = pieces->len; i > 0; i--) {
		const char *piece = g_ptr_array_index(pieces, i - 1);
		if (*piece != '\0' && fits(initials, piece))
			return g_strdup(piece);
	}
	return g_strdup(g_ptr_array_index(pieces, pieces->len - 1));
}

void people_learn(struct people *people, const char *line)
{
	struct match match;
	gsize at = 0;

	if (strlen(line) > LINE_MAX_BYTES)
		return;
	while (pattern_match_from(&BRACKETED, line, at, &match)) {
		g_autofree char *initials = match_group(&match, 1);
		learn(people, initials, name_before(line, at, match.start[0], initials));
		at = match.end[0];
	}
	at = 0;
	while (pattern_match_from(&LEADING, line, at, &match)) {
		g_autofree char *initials = match_group(&match, 1);
		learn(people, initials, g_strstrip(match_group(&match, 2)));
		at = match.end[0];
	}
}

/** Whether a cell begins with a person or post, or is a body's name and nothing else; not what somebody is to do. */
static bool is_name(const char *text)
{
	gsize length = 0;
	enum person_kind kind = people_lead(text, &length);

	if (kind == PERSON_INITIALS || kind == PERSON_PRONOUN || g_str_has_suffix(text, "."))
		return false;
	return kind != PERSON_NONE && (kind != PERSON_BODY || length == strlen(text));
}

/** A row of a table that has initials in one cell and the name before or behind. */
static void learn_row(struct people *people, const struct table *table, unsigned row)
{
	const char *initials = NULL, *name = NULL;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || cell->col != col)
			continue;
		if (initials == NULL && people_is_initials(cell->text) && strlen(cell->text) <= 4)
			initials = cell->text;
		else if (name == NULL && strlen(cell->text) < 80 && is_name(cell->text))
			name = cell->text;
	}
	if (initials != NULL && name != NULL && fits(initials, name))
		learn(people, initials, g_strdup(name));
}

/** Whether a table lists those present: its first cell says so. */
static bool is_attendance_table(const struct table *table)
{
	const struct cell *cell = table_at(table, 0, 0);

	return cell != NULL && pattern_match(&ATTENDANCE, cell->text, NULL);
}

struct people *people_of(const struct doc *doc)
{
	struct people *people = people_new();
	unsigned left = 0; /* lines of an attendance list that may still come */

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->kind == BLOCK_TABLE) {
			for (unsigned row = 0; row < block->table->n_rows && block->table->n_cols <= 6; row++)
				learn_row(people, block->table, row);
			if (left > 0 || is_attendance_table(block->table))
				for (guint n = 0; n < MIN(block->table->cells->len, SECTION_LINES); n++)
					people_learn(people,
					    ((const struct cell *)g_ptr_array_index(block->table->cells, n))->text);
			continue;
		}
		if (block->kind == BLOCK_LEFT_OUT || block->text == NULL)
			continue;
		if (pattern_match(&ATTENDANCE, block->text, NULL))
			left = SECTION_LINES;
		else if (left > 0)
			left--;
		if (left > 0)
			people_learn(people, block->text);
	}
	return people;
}

const char *people_name(const struct people *people, const char *initials)
{
	return people != NULL ? g_hash_table_lookup(people->names, initials) : NULL;
}

char *people_expand(const struct people *people, const char *owner)
{
	GString *out;
	struct match match;
	gsize at = 0;

	if (owner == NULL)
		return NULL;
	out = g_string_new(NULL);
	while (pattern_match_from(&ONE_INITIALS, owner, at, &match)) {
		g_autofree char *initials = match_group(&match, 0);
		const char *name = people_name(people, initials);
		bool in_brackets = match.start[0] > 0 && owner[match.start[0] - 1] == '(';
		bool explained = g_str_has_prefix(owner + match.end[0], " (") ||
		    g_str_has_prefix(owner + match.end[0], "(");
		g_string_append_len(out, owner + at, (gssize)(match.end[0] - at));
		if (name != NULL && !in_brackets && !explained)
			g_string_append_printf(out, " (%s)", name);
		at = match.end[0];
	}
	g_string_append(out, owner + at);
	return g_string_free(out, FALSE);
}
