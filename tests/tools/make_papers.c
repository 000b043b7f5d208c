/* make_papers: as many papers as are asked for, no two alike, about councils that do not exist: build/tools/make_papers
 * COUNT FOLDER. The same papers each time. Four in five are PDFs of one to three pages, with rules or without. */
#include <cairo-pdf.h>
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define PAGE_WIDTH 842.0 /* points: A4, landscape */
#define PAGE_HEIGHT 595.0
#define MARGIN 40.0
#define PADDING 4.0
#define COLUMNS 5

#define PICK(rand, words) (words)[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]

static const char *const TOWNS[] = { "Larkmoor", "Oxley", "Thornley", "Holm Park", "Fenwick", "Ashcombe", "Marlbeck",
	"Corrie" };
static const char *const KINDS[] = { "Borough Council", "District Council", "County Council", "City Council" };
static const char *const COMMITTEES[] = { "Environment Select Committee", "Overview and Scrutiny Committee",
	"Health Scrutiny Panel", "Audit and Governance Committee", "Children and Young People Panel",
	"Housing Scrutiny Committee" };
static const char *const SUBJECTS[] = { "Footpaths", "Bus Services", "School Meals", "Flooding", "Housing Repairs",
	"Libraries", "Winter Roads", "Allotments", "Town Markets", "Swimming Pools", "Street Lighting", "Youth Clubs" };
static const char *const POSTS[] = { "Head of Property", "Rights of Way Manager", "Director of Housing",
	"Head of Finance", "Markets Manager", "Legal Services Manager", "Head of Transport", "Monitoring Officer" };
static const char *const VERBS[] = { "should publish", "should review", "must report on",
	"should write to members about", "should consult residents on", "should set a budget for", "should agree",
	"should map" };
static const char *const THINGS[] = { "every closed path", "the price of a season ticket", "the waiting list",
	"its contract with the operator", "the repairs that were promised", "a plan for each ward", "the opening hours",
	"the figures for each school", "lighting in the car parks", "what the survey found",
	"the cost of a second team", "how complaints are answered" };
static const char *const WHEN[] = { "before the summer", "by the end of the year", "every quarter",
	"within ten working days", "at its next meeting", "before any contract is let", "from April",
	"with the annual accounts" };
static const char *const NEWS[] = { "The work began in March and goes on.",
	"A first draft went to the portfolio holder.", "Three of the four teams have done so.",
	"The supplier has asked for more time.", "This was done in full and is reported monthly.",
	"The post is vacant and has been advertised twice.", "Residents were asked in two meetings.",
	"No budget could be found this year." };
static const char *const STATUSES[] = { "Green", "Amber", "Red", "Complete", "In progress", "Not started", "On track" };
static const char *const MONTHS[] = { "January", "March", "April", "June", "July", "September", "October", "December" };
static const char *const FAMILIES[] = { "Liberation Sans", "DejaVu Sans", "Liberation Serif" };
static const char *const HEADS[][COLUMNS] = {
	{ "No", "Recommendation", "Lead officer responsible", "Progress Update", "Status" },
	{ "Ref", "Recommendation", "Lead Officer", "Progress to date", "RAG" },
	{ "Item", "Agreed action", "Responsible officer", "Update", "Status" },
	{ "Rec.", "Scrutiny Recommendation", "Action by", "Latest position", "RAG rating" },
};

/** One paper's words, whatever it is written as. */
struct paper {
	GRand *rand;
	char *town, *title;
	const char *committee, *family, *const *heads;
	unsigned year, n_rows;
	bool has_rules;
};

static void paper_init(struct paper *paper, unsigned number)
{
	GRand *rand = g_rand_new_with_seed(number + 1);

	*paper = (struct paper){ .rand = rand,
		.committee = PICK(rand, COMMITTEES),
		.family = PICK(rand, FAMILIES),
		.heads = PICK(rand, HEADS),
		.year = (unsigned)g_rand_int_range(rand, 2015, 2027),
		.n_rows = (unsigned)g_rand_int_range(rand, 4, 16),
		.has_rules = g_rand_int_range(rand, 0, 3) > 0 };
	paper->town = g_strdup_printf("%s %s", PICK(rand, TOWNS), PICK(rand, KINDS));
	paper->title = g_strdup_printf("%s in %s %u: progress on recommendations", PICK(rand, SUBJECTS),
	    PICK(rand, TOWNS), number);
}

static void paper_clear(struct paper *paper)
{
	g_rand_free(paper->rand);
	g_free(paper->town);
	g_free(paper->title);
}

