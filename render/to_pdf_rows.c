#include <math.h>
#include <string.h>

#include "model/text.h"
#include "render/to_pdf.h"

#define BOOKMARKS_MOST 300u /* rows that have a bookmark of their own */
#define BAND_HEIGHT 26.0    /* of a group's row of one line */
#define HEAD_WIDTH 80.0     /* ems, some 160 characters: a longer head would leave no room for rows */
#define EVEN 0.62           /* how strongly a column's width follows its text: 1 would starve the short ones */

/** What each column of the report's table needs. */
static const struct {
	double least, most; /* points */
} WIDTHS[N_WORDS_COLUMNS] = {
	[COLUMN_RECOMMENDATION] = { 165, 420 },
	[COLUMN_RESPONSE] = { 110, 420 },
	[COLUMN_PROGRESS] = { 150, 470 },
	[COLUMN_ASSESSMENT] = { 124, 150 },
};

struct rows {
	struct pdf_writer *writer;
	struct grid grid;
	struct strip row;
	guint n;
	enum words_column columns[N_WORDS_COLUMNS];
	const char *section;
};

static void fill_recommendation(struct rows *rows, struct pile *pile, const struct recommendation *recommendation)
{
	const struct report *report = rows->writer->report;
	g_autofree char *record = words_record(report, recommendation);
	g_autoptr(GPtrArray) facts = words_facts(report, recommendation);
	g_autoptr(GPtrArray) remarks = words_remarks(report, rows->writer->glance, recommendation);

	if (!text_is_blank(recommendation->label) || !text_is_blank(recommendation->number))
		pile_add(pile, PARA_TEXT, STYLE_STRONG, TAG_P, pile_text(pile, record))->keep_next = true;
	to_pdf_text(pile, STYLE_BODY, recommendation->text, 3);
	guint n = pile->paras->len;
	to_pdf_facts(pile, facts, 1);
	for (guint i = 0; i < remarks->len; i++) {
		bool is_late = i == 0 && glance_overdue(rows->writer->glance, recommendation) != NULL;
		const char *remark = pile_text(pile, g_ptr_array_index(remarks, i));
		pile_add(pile, PARA_TEXT, is_late ? STYLE_SMALL_STRONG : STYLE_SMALL, TAG_P, remark)->before = 3;
	}
	if (pile->paras->len > n)
		g_array_index(pile->paras, struct para, n).before = 5;
}

static void fill_blank(struct pile *pile)
{
	if (pile->paras->len == 0)
		pile_add(pile, PARA_TEXT, STYLE_SMALL, TAG_P, "\342\200\223");
}

static void fill_response(struct rows *rows, struct pile *pile, const struct recommendation *recommendation)
{
	const char *decision = words_decision(recommendation);

	(void)rows;
	if (decision != NULL)
		pile_add(pile, PARA_TEXT, STYLE_STRONG, TAG_P, decision)->keep_next = !text_is_blank(
		    recommendation->response);
	to_pdf_text(pile, STYLE_BODY, recommendation->response, 3);
	fill_blank(pile);
}

static void fill_progress(struct rows *rows, struct pile *pile, const struct recommendation *recommendation)
{
	guint n = recommendation->updates->len;
	const char *none = words_no_update(rows->writer->glance, recommendation);

	if (none != NULL)
		pile_add(pile, PARA_TEXT, STYLE_SMALL, TAG_P, none)->keep_next = n > 0;
	for (guint i = n; i > 0; i--) {
		const struct update *update = g_ptr_array_index(recommendation->updates, i - 1);
		g_autofree char *date = words_update(recommendation, i - 1);
		if (i < n) {
			struct para *rule = pile_add(pile, PARA_RULE, STYLE_SMALL, TAG_P, NULL);
			rule->before = 3;
			rule->height = 5;
		}
		if (date != NULL)
			pile_add(pile, PARA_TEXT, STYLE_SMALL_STRONG, TAG_P, pile_text(pile, date))->keep_next = true;
		to_pdf_text(pile, i < n ? STYLE_OLDER : STYLE_BODY, update->text, 1);
	}
	fill_blank(pile);
}

static void fill_change(const struct report *report, struct pile *pile, const struct recommendation *recommendation)
{
	g_autofree char *words = words_change(report, recommendation);
	g_autofree char *history = words_history(report, recommendation);
	enum movement movement = glance_change(recommendation).movement;

	if (words == NULL)
		return;
	struct para *para = pile_add(pile, movement == MOVE_NONE ? PARA_TEXT : PARA_MARK, STYLE_SMALL, TAG_P,
	    pile_text(pile, words));
	para->before = 3;
	if (movement != MOVE_NONE) {
		para->badge = to_pdf_badge(movement);
		para->indent = 13;
	}
	if (history != NULL)
		pile_add(pile, PARA_TEXT, STYLE_SMALL, TAG_P, pile_text(pile, history))->before = 2;
}

