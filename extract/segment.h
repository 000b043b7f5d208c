/**
 * segment: the lines of a region cut at their wide gaps, as columns of a table without rules show themselves.
 *
 * Owner   the region owns its flow and segments; region_free
 */
#ifndef EXTRACT_SEGMENT_H
#define EXTRACT_SEGMENT_H

#include "extract/flow.h"
#include "extract/rules.h"

/** A run of words of one line without a wide gap. */
struct segment {
	struct box box;
	guint line;
	guint first, n; /* its words: flow->words[first .. first + n) */
	double size;
	bool numeric; /* a figure, a date, a percentage, a dash: what stands in a column of figures */
	bool digits;  /* some word has a digit */
	bool lower;   /* begins with a small letter, of a word: it goes on what was said before */
	bool leads;   /* begins with a digit */
	bool item;    /* begins with a bullet */
	bool sign;    /* begins with a tick, cross, circle or the like */
	bool upper;   /* begins with a capital */
	bool bold;
	unsigned col, colspan; /* set by rivers_place */
};

struct row_line {
	guint first, n; /* its segments */
};

struct region {
	const struct page *page;
	const struct rules *rules;
	struct box box;
	double gap; /* of the type size: wider parts two segments of words */
	struct flow *flow;
	GArray *segments; /* struct segment */
	GArray *lines;    /* struct row_line, one for each line of the flow */
};

/** The words of a page in a box that are not taken or turned. */
struct region *region_new(const struct page *page, const struct rules *rules, const struct box *box);

/** The same, cut at every gap that is wider than the region's usual space between words. */
struct region *region_new_fine(const struct page *page, const struct rules *rules, const struct box *box);

/** Joins what stands in one line of one column again, once the columns are known. */
void region_join(struct region *region);
void region_free(struct region *region);

#define region_segment(region, i) (&g_array_index((region)->segments, struct segment, i))
#define region_line(region, i) (&g_array_index((region)->lines, struct row_line, i))
#define region_line_box(region, i) (&g_array_index((region)->flow->lines, struct line, i).box)

/** Splits a segment before one of its words; the second part comes right behind it. */
void segment_split(struct region *region, guint segment, guint word);

/** Whether no wide gap parts the words of a line, wherever its segments have been split. */
bool region_is_whole(const struct region *region, guint line);

/** The width of a segment's first word. */
double segment_first_width(const struct region *region, const struct segment *segment);

/** Whether a rule at least `share` as wide as the region runs between a line and the next. */
bool region_has_rule(const struct region *region, guint line, double share);

#endif
