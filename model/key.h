/**
 * key: the pieces that a paper's own key is read from; key.c finds them, key_*.c read one shape each.
 *
 * Shape   entries are struct scheme_entry without a code, in the paper's order; key_decide gives the codes
 */
#ifndef MODEL_KEY_H
#define MODEL_KEY_H

#include "model/report.h"

/** What a key's heading or its lead-in says that it explains. */
enum key_subject { KEY_NONE, KEY_PROGRESS, KEY_COMMITTEE, KEY_RISK };

/** Whether a line heads a key ("RAG Status Guidance"), and of what; KEY_NONE if it heads none. */
enum key_subject key_heading(const char *text);

/** Whether a line begins with the name of a part of a paper: "Appendix 2: ...". */
bool key_is_part(const char *text);

/** Whether a text alone can be the label of an entry: a colour, letter, number, sign, percentage, status word. */
bool key_is_label(const char *text);

/**
 * How a line is read: KEY_BARE takes it whole as a meaning beside a sign that was drawn, KEY_NUMBERED takes the number
 * before it as its label.
 */
enum key_line { KEY_ALONE, KEY_HEADED, KEY_BARE, KEY_NUMBERED };

/** Adds the entry of a line "Green: finished", below a key's heading or without one. False: it is none. */
bool key_add_line(GPtrArray *entries, const char *text, enum key_line mode);

/** Whether a line is a number and words: "4 On course". */
bool key_line_number(const char *text, unsigned *number);

/** Whether a label is a colour, letter, number or sign: one that needs a meaning, unlike a status word. */
bool key_is_plain_label(const char *text);

/** Adds the entries of a sentence ("1 = not started; 2 = under way"); gives their number, 0 if it is no key. */
unsigned key_add_sentence(GPtrArray *entries, const char *text);

/** Adds the meanings of a key that a copy has run together on one line; gives their number, 0 if it is no such line. */
unsigned key_add_run(GPtrArray *entries, const char *text);

/** Adds the entries of a table of signs and meanings; gives their number. */
unsigned key_add_table(GPtrArray *entries, const struct table *table, bool headed);

/**
 * Adds the entries of a key that stands inside another table, and the indexes of its rows; gives the number of
 * entries. `below_heading`: a row of the table, not its first, heads them ("Key to the ratings").
 */
unsigned key_add_rows(GPtrArray *entries, const struct table *table, GArray *rows, bool *below_heading);

/** Adds one entry whose label is a cell with its words, sign or fill. */
void key_add_cells(GPtrArray *entries, const struct cell *label, const char *meaning);

/** Adds the entry of "Rows shaded grey have been done"; false if the text says nothing of the kind. */
bool key_add_shading(GPtrArray *entries, const char *text);

struct reading;

/** Adds the profile's words that the paper's key does not explain. */
void key_add_house(struct reading *reading);

/** Gives a report without a key the four levels of the default scheme. */
void key_set_default(struct report *report);

/** Whether a key's heading or lead-in says that it is the committee who judges. */
bool key_is_of_committee(const char *text);

/** Whether a line calls what stands below it a key: "Key", "RAG key", "Legend:". */
bool key_is_named(const char *text);

/** Whether entries are a key to progress: enough of their meanings speak of it, and few of risk. */
bool key_is_progress(const GPtrArray *entries, guint from, bool headed);

/** Whether entries explain colours as priority or risk: how grave or urgent something is. */
bool key_is_risk(const GPtrArray *entries, guint from);

/** Gives every entry from one on its code: by its meaning's words, its label, its sign and colour together. */
void key_decide(GPtrArray *entries, guint from);

#endif