static void fill_assessment(struct rows *rows, struct pile *pile, const struct recommendation *recommendation)
{
	const struct pdf_writer *writer = rows->writer;
	const struct mark *mark = glance_counted(writer->glance, recommendation);
	const struct mark *other = writer->glance->by_assessment ? recommendation->status : NULL;

	if (mark == NULL) {
		to_pdf_mark(writer, pile, STYLE_SMALL, NULL, words_unmarked(writer->report, writer->glance));
	} else {
		to_pdf_mark(writer, pile, STYLE_STRONG, mark, words_mark(writer->report, mark));
		g_autofree char *printed = words_mark_printed(writer->report, mark);
		if (printed != NULL)
			to_pdf_text(pile, STYLE_SMALL, pile_text(pile, printed), 2);
	}
	fill_change(writer->report, pile, recommendation);
	if (other == NULL)
		return;
	struct para *lead = pile_add(pile, PARA_TEXT, STYLE_SMALL_STRONG, TAG_P, words_officers(writer->report));
	lead->before = 6;
	lead->keep_next = true;
	to_pdf_mark(writer, pile, STYLE_SMALL, other, words_mark(writer->report, other));
	g_autofree char *printed = words_mark_printed(writer->report, other);
	if (printed != NULL)
		to_pdf_text(pile, STYLE_SMALL, pile_text(pile, printed), 1);
}

static void (*const FILL[N_WORDS_COLUMNS])(struct rows *, struct pile *, const struct recommendation *) = {
	[COLUMN_RECOMMENDATION] = fill_recommendation,
	[COLUMN_RESPONSE] = fill_response,
	[COLUMN_PROGRESS] = fill_progress,
	[COLUMN_ASSESSMENT] = fill_assessment,
};

/** How much text a recommendation has for a column, in bytes; 0: the column is blank in this row. */
static gsize text_length(enum words_column column, const struct recommendation *recommendation)
{
	gsize length = 0;

	switch (column) {
	case COLUMN_RECOMMENDATION:
		length = 20 + (recommendation->text != NULL ? strlen(recommendation->text) : 0);
		for (guint i = 0; i < recommendation->extra->len; i++) {
			const struct labelled *extra = g_ptr_array_index(recommendation->extra, i);
			length += extra->text != NULL ? strlen(extra->text) + 10 : 0;
		}
		return length;
	case COLUMN_RESPONSE:
		return (recommendation->response != NULL ? strlen(recommendation->response) : 0) +
		    (recommendation->decision != DECISION_NONE ? 10 : 0);
	case COLUMN_PROGRESS:
		for (guint i = 0; i < recommendation->updates->len; i++) {
			const struct update *update = g_ptr_array_index(recommendation->updates, i);
			length += 30 + (update->text != NULL ? strlen(update->text) : 0);
		}
		return length;
	default:
		return recommendation->assessment != NULL || recommendation->status != NULL ? 20 : 0;
	}
}

static double column_weight(const struct report *report, enum words_column column)
{
	double sum = 0;

	for (guint i = 0; i < report->recommendations->len; i++)
		sum += (double)MIN(text_length(column, g_ptr_array_index(report->recommendations, i)), 4000);
	return pow(sum / report->recommendations->len + 10, EVEN);
}

/** Widths that follow the text of each column, within the bounds of WIDTHS. */
static void set_widths(struct rows *rows)
{
	const struct sheet *sheet = &rows->writer->sheet;
	double weights[N_WORDS_COLUMNS], width[N_WORDS_COLUMNS], room = sheet->right - sheet->left;
	bool is_fixed[N_WORDS_COLUMNS] = { false };

	for (guint i = 0; i < rows->n; i++)
		weights[i] = column_weight(rows->writer->report, rows->columns[i]);
	for (guint pass = 0; pass <= rows->n; pass++) {
		double sum = 0, left = room;
		bool has_moved = false;
		for (guint i = 0; i < rows->n; i++) {
			sum += is_fixed[i] ? 0 : weights[i];
			left -= is_fixed[i] ? width[i] : 0;
		}
		for (guint i = 0; i < rows->n; i++) {
			if (is_fixed[i])
				continue;
			double wanted = left * weights[i] / sum;
			width[i] = CLAMP(wanted, WIDTHS[rows->columns[i]].least, WIDTHS[rows->columns[i]].most);
			if (fabs(width[i] - wanted) > 0.01 && !has_moved)
				is_fixed[i] = has_moved = true;
		}
		if (!has_moved)
			break;
	}
	grid_init(&rows->grid, sheet, rows->n, width, 0);
	rows->grid.pad_x = 7;
	rows->grid.pad_y = 6;
}

