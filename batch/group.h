/**
 * group: merged reports: one of each folder, or one of each inquiry across the tree, beside the papers' own.
 *
 * Names   OUT_DIR/FOLDER/folder.report.FORMAT; OUT_DIR/inquiries/TITLE.report.FORMAT
 * Method  an inquiry's papers have the same title (stage, dates and numbers left out), no two organisations, and share
 *         recommendation numbers; how sure that is goes into a note of the merged report. Oldest paper first, by its
 *         own date. A group is merged again when one of its papers or the program changed
 */
#ifndef BATCH_GROUP_H
#define BATCH_GROUP_H

struct night;

/** Brings the merged reports up to date, after the night's papers. Sets the night's error if the system fails. */
void group_all(struct night *night);

#endif