/** What stands in a cell; the caller's. */
static char *cell_text(const struct paper *paper, unsigned row, unsigned column)
{
	GRand *rand = paper->rand;

	switch (column) {
	case 0:
		return g_strdup_printf("%u", row + 1);
	case 1:
		return g_strdup_printf("The council %s %s and %s %s.", PICK(rand, VERBS), PICK(rand, THINGS),
		    PICK(rand, THINGS), PICK(rand, WHEN));
	case 2:
		return g_strdup(PICK(rand, POSTS));
	case 3:
		return g_strdup_printf("%s %u: %s %s", PICK(rand, MONTHS), paper->year, PICK(rand, NEWS),
		    PICK(rand, NEWS));
	default:
		return g_strdup(PICK(rand, STATUSES));
	}
}

static char *head_text(const struct paper *paper)
{
	return g_strdup_printf("%s\n%s\nCommittee: %s\nDate of this update: %d %s %u", paper->title, paper->town,
	    paper->committee, g_rand_int_range(paper->rand, 1, 29), PICK(paper->rand, MONTHS), paper->year);
}

static void write_text(const struct paper *paper, FILE *file)
{
	g_autofree char *head = head_text(paper);

	fprintf(file, "%s\n\n", head);
	for (unsigned column = 0; column < COLUMNS; column++)
		fprintf(file, "%s%c", paper->heads[column], column + 1 < COLUMNS ? '\t' : '\n');
	for (unsigned i = 0; i < paper->n_rows * COLUMNS; i++) {
		g_autofree char *text = cell_text(paper, i / COLUMNS, i % COLUMNS);
		fprintf(file, "%s%c", text, i % COLUMNS + 1 < COLUMNS ? '\t' : '\n');
	}
}

/** Writes a text into a column from y on; gives where it ends. */
static double draw_text(cairo_t *cr, const char *text, double x, double y, double width, double size)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	cairo_set_font_size(cr, size);
	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) words = g_strsplit(*line, " ", -1);
		double at = 0;
		y += size * 1.2;
		for (char **word = words; *word != NULL; word++) {
			cairo_text_extents_t extents;
			cairo_text_extents(cr, *word, &extents);
			if (at > 0 && at + extents.x_advance > width) {
				at = 0;
				y += size * 1.2;
			}
			cairo_move_to(cr, x + at, y);
			cairo_show_text(cr, *word);
			at += extents.x_advance + size * 0.28;
		}
	}
	return y;
}

/** Draws a row of texts from y on; gives where it ends. */
static double draw_row(cairo_t *cr, const struct paper *paper, char *const *texts, double y)
{
	static const double shares[COLUMNS] = { 0.06, 0.34, 0.17, 0.33, 0.1 };
	double x = MARGIN, end = y;

	for (unsigned i = 0; i < COLUMNS; i++) {
		double width = shares[i] * (PAGE_WIDTH - 2 * MARGIN);
		end = MAX(end, draw_text(cr, texts[i], x + PADDING, y, width - 3 * PADDING, 10) + PADDING);
		x += width;
	}
	x = MARGIN;
	for (unsigned i = 0; paper->has_rules && i < COLUMNS; i++) {
		double width = shares[i] * (PAGE_WIDTH - 2 * MARGIN);
		cairo_rectangle(cr, x, y, width, end - y);
		x += width;
	}
	cairo_set_line_width(cr, 0.5);
	cairo_stroke(cr);
	return end + (paper->has_rules ? 0 : PADDING);
}

static void write_pdf(const struct paper *paper, const char *name)
{
	cairo_surface_t *surface = cairo_pdf_surface_create(name, PAGE_WIDTH, PAGE_HEIGHT);
	cairo_t *cr = cairo_create(surface);
	g_autofree char *head = head_text(paper);

	cairo_select_font_face(cr, paper->family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
	double y = draw_text(cr, head, MARGIN, MARGIN, PAGE_WIDTH - 2 * MARGIN, 12) + 12;
	cairo_select_font_face(cr, paper->family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
	y = draw_row(cr, paper, (char *const *)paper->heads, y);
	cairo_select_font_face(cr, paper->family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
	for (unsigned row = 0; row < paper->n_rows; row++) {
		char *texts[COLUMNS];
		for (unsigned i = 0; i < COLUMNS; i++)
			texts[i] = cell_text(paper, row, i);
		if (y > PAGE_HEIGHT - 2.5 * MARGIN) {
			cairo_show_page(cr);
			y = MARGIN;
		}
		y = draw_row(cr, paper, texts, y);
		for (unsigned i = 0; i < COLUMNS; i++)
			g_free(texts[i]);
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	for (unsigned i = 0; i < (unsigned)atoi(argv[1]); i++) {
		struct paper paper;
		g_autofree char *name = g_strdup_printf("%s/paper %u.%s", argv[2], i, i % 5 == 4 ? "txt" : "pdf");
		paper_init(&paper, i);
		FILE *file = i % 5 == 4 ? fopen(name, "w") : NULL;
		if (file != NULL)
			write_text(&paper, file);
		else
			write_pdf(&paper, name);
		if (file != NULL)
			fclose(file);
		paper_clear(&paper);
	}
	return 0;
}
