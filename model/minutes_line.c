#include "model/minutes_line.h"

#include <string.h>

#include "model/pattern.h"
#include "model/people.h"
#include "model/text.h"

#define ROMAN_MAX 39u       /* xxxix: no list of resolutions is longer */
#define MARK_STEP_MAX 3u    /* a list may miss a number or two (a page lost, a typing error) */
#define LAYOUT_CELL_BYTES 150u /* a cell with more is a paragraph: figures, names and dates are shorter */
#define SENTENCE_BYTES 25u    /* a cell that ends with a stop and is longer is a sentence, not a label */
#define MARK_BYTES_MAX 8u     /* "(xviii)" */
#define NUMBER_BYTES_MAX 14u  /* "OSC/123/2024" */
#define LAYOUT_COLUMNS_MAX 8u /* minutes laid out as a table have two to five columns */

static struct pattern BULLET = PATTERN("^(?:[•·▪▫●◦○■□‣∙➢➤⁃\\x{F000}-\\x{F0FF}*]\\s*|[-–—]\\s+|o\\s{2,})(?=\\S)");
static struct pattern MARK = PATTERN("^(?:(\\()\\s?(\\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})\\s?\\)[.:]?|"
                                     "(\\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})(\\))[.:]?|(\\d{1,4}|[a-z]{1,5})(\\.)(?![\\d]))\\s*(?=\\S)");
static struct pattern DECIMAL = PATTERN("^(\\d{1,3}(?:\\.\\d{1,3}){1,3})[.)]?(?:\\s+|(?=\\p{Lu}))(?=\\D)");
static struct pattern CAPITAL_STOP = PATTERN("^([A-H])(\\.)\\s+(?=(?:That|To|The|A|An)\\b)");
static struct pattern ACTION_HEAD = PATTERN("(?i)^(?:agreed |follow[- ]up )?actions?(?: points?| required| agreed| needed| arising)?s?:?$");
static struct pattern OWNER_HEAD = PATTERN(
    "(?i)^(?:action (?:by|for|owner|on)|owner|by whom|who|lead(?: officer)?|responsib\\w*(?: officer| person)?|"
    "officer(?: responsible)?|person responsible|assigned to|initials|whom?)\\s*[:?]?$");
static struct pattern WHEN_HEAD = PATTERN("(?i)^(?:due(?: date| by)?|deadline|by when|when|target(?: date)?|timescale|"
                                          "date due|completion date|complete by)\\s*[:?]?$");
static struct pattern NUMBER_ONLY = PATTERN("^\\(?\\d{1,4}(?:[./]\\d{1,4})*[.)]?$");

