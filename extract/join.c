#include "extract/extract.h"

#include <string.h>

#include "extract/piece.h"
#include "model/limits.h"
#include "model/text.h"

#define GROUP_WORDS 12u    /* of a line between two pieces of a table that names the rows below it */
#define GROUP_COLUMNS 3u   /* a table with fewer is a list or a key, and a line above another is its heading */
#define RIGHT_BELOW 14.0   /* points: no room for a line of text between two pieces */
#define SIDE 0.04          /* of a table's width that a column of a piece may begin elsewhere: its words decide that */
#define HALVES 0.6         /* of the columns that the two halves of a row fill: one or two may be blank in both */
#define FORM_LETTERS 3u    /* of a form's label without its figures: "Rec 2" */
#define MAX_HEADER_ROWS 3u /* more equal rows at the top of two fragments are not a header */

/** A table that takes in what goes on it. Its grid is that of its first fragment until all have been taken. */
struct joint {
	struct table *table;
	char *keys[MAX_HEADER_ROWS]; /* row_key of its first rows */
	unsigned n_keys;
	char *label;         /* text_key of its first cell */
	GArray *rows;        /* struct row: its own and those taken in */
	double *lefts;       /* where the columns of its first fragment begin */
	unsigned n_cols;     /* of its first fragment: a wider one may have been taken in */
	GPtrArray *last_row; /* the cell or NULL in each column of the last row */
	unsigned page_end;
	double bottom; /* of the last piece */
};

/** A row in a form that can be compared: the keys of its cells, blank ones too. */
static char *row_key(const struct table *table, unsigned row)
{
	GString *key = g_string_new(NULL);

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell != NULL && cell->row == row && cell->col == col) {
			g_autofree char *text = text_key(cell->text);
			g_string_append(key, text);
		}
		g_string_append_c(key, '\t');
	}
	while (key->len > 0 && key->str[key->len - 1] == '\t')
		g_string_truncate(key, key->len - 1);
	return g_string_free(key, FALSE);
}

static char *label_key(const struct table *table)
{
	const struct cell *cell = table_at(table, 0, 0);

	return text_key(cell != NULL ? cell->text : "");
}

/** Keeps the cells of the last row; those of the rows above `first` are not the table's. */
static void keep_last_row(struct joint *joint, const struct table *table, unsigned first)
{
	g_ptr_array_set_size(joint->last_row, 0);
	for (unsigned col = 0; col < table->n_cols; col++) {
		struct cell *cell = table_at(table, table->n_rows - 1, col);
		g_ptr_array_add(joint->last_row, cell != NULL && cell->row >= first ? cell : NULL);
	}
}

static void joint_init(struct joint *joint, struct table *table)
{
	*joint = (struct joint){ .table = table,
		.label = label_key(table),
		.page_end = table->place.page_end,
		.bottom = table->box.y1 };
	for (; joint->n_keys < MIN(table->n_rows, MAX_HEADER_ROWS); joint->n_keys++)
		joint->keys[joint->n_keys] = row_key(table, joint->n_keys);
	joint->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	g_array_append_vals(joint->rows, table->rows, table->n_rows);
	joint->lefts = piece_lefts(table);
	joint->n_cols = table->n_cols;
	joint->last_row = g_ptr_array_new();
	keep_last_row(joint, table, 0);
}

/** Closes the table if it has taken anything in. */
static void joint_finish(struct joint *joint)
{
	struct table *table = joint->table;

	if (joint->rows->len > table->n_rows) {
		table->n_rows = joint->rows->len;
		table->place.page_end = joint->page_end;
		table_close(table);
		memcpy(table->rows, joint->rows->data, joint->rows->len * sizeof(struct row));
	}
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		cell->header = cell->header || cell->row < table->n_header_rows;
	}
	for (unsigned i = 0; i < joint->n_keys; i++)
		g_free(joint->keys[i]);
	g_free(joint->label);
	g_free(joint->lefts);
	g_array_unref(joint->rows);
	g_ptr_array_unref(joint->last_row);
}

/** How many rows at the top of a fragment repeat the table's header. */
static unsigned count_repeated(const struct joint *joint, const struct table *fragment)
{
	unsigned limit = MIN(joint->n_keys, MAX(joint->table->n_header_rows, 1)), n = 0;

	for (; n < limit && n < fragment->n_rows; n++) {
		g_autofree char *key = row_key(fragment, n);
		if (strcmp(joint->keys[n], key) != 0 || *key == '\0')
			break;
	}
	return n;
}

