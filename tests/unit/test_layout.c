#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "render/layout.h"

#define EM 500 /* every character is half as wide as the text is high */

static int even(void *data, enum weight weight, gunichar character)
{
	(void)data, (void)weight;
	return character == 0xad ? 0 : EM;
}

static const struct measure MEASURE = { even, NULL };

/** The width that holds so many characters of body text, and a little more. */
static double room(unsigned characters)
{
	return characters * LAYOUT_STYLES[STYLE_BODY].size * EM / 1000 + 0.5;
}

static struct pile *pile_of(const char *text, double width)
{
	struct pile *pile = pile_new();

	pile_add(pile, PARA_TEXT, STYLE_BODY, TAG_P, text);
	layout_set(pile, width, &MEASURE);
	return pile;
}

static void assert_lines(const char *text, unsigned characters, const char *expected)
{
	struct pile *pile = pile_of(text, room(characters));
	GString *lines = g_string_new(NULL);

	for (guint i = 0; i < pile->lines->len; i++) {
		const struct line *line = &g_array_index(pile->lines, struct line, i);
		g_string_append_printf(lines, "%s%.*s", i > 0 ? "|" : "", (int)(line->end - line->start),
		    text + line->start);
	}
	assert_string_equal(lines->str, expected);
	g_string_free(lines, TRUE);
	pile_free(pile);
}

static void lines_end_between_words(void **state)
{
	(void)state;
	assert_lines("one two three", 7, "one two|three");
	assert_lines("one two three", 13, "one two three");
	assert_lines("one  two", 4, "one|two");
	assert_lines("", 4, "");
}

static void a_word_is_cut_only_if_no_line_holds_it(void **state)
{
	(void)state;
	assert_lines("abcdefghij", 4, "abcd|efgh|ij");
	assert_lines("a bcdefghij k", 4, "a|bcde|fghi|j k");
	assert_lines("\303\251\303\251\303\251\303\251\303\251", 2, "\303\251\303\251|\303\251\303\251|\303\251");
}

static void a_words_own_hyphen_ends_a_line_only_if_it_must(void **state)
{
	(void)state;
	assert_lines("to door-to-door", 13, "to|door-to-door");
	assert_lines("door-to-door", 8, "door-to-|door");
}

static void a_soft_hyphen_is_a_place_to_break(void **state)
{
	(void)state;
	assert_lines("high\302\255land park", 6, "high\302\255|land|park");
	assert_lines("high\302\255land park", 8, "high\302\255land|park");
}

static void no_text_is_lost_and_no_line_too_wide(void **state)
{
	static const char *const pieces[] = { "a", "bc", " ", "  ", "-", "\302\255", "\302\243", "\342\200\224", "(x)",
		"longerword", "\344\270\255" };
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);

	(void)state;
	for (int round = 0; round < 200; round++) {
		GString *text = g_string_new(NULL);
		for (int i = 0; i < 60; i++)
			g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
		unsigned characters = (unsigned)g_rand_int_range(rand, 1, 30);
		struct pile *pile = pile_of(text->str, room(characters));
		guint32 at = 0;
		for (guint i = 0; i < pile->lines->len; i++) {
			const struct line *line = &g_array_index(pile->lines, struct line, i);
			for (; at < line->start; at++)
				assert_non_null(strchr(" \302\255", text->str[at]));
			assert_true(layout_width(&MEASURE, STYLE_BODY, text->str + line->start,
					line->end - line->start) <= room(MAX(characters, 2)));
			at = line->end;
		}
		for (; at < text->len; at++)
			assert_non_null(strchr(" \302\255", text->str[at]));
		pile_free(pile);
		g_string_free(text, TRUE);
	}
}

static void a_megabyte_without_a_space_ends(void **state)
{
	char *text = g_strnfill(1 << 20, 'x');
	struct pile *pile = pile_of(text, room(40));

	(void)state;
	assert_int_equal(pile->lines->len, (1 << 20) / 40 + 1);
	pile_free(pile);
	g_free(text);
}

static double leading(void)
{
	return LAYOUT_STYLES[STYLE_BODY].leading;
}

static void a_page_leaves_no_line_of_a_paragraph_alone(void **state)
{
	struct pile *pile = pile_of("1 2 3 4 5", room(1));

	(void)state;
	assert_int_equal(layout_fit(pile, 0, leading() * 9, false), 5);
	assert_int_equal(layout_fit(pile, 0, leading() * 4, false), 3);
	assert_int_equal(layout_fit(pile, 0, leading() * 1, false), 0);
	assert_int_equal(layout_fit(pile, 0, leading() * 1, true), 1);
	assert_int_equal(layout_fit(pile, 3, leading() * 9, false), 2);
	pile_free(pile);
}

static void a_heading_stays_with_its_text(void **state)
{
	struct pile *pile = pile_new();

	(void)state;
	pile_add(pile, PARA_TEXT, STYLE_BODY, TAG_P, "x");
	pile_add(pile, PARA_TEXT, STYLE_BODY, TAG_H3, "h")->keep_next = true;
	pile_add(pile, PARA_TEXT, STYLE_BODY, TAG_P, "1 2 3");
	layout_set(pile, room(1), &MEASURE);
	assert_int_equal(layout_fit(pile, 0, leading() * 2, false), 1);
	assert_int_equal(layout_fit(pile, 0, leading() * 3, false), 1);
	assert_int_equal(layout_fit(pile, 0, leading() * 5, false), 5);
	pile_free(pile);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_between_words),
		cmocka_unit_test(a_word_is_cut_only_if_no_line_holds_it),
		cmocka_unit_test(a_words_own_hyphen_ends_a_line_only_if_it_must),
		cmocka_unit_test(a_soft_hyphen_is_a_place_to_break),
		cmocka_unit_test(no_text_is_lost_and_no_line_too_wide),
		cmocka_unit_test(a_megabyte_without_a_space_ends),
		cmocka_unit_test(a_page_leaves_no_line_of_a_paragraph_alone),
		cmocka_unit_test(a_heading_stays_with_its_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