static unsigned roman_value(const char *text)
{
	static const char *const ROMAN[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
	unsigned tens = 0;

	while (*text == 'x' && tens < 3) {
		tens++;
		text++;
	}
	for (unsigned i = 0; i < G_N_ELEMENTS(ROMAN); i++)
		if (g_str_equal(text, ROMAN[i]) && tens * 10 + i > 0 && tens * 10 + i <= ROMAN_MAX)
			return tens * 10 + i;
	return 0;
}

/** What "12", "b" or "iv" counts; false for a word that counts nothing ("(the)"). */
static bool read_count(const char *count, struct list_mark *mark)
{
	g_autofree char *small = g_ascii_strdown(count, -1);

	if (g_ascii_isdigit(*count)) {
		mark->style = MARK_NUMBER;
		mark->number = (unsigned)g_ascii_strtoull(count, NULL, 10);
		return true;
	}
	mark->style = g_ascii_isupper(*count) ? MARK_CAPITAL : MARK_SMALL;
	mark->roman = roman_value(small);
	if (small[1] == '\0' || (small[0] == small[1] && small[2] == '\0')) /* a ... z, aa ... */
		mark->letter = (unsigned)(small[0] - 'a') + 1 + (small[1] != '\0' ? 26 : 0);
	return mark->roman > 0 || mark->letter > 0;
}

/** A pattern's groups: the counting text and, before or behind it, the sign that shows how it is set off. */
static bool read_mark(const char *text, const struct match *match, unsigned count, unsigned sign, struct list_mark *mark)
{
	g_autofree char *counted = match_group(match, count);

	mark->round = text[match->start[sign]];
	mark->body = match->end[0];
	for (mark->label_end = mark->body; mark->label_end > 0 && g_ascii_isspace(text[mark->label_end - 1]);)
		mark->label_end--;
	if (read_count(counted, mark))
		return true;
	*mark = (struct list_mark){ .style = MARK_NONE };
	return false;
}

bool minutes_mark(const char *text, struct list_mark *mark)
{
	struct match match;

	*mark = (struct list_mark){ .style = MARK_NONE };
	if (pattern_match(&BULLET, text, &match)) {
		mark->style = MARK_BULLET;
		mark->body = match.end[0];
		return true;
	}
	if (pattern_match(&DECIMAL, text, &match)) {
		const char *last = strrchr(text + match.start[1], '.');
		for (; last != NULL && last >= text + match.end[1]; last = g_strrstr_len(text, last - text, "."))
			continue;
		mark->style = MARK_DECIMAL;
		mark->number = last != NULL ? (unsigned)g_ascii_strtoull(last + 1, NULL, 10) : 0;
		mark->label_end = match.end[1];
		mark->body = match.end[0];
		return true;
	}
	if (pattern_match(&CAPITAL_STOP, text, &match))
		return read_mark(text, &match, 1, 2, mark);
	if (!pattern_match(&MARK, text, &match))
		return false;
	unsigned group = match_has(&match, 2) ? 2 : match_has(&match, 3) ? 3 : 5;
	return read_mark(text, &match, group, group == 2 ? 1 : group + 1, mark);
}

static bool is_step(unsigned before, unsigned after)
{
	return before > 0 && after > before && after - before <= MARK_STEP_MAX;
}

bool minutes_mark_follows(const struct list_mark *before, const struct list_mark *after)
{
	bool letters = (before->style == MARK_SMALL && after->style == MARK_CAPITAL) ||
	    (before->style == MARK_CAPITAL && after->style == MARK_SMALL); /* "A)" and "b)": a slip */

	if ((before->style != after->style && !letters) || before->style == MARK_NONE || before->round != after->round)
		return false;
	switch (after->style) {
	case MARK_BULLET:
		return true;
	case MARK_NUMBER:
	case MARK_DECIMAL:
		return is_step(before->number, after->number);
	default:
		return is_step(before->letter, after->letter) || is_step(before->roman, after->roman);
	}
}

bool minutes_mark_is_first(const struct list_mark *mark)
{
	return mark->style == MARK_BULLET || mark->number == 1 || mark->letter == 1 || mark->roman == 1;
}

char *minutes_line_label(const struct minute_line *line)
{
	if (line->mark.style == MARK_NONE || line->mark.style == MARK_BULLET)
		return NULL;
	return g_strndup(line->text, line->mark.label_end);
}

const char *minutes_line_body(const struct minute_line *line)
{
	return line->text + line->mark.body;
}

void minutes_line_free(gpointer data)
{
	struct minute_line *line = data;

	g_free(line->text);
	g_free(line->beside);
	g_free(line->when);
	g_free(line);
}

/** Takes over the text; a blank one gives no line. */
static struct minute_line *add_line(GPtrArray *lines, char *text, guint block, struct place place)
{
	struct minute_line *line;

	g_strstrip(text);
	if (text_is_blank(text)) {
		g_free(text);
		return NULL;
	}
	line = g_new0(struct minute_line, 1);
	line->text = text;
	line->block = line->last_block = block;
	line->place = place;
	minutes_mark(text, &line->mark);
	g_ptr_array_add(lines, line);
	return line;
}

/** The paragraphs of a text, also those that begin with a bullet inside it. */
static GStrv split(const char *text)
{
	return g_regex_split_simple("\\n+|\\s+(?=[•▪●]\\s)", text, 0, 0);
}

static void add_block(GPtrArray *lines, const struct block *block, guint n)
{
	g_autofree char *tidy = text_tidy(block->text != NULL ? block->text : "");
	g_auto(GStrv) parts = split(tidy);

	for (guint i = 0; parts[i] != NULL; i++) {
		struct minute_line *line = add_line(lines, g_strdup(parts[i]), n, block->place);
		if (line == NULL)
			continue;
		line->heading = block->kind == BLOCK_HEADING;
		line->bold = block->bold;
		line->indent = block->indent;
		line->gap = i > 0 || block->gap_before;
		line->level = block->level > 1 && block->kind == BLOCK_ITEM ? block->level - 1 : 0;
		if (line->mark.style == MARK_BULLET && line->level == 0)
			line->level = 1;
	}
}

/** Which columns of a layout table are the actions, their owners and their dates; G_MAXUINT: none. */
struct layout {
	unsigned action, owner, when;
	unsigned body_row;
};

/** Whether a column without a head holds nothing but initials: who acts on what stands beside them. */
static bool is_owner_column(const struct table *table, unsigned col)
{
	unsigned n = 0;

	for (unsigned row = 0; row < table->n_rows && table->n_cols > 1; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || text_is_blank(cell->text))
			continue;
		if (cell->col != col || !people_is_initials(cell->text))
			return false;
		n++;
	}
	return n > 0;
}

