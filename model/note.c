#include "model/note.h"

#include "model/limits.h"

static void note_free(void *data)
{
	struct note *note = data;

	g_free(note->code);
	g_free(note->file);
	g_free(note->text);
	g_free(note);
}

GPtrArray *notes_new(void)
{
	return g_ptr_array_new_with_free_func(note_free);
}

static struct note *note_new(enum note_level level, const char *code, const char *file)
{
	struct note *note = g_new0(struct note, 1);

	note->level = level;
	note->code = g_strdup(code);
	note->file = g_strdup(file);
	return note;
}

void notes_add(GPtrArray *notes, enum note_level level, const char *code, const char *file, unsigned page,
    unsigned line, const char *format, ...)
{
	if (notes->len > LIMIT_NOTES)
		return;
	struct note *note = note_new(level, code, file);
	if (notes->len == LIMIT_NOTES) {
		note->level = NOTE_WARNING;
		g_free(note->code);
		note->code = g_strdup("too-many-notes");
		note->text = g_strdup_printf("more than %u notes; the others are left out", LIMIT_NOTES);
	} else {
		va_list arguments;
		va_start(arguments, format);
		note->text = g_strdup_vprintf(format, arguments);
		va_end(arguments);
		note->page = page;
		note->line = line;
	}
	g_ptr_array_add(notes, note);
}

void notes_move(GPtrArray *to, GPtrArray *from)
{
	g_ptr_array_extend_and_steal(to, g_ptr_array_ref(from));
}

char *note_line(const struct note *note)
{
	unsigned place = note->line > 0 ? note->line : note->page;
	g_autofree char *number = place > 0 ? g_strdup_printf(":%u", place) : g_strdup("");
	const char *level = note->level == NOTE_WARNING ? "warning" : "info";

	if (note->file == NULL)
		return g_strdup_printf("%s: %s", level, note->text);
	return g_strdup_printf("%s%s: %s: %s", note->file, number, level, note->text);
}