static void begin(struct rows *rows)
{
	const struct report *report = rows->writer->report;

	for (int column = 0; column < N_WORDS_COLUMNS; column++)
		if (words_has_column(report, (enum words_column)column))
			rows->columns[rows->n++] = (enum words_column)column;
	set_widths(rows);
	for (guint i = 0; i < rows->n; i++) {
		rows->grid.head[i] = pile_new();
		g_autofree char *words = pdf_shorten(rows->writer->pdf, WEIGHT_BOLD, 1,
		    words_column(report, rows->writer->glance, rows->columns[i]), HEAD_WIDTH);
		pile_add(rows->grid.head[i], PARA_TEXT, STYLE_COLUMN, TAG_P, pile_text(rows->grid.head[i], words));
		rows->row.piles[i] = pile_new();
	}
}

static void write_section(struct rows *rows, const struct recommendation *recommendation)
{
	struct pdf_writer *writer = rows->writer;

	const char *section = text_is_blank(recommendation->section) ? NULL : recommendation->section;
	if (g_strcmp0(rows->section, section) == 0)
		return;
	rows->section = section;
	if (section == NULL)
		section = "Without a group"; /* else the row would seem to belong to the group above it */
	pile_clear(writer->pile);
	to_pdf_text(writer->pile, STYLE_BAND, section, 0);
	sheet_band(&writer->sheet, writer->pile, section, 1, sheet_least(&writer->sheet, &rows->grid, &rows->row));
}

static void fill_row(struct rows *rows, const struct recommendation *recommendation)
{
	for (guint i = 0; i < rows->n; i++) {
		pile_clear(rows->row.piles[i]);
		FILL[rows->columns[i]](rows, rows->row.piles[i], recommendation);
	}
}

static void write_row(struct rows *rows, const struct recommendation *recommendation, bool is_bookmarked)
{
	struct strip *row = &rows->row;
	g_autofree char *record = words_record(rows->writer->report, recommendation),
			*continued = g_strconcat(record, ", continued", NULL);

	fill_row(rows, recommendation);
	write_section(rows, recommendation);
	row->target = recommendation;
	row->continued = continued;
	row->bookmark = is_bookmarked ? record : NULL;
	row->level = rows->section != NULL ? 2 : 1;
	sheet_row(&rows->writer->sheet, &rows->grid, row);
}

static void write_doubt(struct pdf_writer *writer)
{
	g_autofree char *doubt = words_doubtful(writer->report, writer->glance);

	if (doubt == NULL)
		return;
	pile_clear(writer->pile);
	pile_add(writer->pile, PARA_TEXT, STYLE_SMALL, TAG_P, pile_text(writer->pile, doubt));
	sheet_flow(&writer->sheet, writer->pile, writer->sheet.document, writer->sheet.right - writer->sheet.left);
	writer->sheet.y += 6;
}

void to_pdf_rows(struct pdf_writer *writer)
{
	const GPtrArray *recommendations = writer->report->recommendations;
	struct rows rows = { .writer = writer };
	guint step = recommendations->len / BOOKMARKS_MOST + 1;

	begin(&rows);
	const struct recommendation *first = g_ptr_array_index(recommendations, 0);
	fill_row(&rows, first);
	sheet_need(&writer->sheet,
	    TO_PDF_HEADING + sheet_head_height(&writer->sheet, &rows.grid) +
		sheet_least(&writer->sheet, &rows.grid, &rows.row) + (text_is_blank(first->section) ? 0 : BAND_HEIGHT));
	to_pdf_heading(writer, TAG_H2, STYLE_SECTION, words_table(writer->report), 0);
	write_doubt(writer);
	sheet_table_begin(&writer->sheet, &rows.grid);
	for (guint i = 0; i < recommendations->len; i++)
		write_row(&rows, g_ptr_array_index(recommendations, i), i % step == 0);
	sheet_table_end(&writer->sheet);
	for (guint i = 0; i < rows.n; i++) {
		pile_free(rows.grid.head[i]);
		pile_free(rows.row.piles[i]);
	}
}