static struct layout find_layout(const struct table *table)
{
	struct layout layout = { G_MAXUINT, G_MAXUINT, G_MAXUINT, 0 };

	for (unsigned col = 0; col < table->n_cols && table->n_cols <= LAYOUT_COLUMNS_MAX && table->n_rows > 1; col++) {
		const struct cell *cell = table_at(table, 0, col);
		if (cell == NULL)
			continue;
		if (pattern_match(&ACTION_HEAD, cell->text, NULL))
			layout.action = col;
		else if (pattern_match(&OWNER_HEAD, cell->text, NULL))
			layout.owner = col;
		else if (pattern_match(&WHEN_HEAD, cell->text, NULL))
			layout.when = col;
	}
	if (layout.action == G_MAXUINT && layout.owner == G_MAXUINT && is_owner_column(table, table->n_cols - 1))
		layout.owner = table->n_cols - 1;
	else if (layout.action != G_MAXUINT || layout.owner != G_MAXUINT)
		layout.body_row = 1;
	return layout;
}

static char *cell_text(const struct table *table, unsigned row, unsigned col)
{
	const struct cell *cell = col < table->n_cols ? table_at(table, row, col) : NULL;

	return cell != NULL && cell->row == row && cell->col == col ? text_tidy(cell->text) : NULL;
}

/** A row whose Action column holds the action itself, beside its owner. */
static void add_action_row(GPtrArray *lines, const struct table *table, unsigned row, const struct layout *layout, guint n)
{
	char *text = cell_text(table, row, layout->action);
	struct minute_line *line = text != NULL ? add_line(lines, text, n, table->rows[row].place) : NULL;

	if (line == NULL)
		return;
	line->from_table = line->is_action = line->gap = true;
	line->beside = cell_text(table, row, layout->owner);
	line->when = cell_text(table, row, layout->when);
}

/** The other cells of a row as paragraphs; a number alone goes before the text beside it. */
static void add_row_text(GPtrArray *lines, const struct table *table, unsigned row, const struct layout *layout, guint n)
{
	g_autofree char *number = NULL;

	for (unsigned col = 0; col < table->n_cols; col++) {
		g_autofree char *text = NULL;
		if (col == layout->action || col == layout->owner || col == layout->when)
			continue;
		text = cell_text(table, row, col);
		if (text == NULL || *text == '\0')
			continue;
		if (number == NULL && pattern_match(&NUMBER_ONLY, text, NULL)) {
			number = g_steal_pointer(&text);
			continue;
		}
		g_auto(GStrv) parts = split(text);
		for (guint i = 0; parts[i] != NULL; i++) {
			char *whole = number != NULL ? g_strconcat(number, " ", parts[i], NULL) : g_strdup(parts[i]);
			g_clear_pointer(&number, g_free);
			struct minute_line *line = add_line(lines, whole, n, table->rows[row].place);
			if (line != NULL)
				line->from_table = line->gap = true;
		}
	}
	if (number != NULL)
		add_line(lines, g_steal_pointer(&number), n, table->rows[row].place);
}

/** "label: value" lines that were made a table are lines again. */
static void add_pairs(GPtrArray *lines, const struct table *table, guint n)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		g_autofree char *label = cell_text(table, row, 0), *value = cell_text(table, row, 1);
		bool closed = label != NULL && g_str_has_suffix(label, ":");
		add_line(lines,
		    g_strdup_printf("%s%s %s", label != NULL ? label : "", label != NULL && !closed ? ":" : "",
		        value != NULL ? value : ""),
		    n, table->rows[row].place);
	}
}

/** Whether the cells hold paragraphs, so that the table is only the minutes' layout. */
static bool is_layout(const struct table *table)
{
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (strlen(cell->text) > LAYOUT_CELL_BYTES)
			return true;
	}
	return table->n_cols == 1;
}

/** A row of a table inside the account as one paragraph. */
static void add_row(GPtrArray *lines, const struct table *table, unsigned row, guint n)
{
	GString *joined = g_string_new(NULL);

	for (unsigned col = 0; col < table->n_cols; col++) {
		g_autofree char *text = cell_text(table, row, col);
		if (text == NULL || *text == '\0')
			continue;
		g_strdelimit(text, "\n", ' ');
		g_string_append_printf(joined, "%s%s", joined->len > 0 ? " | " : "", text);
	}
	struct minute_line *line = add_line(lines, g_string_free(joined, FALSE), n, table->rows[row].place);
	if (line != NULL) {
		line->from_table = line->is_row = true;
		line->mark = (struct list_mark){ .style = MARK_NONE };
	}
}

