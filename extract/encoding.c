#include "extract/encoding.h"

#include <string.h>

#include "extract/extract.h"

#define SAMPLE_BYTES 4096     /* enough to see where the zero bytes of UTF-16 stand */
#define CONTROLS_IN_TEXT 0.02 /* share of control characters; printer files have some, binary files 10 % and more */
#define STRANGE_IN_UTF8 0.2   /* share of bad bytes among the sequences beyond ASCII: a paper pasted together */

/** Windows-1252 from 0x80 to 0x9f; what it leaves undefined is U+FFFD. */
static const gunichar2 WINDOWS_1252[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6,
	0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
	0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };

static void append_windows(GString *text, guchar byte)
{
	g_string_append_unichar(text, byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : byte);
}

/** A UTF-16 unit; past the end: 0. */
static gunichar unit_at(const guchar *data, gsize length, gsize at, bool big)
{
	if (at + 1 >= length)
		return 0;
	return big ? (gunichar)(data[at] << 8 | data[at + 1]) : (gunichar)(data[at + 1] << 8 | data[at]);
}

static char *decode_utf16(const guchar *data, gsize length, bool big)
{
	GString *text = g_string_sized_new(length);

	for (gsize at = 0; at + 1 < length; at += 2) {
		gunichar high = unit_at(data, length, at, big), low = unit_at(data, length, at + 2, big);
		if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
			g_string_append_unichar(text, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
			at += 2;
		} else if (high != 0) {
			g_string_append_unichar(text, high >= 0xd800 && high < 0xe000 ? 0xfffd : high);
		}
	}
	return g_string_free(text, FALSE);
}

/** Whether a sample is UTF-16 without a BOM: Latin letters have a zero byte on one side and never on the other. */
static bool is_utf16(const guchar *data, gsize length, bool *big)
{
	gsize zeros[2] = { 0, 0 }, n = MIN(length, SAMPLE_BYTES);

	for (gsize i = 0; i < n; i++)
		if (data[i] == 0)
			zeros[i % 2]++;
	*big = zeros[0] > zeros[1];
	return length >= 4 && MAX(zeros[0], zeros[1]) > n / 4 && MIN(zeros[0], zeros[1]) <= n / 100;
}

/** Whether the bytes can be text in a one-byte encoding or UTF-8. */
static bool is_text(const guchar *data, gsize length)
{
	gsize controls = 0;

	for (gsize i = 0; i < length; i++) {
		if (data[i] == 0)
			return false;
		if (data[i] < 0x20 && strchr("\t\n\v\f\r\x1a", data[i]) == NULL)
			controls++;
	}
	return (double)controls <= CONTROLS_IN_TEXT * (double)length;
}

/** Counts the sequences beyond ASCII that are UTF-8, and the bytes that are not. */
static void count_sequences(const guchar *data, gsize length, gsize *good, gsize *bad)
{
	*good = *bad = 0;
	for (gsize at = 0; at < length;) {
		gunichar c = g_utf8_get_char_validated((const char *)data + at, (gssize)(length - at));
		if (data[at] < 0x80) {
			at++;
		} else if (c & 0x80000000) {
			at++;
			(*bad)++;
		} else {
			at += (gsize)g_unichar_to_utf8(c, NULL);
			(*good)++;
		}
	}
}

/** Decodes byte by byte; `mixed` keeps the sequences that are UTF-8. */
static char *decode_windows(const guchar *data, gsize length, bool mixed)
{
	GString *text = g_string_sized_new(length + length / 8);

	for (gsize at = 0; at < length;) {
		gunichar c = mixed ? g_utf8_get_char_validated((const char *)data + at, (gssize)(length - at)) :
				     G_MAXUINT32;
		if (data[at] >= 0x80 && !(c & 0x80000000)) {
			g_string_append_unichar(text, c);
			at += (gsize)g_unichar_to_utf8(c, NULL);
		} else {
			append_windows(text, data[at++]);
		}
	}
	return g_string_free(text, FALSE);
}

/** What the paper says of itself; NULL if that is unknown or not true. */
static char *decode_declared(const guchar *data, gsize length, const char *declared)
{
	if (declared == NULL || g_ascii_strncasecmp(declared, "utf", 3) == 0)
		return NULL;
	/* pages that say Latin-1 mean Windows-1252: so the HTML standard */
	if (g_ascii_strcasecmp(declared, "iso-8859-1") == 0 || g_ascii_strcasecmp(declared, "us-ascii") == 0)
		declared = "windows-1252";
	if (g_ascii_strcasecmp(declared, "windows-1252") == 0)
		return decode_windows(data, length, false);
	return g_convert((const char *)data, (gssize)length, "UTF-8", declared, NULL, NULL, NULL);
}

static char *decode_unmarked(const guchar *data, gsize length, const char *declared, const char **assumed)
{
	char *text = decode_declared(data, length, declared);
	gsize good, bad;

	if (text != NULL)
		return text;
	count_sequences(data, length, &good, &bad);
	if (bad == 0)
		return g_strndup((const char *)data, length);
	bool mixed = (double)bad <= STRANGE_IN_UTF8 * (double)good;
	*assumed = mixed ? "UTF-8 with single bytes of Windows-1252" : "Windows-1252";
	return decode_windows(data, length, mixed);
}

char *encoding_decode(GBytes *bytes, const char *declared, const char **assumed, GError **error)
{
	gsize length;
	const guchar *data = g_bytes_get_data(bytes, &length);
	bool big;

	*assumed = NULL;
	if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
		return decode_utf16(data + 2, length - 2, data[0] == 0xfe);
	if (is_utf16(data, length, &big)) {
		*assumed = big ? "UTF-16, big end first" : "UTF-16, little end first";
		return decode_utf16(data, length, big);
	}
	if (!is_text(data, length)) {
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_TYPE,
		    "this is no text but bytes of some other format; save it as PDF and convert that");
		return NULL;
	}
	if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		data += 3;
		length -= 3;
		declared = NULL;
	}
	return decode_unmarked(data, length, declared, assumed);
}