/** Whether a table is a form that begins with the same words as the joint's, but for their figures: "Recommendation 2". */
static bool is_next_form(const char *before, const char *label, const struct table *fragment)
{
	const struct cell *value = table_at(fragment, 0, 1);
	guint letters = 0;

	if (value == NULL || value->col != 1 || value->colspan < 2 || value->colspan + 1 != fragment->n_cols)
		return false;
	for (; *before != '\0' || *label != '\0'; letters += *before != ' ', before++, label++) {
		before += strspn(before, "0123456789");
		label += strspn(label, "0123456789");
		if (*before != *label || *before == '\0')
			break;
	}
	return *before == *label && letters >= FORM_LETTERS;
}

/** One table for each record: a column of labels that begins again. */
static bool begins_again(const struct joint *joint, const struct table *fragment)
{
	g_autofree char *label = label_key(fragment);

	return (fragment->n_cols == 2 && *label != '\0' && strcmp(joint->label, label) == 0) ||
	    is_next_form(joint->label, label, fragment);
}

static bool is_text(const struct table *table)
{
	return table->source == TABLE_TABS || table->source == TABLE_PIPES || table->source == TABLE_COLUMNS;
}

static bool is_drawn(const struct table *table)
{
	return table->source == TABLE_RULES || table->source == TABLE_ALIGNED;
}

/** Whether the columns of a piece begin where the table's do, as far as both have something in them. */
static bool has_same_columns(const struct joint *joint, const struct table *fragment)
{
	const struct table *table = joint->table;
	double room = SIDE * (table->box.x1 - table->box.x0);

	if (!is_drawn(table) || !is_drawn(fragment) || joint->n_cols != fragment->n_cols ||
	    joint->n_cols < GROUP_COLUMNS)
		return false;
	g_autofree double *lefts = piece_lefts(fragment);
	for (unsigned col = 0; col < joint->n_cols; col++)
		if (joint->lefts[col] >= 0 && lefts[col] >= 0 && ABS(joint->lefts[col] - lefts[col]) > room)
			return false;
	return true;
}

/** Whether lines are drawn between the columns of both, at other places: a key above a table, both of four columns. */
static bool has_other_rules(const struct joint *joint, const struct table *fragment)
{
	const struct table *table = joint->table;
	double room = SIDE * (table->box.x1 - table->box.x0), moved = fragment->box.x0 - table->box.x0;

	if (table->source != TABLE_RULES || fragment->source != TABLE_RULES || table->n_cols != fragment->n_cols)
		return false;
	g_autofree double *lefts = piece_lefts(fragment);
	for (unsigned col = 0; col < joint->n_cols; col++)
		if (joint->lefts[col] >= 0 && lefts[col] >= 0 &&
		    ABS(joint->lefts[col] + moved - lefts[col]) > room) /* the margins of two pages may differ */
			return true;
	return false;
}

/** Whether a table is a header with nothing below: a shaded strip above rows that no line parts. */
static bool is_strip(const struct joint *joint)
{
	bool heads = joint->table->n_rows == 1 && joint->table->n_cols >= GROUP_COLUMNS;

	for (guint i = 0; heads && i < joint->table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(joint->table->cells, i);
		heads = cell->row > 0 || cell->bold || cell->header;
	}
	return heads;
}

/**
 * Whether a piece with the same columns stands right below: what was found of one table by its lines, and by its words.
 */
static bool is_right_below(const struct joint *joint, const struct table *fragment)
{
	double gap = fragment->box.y0 - joint->bottom;

	return fragment->place.page == joint->page_end && gap > -RIGHT_BELOW && gap < RIGHT_BELOW &&
	    has_same_columns(joint, fragment);
}

/**
 * Whether a fragment goes on a table: its header is repeated, or it has none and as many columns, and a page or
 * something left out lies between. `n_repeated` is set to the rows of its header.
 */
static bool is_fragment(const struct joint *joint, const struct table *fragment, bool left_out_between,
    unsigned *n_repeated)
{
	const struct table *table = joint->table;
	bool page_between = fragment->place.page > joint->page_end;

	*n_repeated = count_repeated(joint, fragment);
	if (fragment->n_rows == 0 || !(table->source == fragment->source || has_same_columns(joint, fragment)))
		return false;
	if ((gsize)(joint->rows->len + fragment->n_rows) * MAX(table->n_cols, fragment->n_cols) > LIMIT_TABLE_CELLS)
		return false;
	if (*n_repeated > 0)
		return table->n_cols == fragment->n_cols || table->n_header_rows > 0;
	if (fragment->n_header_rows > 0 || table->n_cols != fragment->n_cols || begins_again(joint, fragment) ||
	    has_other_rules(joint, fragment))
		return false;
	return left_out_between || page_between || is_right_below(joint, fragment) ||
	    (is_text(table) && table->n_cols > 2) || is_strip(joint);
}

