/** Tables of a page: those that hold data as they are, those that only lay a page out dissolved. */
#include "extract/from_html.h"

#include <string.h>

#include "extract/from_text.h"
#include "model/limits.h"
#include "model/note.h"
#include "model/text.h"

#define WIDE_SPAN 32  /* columns: a wider span means "all of them", as authors write colspan=100 */
#define HEAD_WORDS 8u /* of a column's head in bold */
#define BOLD_HEADS 3u /* that make a row of heads */
#define CHAIN 8       /* elements inside each other that a cell's one colour may be deep in */

/** A cell where the grid has it. */
struct spot {
	const xmlNode *node, *row_node;
	unsigned row, col, rowspan, colspan;
	bool head; /* th, or in thead */
};

/** A table as its mark-up has it. */
struct markup {
	GArray *spots;                      /* struct spot */
	unsigned n_rows, n_cols;            /* columns: the widest spans not counted */
	unsigned busy[LIMIT_TABLE_COLUMNS]; /* the row from which each column is free again */
	bool has_heads, too_big;
	const xmlNode *caption;
};

static void add_spot(struct markup *markup, const xmlNode *node, const xmlNode *row, bool in_head)
{
	struct spot spot = { .node = node,
		.row_node = row,
		.row = markup->n_rows,
		.head = in_head || look_is(node, "th") };

	while (spot.col < LIMIT_TABLE_COLUMNS && markup->busy[spot.col] > spot.row)
		spot.col++;
	if (spot.col == LIMIT_TABLE_COLUMNS) {
		markup->too_big = true;
		return;
	}
	spot.rowspan = look_number(node, "rowspan", 1, LIMIT_TABLE_CELLS);
	spot.colspan = MAX(1, look_number(node, "colspan", 1, LIMIT_TABLE_COLUMNS - spot.col));
	if (spot.rowspan == 0)
		spot.rowspan = LIMIT_TABLE_CELLS; /* down to the last row */
	for (unsigned col = spot.col; col < spot.col + spot.colspan; col++)
		markup->busy[col] = MAX(markup->busy[col], spot.row + spot.rowspan);
	markup->n_cols = MAX(markup->n_cols, spot.col + (spot.colspan <= WIDE_SPAN ? spot.colspan : 1));
	markup->has_heads = markup->has_heads || look_is(node, "th");
	g_array_append_val(markup->spots, spot);
}

static void add_row(struct markup *markup, const xmlNode *row, bool in_head)
{
	if ((gsize)(markup->n_rows + 1) * MAX(markup->n_cols, 1) > LIMIT_TABLE_CELLS) {
		markup->too_big = true;
		return;
	}
	for (const xmlNode *at = row->children; at != NULL; at = at->next)
		if (look_is(at, "td th") && !look_is_hidden(at))
			add_spot(markup, at, row, in_head);
	markup->n_rows++;
}

static void add_rows(struct markup *markup, const xmlNode *node, bool in_head)
{
	for (const xmlNode *at = node->children; at != NULL; at = at->next) {
		if (look_is(at, "tr"))
			add_row(markup, at, in_head);
		else if (look_is(at, "thead tbody tfoot form") && !look_is(node, "thead tbody tfoot form"))
			add_rows(markup, at, look_is(at, "thead"));
		else if (look_is(at, "caption"))
			markup->caption = at;
		if (look_is(at, "thead"))
			markup->has_heads = true;
	}
}

static void markup_read(struct markup *markup, const xmlNode *table)
{
	memset(markup, 0, sizeof *markup);
	markup->spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	add_rows(markup, table, false);
	for (guint i = 0; i < markup->spots->len; i++) {
		struct spot *spot = &g_array_index(markup->spots, struct spot, i);
		spot->rowspan = MIN(spot->rowspan, markup->n_rows - spot->row);
		spot->colspan = MIN(spot->colspan, markup->n_cols - spot->col);
	}
}

/** The one colour of a cell: its own, or that of an element that holds all its words. */
static guint32 find_colour(const xmlNode *cell, guint32 (*look)(const xmlNode *node))
{
	const xmlNode *node = cell;

	for (int depth = 0; node != NULL && depth < CHAIN; depth++) {
		guint32 colour = look(node);
		const xmlNode *only = NULL;
		if (colour != COLOUR_NONE)
			return colour;
		for (const xmlNode *at = node->children; at != NULL; at = at->next) {
			bool blank = at->type == XML_TEXT_NODE ? text_is_blank((const char *)at->content) :
								 at->type != XML_ELEMENT_NODE;
			if (!blank && (only != NULL || at->type != XML_ELEMENT_NODE))
				return COLOUR_NONE;
			only = blank ? only : at;
		}
		node = only;
	}
	return COLOUR_NONE;
}

