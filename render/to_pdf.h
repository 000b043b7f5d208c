/**
 * to_pdf: what the to_pdf*.c files share; each writes a part of the report in the order in which it is read.
 */
#ifndef RENDER_TO_PDF_H
#define RENDER_TO_PDF_H

#include "model/glance.h"
#include "render/render.h"
#include "render/sheet.h"
#include "render/words.h"

struct pdf_writer {
	const struct report *report;
	const struct render_options *options;
	struct glance *glance;
	struct fonts *fonts;
	struct pdf *pdf;
	double page_height;
	struct sheet sheet;
	struct pile *pile;              /* for whatever is one column */
	struct look looks[N_CODES + 1]; /* by code; the last: no mark */
};

/** Logo, title, metadata. A logo that cannot be read is noted. */
void to_pdf_head(struct pdf_writer *writer, GPtrArray *notes);

/** The panel of counts, changes and what is overdue. */
void to_pdf_glance(struct pdf_writer *writer);

/** The table of recommendations. */
void to_pdf_rows(struct pdf_writer *writer);

/** Every item of minutes. */
void to_pdf_minutes(struct pdf_writer *writer);

/** The key, and "About this report". */
void to_pdf_key(struct pdf_writer *writer);
void to_pdf_about(struct pdf_writer *writer);

/** The paragraphs and list items of a cell text, `before` above each but the first of the pile. */
void to_pdf_text(struct pile *pile, enum style style, const char *text, double before);

/** Facts (struct labelled *), each "label: value" with the label in bold; none where the value is blank. */
void to_pdf_facts(struct pile *pile, const GPtrArray *facts, double before);

/** The sign of a movement beside words about it; none of MOVE_NONE. */
enum badge to_pdf_badge(enum movement movement);

/** A sign with words beside it. */
struct para *to_pdf_mark(const struct pdf_writer *writer, struct pile *pile, enum style style, const struct mark *mark,
    const char *words);

#define TO_PDF_HEADING 45.0 /* points that a heading takes, with the room around it */

/** A heading on a line of its own, with a bookmark; what stands below it is asked for room before. */
void to_pdf_heading(struct pdf_writer *writer, enum tag tag, enum style style, const char *text, unsigned level);

#endif