/** Whether a text ends inside a sentence. */
static bool is_cut(const char *text)
{
	const char *last = g_utf8_find_prev_char(text, text + strlen(text));

	return last != NULL && (g_unichar_isalnum(g_utf8_get_char(last)) || *last == ',' || *last == '-');
}

/** Whether a row is the rest of the row before: its first cell is blank, or a cell goes on a sentence cut there. */
static bool goes_on(const struct joint *joint, const struct table *fragment, unsigned row)
{
	const struct cell *first = table_at(fragment, row, 0);
	bool any = false;

	for (unsigned col = 0; col < fragment->n_cols; col++) {
		const struct cell *cut = col < joint->last_row->len ? g_ptr_array_index(joint->last_row, col) : NULL;
		const struct cell *rest = table_at(fragment, row, col);
		any = any || (rest != NULL && !text_is_blank(rest->text));
		if (cut != NULL && rest != NULL && is_cut(cut->text) && g_unichar_islower(g_utf8_get_char(rest->text)))
			return true;
	}
	return any && (first == NULL || text_is_blank(first->text)); /* a fill alone says nothing */
}

static bool has_text(const struct cell *cell)
{
	return cell != NULL && !text_is_blank(cell->text);
}

/** Whether every row but the last, and those right behind a page, has something in the first column. */
static bool labels_rows(const struct joint *joint)
{
	guint n = joint->rows->len;
	g_autofree bool *labelled = g_new0(bool, n + 1);

	for (guint i = 0; i < joint->table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(joint->table->cells, i);
		for (unsigned row = cell->row; cell->col == 0 && row < MIN(n, cell->row + cell->rowspan); row++)
			labelled[row] = labelled[row] || has_text(cell);
	}
	for (guint row = 0; row + 1 < n; row++)
		if (!labelled[row] && !g_array_index(joint->rows, struct row, row).after_break)
			return false;
	return true;
}

/**
 * Whether the ruled row at a page's foot and a row of the next page are one: each fills columns that the other leaves
 * blank. Some producers leave the cells of one line on the first page and take those of several lines over whole.
 */
static bool is_other_half(const struct joint *joint, const struct table *fragment, unsigned row)
{
	unsigned above = 0, below = 0;

	if (joint->table->source != TABLE_RULES || fragment->source != TABLE_RULES || row >= fragment->n_rows ||
	    fragment->n_cols != joint->last_row->len || fragment->n_cols < GROUP_COLUMNS || joint->rows->len < 2)
		return false;
	for (unsigned col = 0; col < fragment->n_cols; col++) {
		const struct cell *upper = g_ptr_array_index(joint->last_row, col),
				  *lower = table_at(fragment, row, col);
		if ((upper != NULL && upper->colspan * upper->rowspan > 1) ||
		    (lower != NULL && lower->colspan * lower->rowspan > 1) || (has_text(upper) && has_text(lower)) ||
		    (col == 0 && !has_text(lower)))
			return false;
		above += has_text(upper);
		below += has_text(lower);
	}
	return above > 0 && above + below >= HALVES * fragment->n_cols && labels_rows(joint);
}

/** Blank cells of the last row take over what their other halves hold. */
static void halves_fill(const struct joint *joint, const struct table *fragment, unsigned row)
{
	for (unsigned col = 0; col < fragment->n_cols; col++) {
		struct cell *upper = g_ptr_array_index(joint->last_row, col), *lower = table_at(fragment, row, col);
		if (upper == NULL || !has_text(lower))
			continue;
		g_free(upper->text);
		upper->text = g_steal_pointer(&lower->text);
		lower->text = g_strdup("");
		upper->bold = lower->bold;
		upper->ink = lower->ink;
		upper->sign = lower->sign;
		upper->sign_colour = lower->sign_colour;
		upper->place.page_end = lower->place.page_end;
	}
}

/** The words of the rows above `n_rows`. */
static char *header_text(const struct table *table, unsigned n_rows)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (cell->row < n_rows)
			g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", cell->text);
	}
	return g_string_free(text, FALSE);
}

