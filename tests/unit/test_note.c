#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/limits.h"
#include "model/note.h"

static void a_note_keeps_its_place(void **state)
{
	g_autoptr(GPtrArray) notes = notes_new();

	(void)state;
	notes_add(notes, NOTE_WARNING, "code", "paper.pdf", 3, 0, "%d rows found; kept", 2);
	const struct note *note = g_ptr_array_index(notes, 0);
	assert_string_equal(note->text, "2 rows found; kept");
	assert_string_equal(note->file, "paper.pdf");
	assert_int_equal(note->page, 3);
}

static void a_flood_of_notes_ends_in_one_that_says_so(void **state)
{
	g_autoptr(GPtrArray) notes = notes_new();

	(void)state;
	for (unsigned i = 0; i < LIMIT_NOTES + 100; i++)
		notes_add(notes, NOTE_INFO, "code", NULL, 0, 0, "again");
	assert_int_equal(notes->len, LIMIT_NOTES + 1);
	const struct note *last = g_ptr_array_index(notes, notes->len - 1);
	assert_string_equal(last->code, "too-many-notes");
	assert_int_equal(last->level, NOTE_WARNING);
}

static void moved_notes_have_one_owner(void **state)
{
	g_autoptr(GPtrArray) from = notes_new();
	g_autoptr(GPtrArray) to = notes_new();

	(void)state;
	notes_add(from, NOTE_INFO, "code", NULL, 0, 0, "one");
	notes_add(to, NOTE_INFO, "code", NULL, 0, 0, "first");
	notes_move(to, from);
	assert_int_equal(to->len, 2);
	assert_int_equal(from->len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_keeps_its_place),
		cmocka_unit_test(a_flood_of_notes_ends_in_one_that_says_so),
		cmocka_unit_test(moved_notes_have_one_owner),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
