#include "render/number.h"

void number_put(GString *text, gsize value)
{
	char digits[24];
	int n = (int)sizeof digits;

	do
		digits[--n] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	g_string_append_len(text, digits + n, (gssize)sizeof digits - n);
}
