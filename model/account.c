#include "model/reading.h"

#include "model/bag.h"
#include "model/date.h"
#include "model/text.h"

#define LOST_SHARE 0.5 /* of a block's words that reached no member, before it is named in a note */
#define MOST_NOTES 5   /* runs of blocks named one by one; the rest are summed up */
#define QUOTE_WORDS 8  /* of the first words of a run that are quoted */

static void add_labelled(struct bag *bag, const GPtrArray *array)
{
	for (guint i = 0; i < array->len; i++) {
		const struct labelled *labelled = array->pdata[i];
		bag_add(bag, labelled->label);
		bag_add(bag, labelled->text);
	}
}

static void add_when(struct bag *bag, const struct when *when)
{
	if (when != NULL)
		bag_add(bag, when->text);
}

static void add_mark(struct bag *bag, const struct mark *mark)
{
	if (mark != NULL)
		bag_add(bag, mark->text);
}

/** The label holds the number, so the number is not added again: words count as often as they are printed. */
static void add_recommendation(struct bag *bag, const struct recommendation *record)
{
	bag_add(bag, record->label != NULL ? record->label : record->number);
	bag_add(bag, record->text);
	bag_add(bag, record->section);
	bag_add(bag, record->response);
	bag_add(bag, record->owner);
	bag_add(bag, record->member);
	add_when(bag, record->due);
	add_when(bag, record->revised_due);
	add_when(bag, record->done);
	add_mark(bag, record->status);
	add_mark(bag, record->assessment);
	add_labelled(bag, record->extra);
	for (guint i = 0; i < record->updates->len; i++)
		bag_add(bag, ((struct update *)record->updates->pdata[i])->text);
}

static void add_resolutions(struct bag *bag, const GPtrArray *resolutions)
{
	for (guint i = 0; i < resolutions->len; i++) {
		const struct resolution *resolution = resolutions->pdata[i];
		bag_add(bag, resolution->label);
		bag_add(bag, resolution->text);
		bag_add(bag, resolution->owner);
		add_when(bag, resolution->due);
	}
}

static void add_strings(struct bag *bag, const GPtrArray *strings)
{
	for (guint i = 0; i < strings->len; i++)
		bag_add(bag, strings->pdata[i]);
}

static void add_minutes(struct bag *bag, const struct minutes *minutes)
{
	bag_add(bag, minutes->item);
	bag_add(bag, minutes->title);
	add_strings(bag, minutes->purpose);
	for (guint i = 0; i < minutes->contributors->len; i++) {
		const struct contributor *contributor = minutes->contributors->pdata[i];
		bag_add(bag, contributor->name);
		bag_add(bag, contributor->role);
	}
	for (guint i = 0; i < minutes->paragraphs->len; i++) {
		const struct paragraph *paragraph = minutes->paragraphs->pdata[i];
		bag_add(bag, paragraph->label);
		bag_add(bag, paragraph->text);
	}
	add_resolutions(bag, minutes->decisions);
	add_resolutions(bag, minutes->actions);
	for (guint i = 0; i < minutes->requests->len; i++) {
		bag_add(bag, ((struct request *)minutes->requests->pdata[i])->by);
		bag_add(bag, ((struct request *)minutes->requests->pdata[i])->text);
	}
	add_strings(bag, minutes->work_programme);
}

static void add_report(struct bag *bag, const struct report *report)
{
	const char *const members[] = { report->title, report->stage, report->committee, report->organisation,
		report->lead_officer, report->cabinet_member };

	for (size_t i = 0; i < G_N_ELEMENTS(members); i++)
		bag_add(bag, members[i]);
	add_labelled(bag, report->metadata);
	for (guint i = 0; i < report->scheme->len && !report->scheme_is_default; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		bag_add(bag, entry->label);
		bag_add(bag, entry->meaning);
	}
	for (guint i = 0; i < report->recommendations->len; i++)
		add_recommendation(bag, report->recommendations->pdata[i]);
	for (guint i = 0; i < report->minutes->len; i++)
		add_minutes(bag, report->minutes->pdata[i]);
}

/** The words of a block that the bag does not hold. */
static unsigned take_block(struct bag *bag, const struct block *block, unsigned *total)
{
	unsigned lost = 0;

	*total = 0;
	if (block->table == NULL)
		return bag_take(bag, block->text, total);
	for (guint i = 0; i < block->table->cells->len; i++) {
		unsigned n;
		lost += bag_take(bag, ((struct cell *)block->table->cells->pdata[i])->text, &n);
		*total += n;
	}
	return lost;
}

static unsigned count_words(const struct block *block)
{
	unsigned n = text_count_words(block->text);

	for (guint i = 0; block->table != NULL && i < block->table->cells->len; i++)
		n += text_count_words(((struct cell *)block->table->cells->pdata[i])->text);
	return n;
}

/** Neighbouring blocks whose words reached no member. */
struct run {
	const struct block *first;
	unsigned words;
	bool is_read; /* cells of a tracker: words were lost */
};

/** The first words of a block, for a note. */
static char *quote(const struct block *block)
{
	const char *text = block->text;

	for (guint i = 0; text == NULL && i < block->table->cells->len; i++)
		text = ((struct cell *)block->table->cells->pdata[i])->text;
	g_autofree char *tidy = g_strdelimit(text_tidy(text == NULL ? "" : text), "\n", ' ');
	char **words = g_strsplit(tidy, " ", QUOTE_WORDS + 1);
	bool is_cut = g_strv_length(words) > QUOTE_WORDS;
	if (is_cut)
		words[QUOTE_WORDS][0] = '\0';
	g_autofree char *joined = g_strstrip(g_strjoinv(" ", words));
	g_strfreev(words);
	return g_strdup_printf("“%s%s”", joined, is_cut ? " …" : "");
}