/** Moves the rows of a fragment, its header left behind, below those that the table has. */
static void take_in(struct joint *joint, struct table *fragment, unsigned n_repeated)
{
	struct table *table = joint->table;
	bool halves = is_other_half(joint, fragment, n_repeated);
	unsigned offset = joint->rows->len - n_repeated - halves;

	if (halves)
		halves_fill(joint, fragment, n_repeated);
	for (unsigned row = n_repeated + halves; row < fragment->n_rows; row++) {
		struct row taken = fragment->rows[row];
		taken.after_break = taken.after_break || row == n_repeated;
		taken.goes_on = taken.goes_on || (row == n_repeated && goes_on(joint, fragment, row));
		g_array_append_val(joint->rows, taken);
	}
	if (fragment->n_rows > n_repeated)
		keep_last_row(joint, fragment, n_repeated);
	for (guint i = fragment->cells->len; i > 0; i--) {
		struct cell *cell = g_ptr_array_index(fragment->cells, i - 1);
		if (cell->row < n_repeated)
			break; /* cells are sorted by row: the header's stay and go with the fragment */
		if (halves && cell->row == n_repeated && !has_text(cell))
			continue;
		g_ptr_array_steal_index(fragment->cells, i - 1);
		cell->row += offset;
		cell->header = false;
		g_ptr_array_add(table->cells, cell);
	}
	table->n_header_rows = MAX(table->n_header_rows, n_repeated);
	table->columns_unsure = table->columns_unsure || fragment->columns_unsure;
	table->n_cols = MAX(table->n_cols, fragment->n_cols);
	joint->page_end = MAX(joint->page_end, fragment->place.page_end);
	joint->bottom = fragment->box.y1;
}

/** Turns the block of a fragment whose rows have been taken into one of its repeated header. */
static void leave_header(struct block *block, char *text)
{
	table_free(block->table);
	block->table = NULL;
	block->kind = BLOCK_LEFT_OUT;
	block->left_out = LEFT_OUT_REPEATED_HEADER;
	block->text = text;
}

/** Whether a line may be a row of a table that names those below it: short, bold, between the table's sides. */
static bool is_group(const struct block *block, const struct table *table)
{
	if (block->kind != BLOCK_HEADING && !(block->kind == BLOCK_PARAGRAPH && block->bold))
		return false;
	return is_drawn(table) && table->n_cols >= GROUP_COLUMNS && text_count_words(block->text) <= GROUP_WORDS &&
	    block->box.x1 > block->box.x0 && block->box.x0 >= table->box.x0 - 1 && block->box.x1 <= table->box.x1 + 1;
}

/**
 * The next table if nothing but blank and left-out blocks and at most one line that may name a group lies between; NULL
 * if something else does. `group` is set to that line or NULL.
 */
static struct block *next_table(const struct doc *doc, const struct table *table, guint *at, bool *left_out_between,
    struct block **group)
{
	*left_out_between = false;
	*group = NULL;
	for ((*at)++; *at < doc->blocks->len; (*at)++) {
		struct block *block = g_ptr_array_index(doc->blocks, *at);
		if (block->kind == BLOCK_TABLE)
			return block;
		if (block->kind == BLOCK_LEFT_OUT) {
			*left_out_between = true;
		} else if (!text_is_blank(block->text)) {
			if (*group != NULL || !is_group(block, table))
				return NULL;
			*group = block;
		}
	}
	return NULL;
}

/** Makes a line between two pieces of a table a row across it. */
static void take_group(struct joint *joint, struct block *group)
{
	struct row row = { .place = group->place };
	struct cell *cell = table_add(joint->table, joint->rows->len, 0, g_steal_pointer(&group->text));

	cell->colspan = joint->table->n_cols;
	cell->bold = true;
	cell->place = group->place;
	cell->box = group->box;
	g_array_append_val(joint->rows, row);
	group->text = g_strdup("");
	g_ptr_array_set_size(joint->last_row, 0);
}

/** Takes in what goes on a table. Gives the block behind the last fragment. */
static guint join_from(struct doc *doc, guint first)
{
	struct joint joint;
	bool left_out_between;
	unsigned n_repeated;
	guint at = first, behind = first + 1;
	struct block *block = g_ptr_array_index(doc->blocks, first), *group;

	if (block->table->n_rows == 0)
		return behind;
	joint_init(&joint, block->table);
	for (; (block = next_table(doc, joint.table, &at, &left_out_between, &group)) != NULL; behind = at + 1) {
		if (block->table->place.page > joint.page_end && joint.table->n_cols == joint.n_cols)
			piece_widen(joint.table, joint.lefts, block->table);
		if (!is_fragment(&joint, block->table, left_out_between || group != NULL, &n_repeated))
			break;
		if (group != NULL && (n_repeated > 0 || !has_same_columns(&joint, block->table)))
			break; /* another table: the line is its heading */
		bool strip = n_repeated == 0 && is_strip(&joint);
		if (group != NULL)
			take_group(&joint, group);
		char *text = header_text(block->table, n_repeated);
		take_in(&joint, block->table, n_repeated);
		if (strip)
			joint.table->n_header_rows = 1;
		leave_header(block, text);
	}
	joint_finish(&joint);
	return behind;
}

void join_tables(struct doc *doc)
{
	for (guint i = 0; i < doc->blocks->len;) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		i = block->kind == BLOCK_TABLE ? join_from(doc, i) : i + 1;
	}
}
