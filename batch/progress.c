#include "batch/progress.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SHOW_EVERY 100000 /* microseconds: ten times a second is as much as an eye follows */
#define BAR_WIDTH 30

struct progress {
	unsigned total;
	bool shown, on_screen, colour;
	gint64 started, last;
};

bool progress_is_wanted(bool quiet)
{
	return !quiet && isatty(STDERR_FILENO);
}

struct progress *progress_new(unsigned total, bool quiet)
{
	struct progress *progress = g_new0(struct progress, 1);
	const char *no_colour = getenv("NO_COLOR");

	progress->total = total;
	progress->shown = progress_is_wanted(quiet);
	progress->colour = no_colour == NULL || *no_colour == '\0';
	progress->started = g_get_monotonic_time();
	return progress;
}

static void show_time(double seconds)
{
	if (seconds < 90)
		fprintf(stderr, ", %.0f s left", seconds);
	else
		fprintf(stderr, ", %.0f min left", seconds / 60);
}

void progress_show(struct progress *progress, unsigned done)
{
	gint64 now = g_get_monotonic_time();

	if (!progress->shown || now - progress->last < SHOW_EVERY)
		return;
	progress->last = now;
	double seconds = (double)(now - progress->started) / G_USEC_PER_SEC;
	double rate = seconds > 0 ? done / seconds : 0;
	unsigned filled = progress->total > 0 ? MIN(done, progress->total) * BAR_WIDTH / progress->total : 0;
	fputs("\r\033[K[", stderr);
	if (progress->colour)
		fputs("\033[36m", stderr);
	for (unsigned i = 0; i < BAR_WIDTH; i++)
		fputs(i < filled ? "=" : " ", stderr);
	if (progress->colour)
		fputs("\033[0m", stderr);
	fprintf(stderr, "] %u of %u, %.1f a second", done, progress->total, rate);
	if (rate > 0 && progress->total > done)
		show_time((progress->total - done) / rate);
	fflush(stderr);
	progress->on_screen = true;
}

void progress_clear(struct progress *progress)
{
	if (progress->on_screen)
		fputs("\r\033[K", stderr);
	progress->on_screen = false;
}

void progress_free(struct progress *progress)
{
	if (progress == NULL)
		return;
	progress_clear(progress);
	g_free(progress);
}