static void note_run(const struct reading *reading, const struct run *run)
{
	const struct place *place = &run->first->place;
	g_autofree char *words = quote(run->first);

	notes_add(reading->report->notes, run->is_read ? NOTE_WARNING : NOTE_INFO,
	    run->is_read ? "words-unplaced" : "text-without-member", reading->doc->file, place->page, place->line,
	    "%u word%s from %s on have no place in the report; only counted", run->words, run->words == 1 ? "" : "s",
	    words);
}

/** `scattered`: words of blocks that are in a member for the most part. */
static void note_runs(const struct reading *reading, const GArray *runs, unsigned scattered)
{
	unsigned words = scattered, places = scattered > 0 ? 1 : 0;

	for (guint i = 0; i < runs->len; i++) {
		const struct run *run = &g_array_index(runs, struct run, i);
		if (i < MOST_NOTES) {
			note_run(reading, run);
			continue;
		}
		words += run->words;
		places++;
	}
	if (words > 0)
		notes_add(reading->report->notes, NOTE_INFO, "text-without-member", reading->doc->file, 0, 0,
		    "%u %sword%s in %u place%s or more have no place in the report; only counted", words,
		    runs->len > 0 ? "more " : "", words == 1 ? "" : "s", places, places == 1 ? "" : "s");
}

/** A printed date that a member gives as a date: "19 April 2021" is placed where meeting_date is "2021-04-19". */
static void add_dates(struct bag *bag, const struct report *report, const char *text)
{
	gsize start, end;

	for (const char *at = text; at != NULL && *at != '\0'; at += end) {
		g_autofree char *date = date_find(at, 0, &start, &end);
		if (date == NULL || end == 0)
			return;
		g_autofree char *printed = g_strndup(at + start, end - start);
		if (g_strcmp0(date, report->meeting_date) == 0 || g_strcmp0(date, report->updated) == 0 ||
		    g_strcmp0(date, report->completed) == 0)
			bag_add(bag, printed);
	}
}

/** Records, other blocks that were read, the rest: prose must not use up the words of records. */
enum rank { RANK_RECORDS, RANK_READ, RANK_REST, N_RANKS };

static enum rank rank_of(const struct reading *reading, guint i)
{
	const struct block *block = reading->doc->blocks->pdata[i];

	if (!reading_is_taken(reading, i))
		return RANK_REST;
	return block->table != NULL ? RANK_RECORDS : RANK_READ;
}

static unsigned hold_blocks(const struct reading *reading, struct bag *bag, unsigned *lost)
{
	GPtrArray *blocks = reading->doc->blocks;
	unsigned all = 0, total;

	for (enum rank rank = RANK_RECORDS; rank < N_RANKS; rank++) {
		for (guint i = 0; i < blocks->len; i++) {
			const struct block *block = blocks->pdata[i];
			if (block->kind == BLOCK_LEFT_OUT || rank_of(reading, i) != rank)
				continue;
			if (rank == RANK_READ)
				add_dates(bag, reading->report, block->text);
			lost[i] = take_block(bag, block, &total);
			all += lost[i];
			if (lost[i] < LOST_SHARE * total && rank != RANK_RECORDS)
				lost[i] = 0; /* most of it is in a member: too little to be named */
		}
	}
	return all;
}

/** What a note has named already is not named again. Returns how many words that are. */
static unsigned pass_over_named(const struct reading *reading, unsigned *lost)
{
	struct bag *bag = bag_new();
	unsigned named = 0, passed = 0, total;

	for (guint i = 0; i < reading->named->len; i++) {
		bag_take(bag, reading->named->pdata[i], &total);
		named += total;
	}
	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		unsigned n = reading_is_taken(reading, i) ? MIN(named - passed, lost[i]) : 0;
		lost[i] -= n;
		passed += n;
	}
	bag_free(bag);
	return passed;
}

static GArray *find_runs(const struct reading *reading, const unsigned *lost)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	struct run *run = NULL;

	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		const struct block *block = reading->doc->blocks->pdata[i];
		bool is_read = reading_is_taken(reading, i) && block->table != NULL;
		if (block->kind == BLOCK_LEFT_OUT)
			continue;
		if (lost[i] == 0) {
			run = NULL;
			continue;
		}
		if (run == NULL || run->is_read != is_read) {
			struct run next = { .first = block, .is_read = is_read };
			g_array_append_val(runs, next);
			run = &g_array_index(runs, struct run, runs->len - 1);
		}
		run->words += lost[i];
	}
	return runs;
}

void account_read(struct reading *reading)
{
	struct doc *doc = reading->doc;
	struct bag *bag = bag_new();
	unsigned *lost = g_new0(unsigned, doc->blocks->len + 1);
	struct source_file *source = source_file_add(reading->report->sources, g_strdup(doc->file),
	    g_strdup(doc->sha256), g_strdup(doc->type));

	add_report(bag, reading->report);
	for (guint i = 0; i < reading->explained->len; i++)
		bag_add(bag, reading->explained->pdata[i]);
	for (guint i = 0; i < doc->blocks->len; i++)
		source->words += count_words(doc->blocks->pdata[i]);
	source->pages = doc->n_pages;
	source->unplaced = hold_blocks(reading, bag, lost);
	unsigned named_words = pass_over_named(reading, lost);
	GArray *runs = find_runs(reading, lost);
	for (guint i = 0; i < runs->len; i++)
		named_words += g_array_index(runs, struct run, i).words;
	note_runs(reading, runs, source->unplaced - MIN(source->unplaced, named_words));
	g_array_unref(runs);
	g_free(lost);
	bag_free(bag);
}