/** Whether a table's first column holds list marks only: a list whose entries were taken for columns. */
static bool is_list(const struct table *table)
{
	unsigned marks = 0;

	for (unsigned row = 0; row < table->n_rows; row++) {
		g_autofree char *text = cell_text(table, row, 0);
		if (text == NULL || *text == '\0')
			continue;
		g_autofree char *probe = g_strconcat(text, " x", NULL);
		struct list_mark mark;
		bool listed = strlen(text) <= MARK_BYTES_MAX && strchr(".)", text[strlen(text) - 1]) != NULL && minutes_mark(probe, &mark);
		if (!listed && (strlen(text) > NUMBER_BYTES_MAX || strpbrk(text, "0123456789") == NULL))
			return false; /* neither a mark nor an item's number below the list */
		marks += listed ? 1 : 0;
	}
	return marks > 0 && table->source == TABLE_COLUMNS;
}

/** Whether columns cut through sentences: prose that was taken for a table. */
static bool is_prose(const struct table *table)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		unsigned n = 0;
		bool closed = false, cut = false;
		for (unsigned col = 0; col < table->n_cols; col++) {
			g_autofree char *text = cell_text(table, row, col);
			if (text == NULL || *text == '\0')
				continue;
			cut = cut || (n > 0 && g_unichar_islower(g_utf8_get_char(text)));
			closed = strlen(text) > SENTENCE_BYTES && strchr(".;:", text[strlen(text) - 1]) != NULL;
			n++;
		}
		if (cut || (n == 1 && closed && table->n_cols > 1))
			return table->source == TABLE_COLUMNS;
	}
	return false;
}

/** A row of such a list: its cells joined line by line, as they stood beside one another. */
static void add_list_row(GPtrArray *lines, const struct table *table, unsigned row, guint n)
{
	g_autoptr(GPtrArray) joined = g_ptr_array_new();

	for (unsigned col = 0; col < table->n_cols; col++) {
		g_autofree char *text = cell_text(table, row, col);
		g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", "\n", -1);
		for (guint i = 0; parts[i] != NULL; i++) {
			if (i == joined->len)
				g_ptr_array_add(joined, g_string_new(NULL));
			GString *line = g_ptr_array_index(joined, i);
			g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", parts[i]);
		}
	}
	for (guint i = 0; i < joined->len; i++) {
		struct minute_line *line =
		    add_line(lines, g_string_free(g_ptr_array_index(joined, i), FALSE), n, table->rows[row].place);
		if (line != NULL)
			line->gap = true;
	}
}

static void add_table(GPtrArray *lines, const struct table *table, guint n)
{
	struct layout layout = find_layout(table);
	bool both = layout.action != G_MAXUINT && layout.owner != G_MAXUINT;

	if (table->source == TABLE_LINES && table->n_cols == 2) {
		add_pairs(lines, table, n);
		return;
	}
	bool plain = layout.action == G_MAXUINT && layout.owner == G_MAXUINT;
	if (plain && (is_list(table) || is_prose(table))) {
		for (unsigned row = 0; row < table->n_rows; row++)
			add_list_row(lines, table, row, n);
		return;
	}
	if (plain && !is_layout(table)) {
		for (unsigned row = 0; row < table->n_rows; row++)
			add_row(lines, table, row, n);
		return;
	}
	for (unsigned row = 0; row < table->n_rows; row++) {
		guint before = lines->len;
		bool head = row < layout.body_row;
		add_row_text(lines, table, row, &layout, n);
		if (both && !head) {
			add_action_row(lines, table, row, &layout, n);
			continue;
		}
		g_autofree char *beside = cell_text(table, row, layout.action != G_MAXUINT ? layout.action : layout.owner);
		if (beside == NULL || *beside == '\0' || head)
			continue;
		if (lines->len == before) {
			add_line(lines, g_strconcat("Action: ", beside, NULL), n, table->rows[row].place);
			continue;
		}
		struct minute_line *last = g_ptr_array_index(lines, lines->len - 1);
		last->beside = g_steal_pointer(&beside);
		last->when = cell_text(table, row, layout.when);
	}
}

GPtrArray *minutes_lines(const struct doc *doc)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(minutes_line_free);

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->kind == BLOCK_LEFT_OUT)
			continue;
		if (block->kind == BLOCK_TABLE)
			add_table(lines, block->table, i);
		else
			add_block(lines, block, i);
	}
	return lines;
}