/** Whether a cell holds a part of a page rather than a value: headings, tables of its own. */
static bool holds_page(const xmlNode *cell)
{
	for (const xmlNode *at = cell; at != NULL; at = look_next(cell, at, true))
		if (look_is(at, "h1 h2 h3 h4 h5 h6 table"))
			return true;
	return false;
}

/** Whether an element's words are bold and short, as those of a column's head are. */
static bool is_bold_head(const xmlNode *cell)
{
	unsigned n_words = look_count_words(cell, HEAD_WORDS + 1);

	for (const xmlNode *at = cell; at != NULL; at = look_next(cell, at, !look_is(at, "b strong th")))
		if (at->type == XML_TEXT_NODE && !text_is_blank((const char *)at->content))
			return false;
	return n_words > 0 && n_words <= HEAD_WORDS;
}

/** Whether the first row is nothing but bold heads of three columns or more: a page's own layout has no such row. */
static bool has_bold_heads(const struct markup *markup)
{
	unsigned n = 0;

	for (guint i = 0; i < markup->spots->len; i++) {
		const struct spot *spot = &g_array_index(markup->spots, struct spot, i);
		if (spot->row > 0)
			break;
		if (spot->colspan > 1 || holds_page(spot->node) || !is_bold_head(spot->node))
			return false;
		n++;
	}
	return n >= BOLD_HEADS && n == markup->n_cols;
}

/** Whether a table is one row of words on fills of several colours: a key as a strip. */
static bool is_strip(const struct markup *markup)
{
	guint32 first = COLOUR_NONE;
	bool several = false;

	for (guint i = 0; i < markup->spots->len; i++) {
		const struct spot *spot = &g_array_index(markup->spots, struct spot, i);
		guint32 fill = find_colour(spot->node, look_fill);
		if (fill == COLOUR_NONE || holds_page(spot->node) || look_count_words(spot->node, 1) == 0)
			return false;
		first = i == 0 ? fill : first;
		several = several || fill != first;
	}
	return markup->n_rows == 1 && several;
}

/** Whether a table holds data: heads, or rows of several cells none of which is a part of the page. */
static bool is_data(const struct markup *markup, const xmlNode *table)
{
	g_autofree char *role = look_attribute(table, "role");
	unsigned n_full = 0, n_filled = 0, last_row = G_MAXUINT;

	if (role != NULL && (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0))
		return false;
	if (look_has_class(table, "mgItemTable") &&
	    (!markup->has_heads || markup->n_cols <= 2)) /* items, number and text */
		return false;
	if (is_strip(markup))
		return true;
	if (markup->n_rows < 2 || markup->n_cols < 2)
		return false;
	if (markup->has_heads || markup->caption != NULL || has_bold_heads(markup))
		return true;
	for (guint i = 0; i < markup->spots->len; i++) {
		const struct spot *spot = &g_array_index(markup->spots, struct spot, i);
		if (holds_page(spot->node))
			return false;
		if (look_count_words(spot->node, 1) == 0)
			continue;
		n_filled = spot->row == last_row ? n_filled + 1 : 1;
		last_row = spot->row;
		n_full += n_filled == 2;
	}
	return n_full >= 2;
}

/** Walks the cells of a table that lays a page out; a number in a cell of its own goes before what follows. */
static void dissolve(struct flow *flow, const struct markup *markup)
{
	for (guint i = 0; i < markup->spots->len; i++) {
		const struct spot *spot = &g_array_index(markup->spots, struct spot, i);
		bool last = i + 1 == markup->spots->len ||
		    g_array_index(markup->spots, struct spot, i + 1).row != spot->row;
		g_autoptr(GString) words = g_string_new(NULL);
		flow_end(flow, true);
		for (const xmlNode *at = spot->node; at != NULL && words->len < 40;
		     at = look_next(spot->node, at, !look_is_wordless(at)))
			if (at->type == XML_TEXT_NODE)
				g_string_append(words, (const char *)at->content);
		g_autofree char *text = text_tidy(words->str);
		if (!last && *text != '\0' && (line_is_marker(text) || line_is_number(text)) && strlen(text) < 12) {
			g_free(flow->marker);
			flow->marker = g_steal_pointer(&text);
			continue;
		}
		flow_walk_inside(flow, spot->node);
		flow_end(flow, true);
		g_clear_pointer(&flow->marker, g_free);
	}
}

/** Reads one cell into the table; tables inside it are kept for later. */
static void add_cell(struct flow *flow, struct table *table, const struct spot *spot)
{
	struct flow inside = { .doc = flow->doc,
		.cell = g_string_new(NULL),
		.inner = flow->inner,
		.text = g_string_new(NULL),
		.nesting = flow->nesting };

	flow_walk_inside(&inside, spot->node);
	flow_end(&inside, false);
	guint32 fill = find_colour(spot->node, look_fill);
	if (fill == COLOUR_NONE)
		fill = look_fill(spot->row_node);
	if (inside.cell->len > 0 || fill != COLOUR_NONE) {
		struct cell *cell = table_add(table, spot->row, spot->col, g_strdup(inside.cell->str));
		cell->rowspan = spot->rowspan;
		cell->colspan = spot->colspan;
		cell->header = spot->head;
		cell->bold = inside.n_all_letters > 0 && inside.n_all_letters == inside.n_all_bold;
		cell->fill = fill;
		cell->ink = find_colour(spot->node, look_ink);
		cell->place = (struct place){ 1, 1, (unsigned)xmlGetLineNo(spot->node) };
	}
	g_free(inside.marker);
	g_string_free(inside.cell, TRUE);
	g_string_free(inside.text, TRUE);
}

/** Whether a row is one head over the whole width: the name of a group of rows, if heads of columns stand above it. */
static bool is_group(const struct table *table, unsigned row)
{
	const struct cell *cell = table_at(table, row, 0);

	return row > 0 && table->n_cols > 1 && cell != NULL && cell->row == row && cell->colspan == table->n_cols;
}

/** Leading rows of which every cell is a head. */
static unsigned count_header_rows(const struct table *table, const struct markup *markup)
{
	unsigned n = 0;

	for (; n + 1 < table->n_rows; n++) {
		bool any = false;
		if (is_group(table, n))
			return n;
		for (unsigned col = 0; col < table->n_cols; col++) {
			const struct cell *cell = table_at(table, n, col);
			if (cell == NULL)
				continue;
			if (!(markup->has_heads ? cell->header : cell->bold))
				return n;
			any = true;
		}
		if (!any || (!markup->has_heads && n == 1))
			return n == 1 && !markup->has_heads ? 0 : n; /* all in bold: no header */
	}
	return n;
}

static void add_table(struct flow *flow, const struct markup *markup, const xmlNode *node)
{
	struct table *table = table_new(TABLE_MARKUP);

	table->place = (struct place){ 1, 1, (unsigned)xmlGetLineNo(node) };
	table->n_rows = markup->n_rows;
	table->n_cols = markup->n_cols;
	for (guint i = 0; i < markup->spots->len; i++)
		add_cell(flow, table, &g_array_index(markup->spots, struct spot, i));
	table_close(table);
	table->n_header_rows = count_header_rows(table, markup);
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		cell->header = cell->header || cell->row < table->n_header_rows;
		if (i == 0 || cell->row != ((struct cell *)g_ptr_array_index(table->cells, i - 1))->row)
			table->rows[cell->row].place = cell->place;
	}
	doc_add(flow->doc, BLOCK_TABLE, NULL, table->place)->table = table;
}

/** Says that a table was too big. Its words are kept as left out, so that the account finds them. */
static void leave_out_table(struct flow *flow, const xmlNode *table)
{
	notes_add(flow->doc->notes, NOTE_WARNING, "table-too-big", flow->doc->file, 0, (unsigned)xmlGetLineNo(table),
	    "a table has more than %u columns or %u cells; it was left out", LIMIT_TABLE_COLUMNS, LIMIT_TABLE_CELLS);
	flow_leave_out(flow, table, LEFT_OUT_HIDDEN);
}

static void read_data(struct flow *flow, const struct markup *markup, const xmlNode *node)
{
	GPtrArray *above = flow->inner;

	flow_end(flow, true);
	if (markup->caption != NULL)
		flow_walk_inside(flow, markup->caption);
	flow_end(flow, true);
	flow->inner = g_ptr_array_new();
	add_table(flow, markup, node);
	for (guint i = 0; i < flow->inner->len; i++)
		flow_table(flow, g_ptr_array_index(flow->inner, i));
	g_ptr_array_unref(flow->inner);
	flow->inner = above;
}

void flow_table(struct flow *flow, const xmlNode *table)
{
	struct markup markup;

	markup_read(&markup, table);
	if (markup.too_big)
		leave_out_table(flow, table);
	else if (!is_data(&markup, table))
		dissolve(flow, &markup);
	else if (flow->cell != NULL)
		g_ptr_array_add(flow->inner, (void *)table);
	else
		read_data(flow, &markup, table);
	g_array_unref(markup.spots);
}
