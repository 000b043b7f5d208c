#include "extract/pdf_stream.h"

#include <stdlib.h>
#include <zlib.h>

#define PIECE 65536u       /* bytes that are decoded at a time */
#define MOST_FILTERS 2     /* one over another: ASCII over Flate is seen, more is not */
#define MOST_STREAMS 20000 /* of one page: some writers begin one for each line of text */
/* bytes of a stream whose filter libqpdf undoes in one piece: LZW can make 2,700 times as much of them */
#define WHOLE_MOST 100000u

enum filter { FILTER_FLATE, FILTER_HEX, FILTER_85, FILTER_OTHER };

static enum filter filter_of(qpdf_data pdf, qpdf_oh name)
{
	static const struct {
		const char *name;
		enum filter filter;
	} FILTERS[] = { { "/FlateDecode", FILTER_FLATE }, { "/Fl", FILTER_FLATE }, { "/ASCIIHexDecode", FILTER_HEX },
		{ "/AHx", FILTER_HEX }, { "/ASCII85Decode", FILTER_85 }, { "/A85", FILTER_85 } };

	for (size_t i = 0; i < G_N_ELEMENTS(FILTERS); i++)
		if (qpdf_oh_is_name_and_equals(pdf, name, FILTERS[i].name))
			return FILTERS[i].filter;
	return FILTER_OTHER;
}

/** Damaged data gives what comes before the damage, as viewers show it. */
static enum stream_state inflate_to(const unsigned char *data, gsize length, gsize most, GByteArray *out)
{
	unsigned char piece[PIECE];
	z_stream z = { .next_in = (unsigned char *)(guintptr)data, .avail_in = (uInt)MIN(length, G_MAXINT32) };
	enum stream_state state = STREAM_READ;
	int result = Z_OK;

	if (inflateInit(&z) != Z_OK)
		return STREAM_UNREADABLE;
	while (result == Z_OK && state == STREAM_READ) {
		z.next_out = piece;
		z.avail_out = PIECE;
		result = inflate(&z, Z_NO_FLUSH);
		guint n = PIECE - z.avail_out;
		if (out->len + n > most)
			state = STREAM_TOO_BIG;
		else
			g_byte_array_append(out, piece, n);
	}
	inflateEnd(&z);
	return state;
}

static void hex_to(const unsigned char *data, gsize length, GByteArray *out)
{
	guint8 byte = 0;
	bool has_half = false;

	for (gsize i = 0; i < length && data[i] != '>'; i++) {
		int digit = g_ascii_xdigit_value((char)data[i]);
		if (digit < 0)
			continue;
		byte = (guint8)(byte << 4 | digit);
		if (has_half)
			g_byte_array_append(out, &byte, 1);
		has_half = !has_half;
	}
	byte = (guint8)(byte << 4);
	if (has_half)
		g_byte_array_append(out, &byte, 1);
}

/** Five characters are four bytes; "z" stands for four zeros; of the last group only what is there counts. */
static void ascii85_to(const unsigned char *data, gsize length, GByteArray *out)
{
	guint32 group = 0;
	unsigned n = 0;

	for (gsize i = 0; i <= length; i++) {
		bool is_end = i == length || data[i] == '~', is_zeros = !is_end && data[i] == 'z' && n == 0;
		unsigned n_bytes = is_end && n > 1 ? n - 1 : 4;
		if (!is_end && !is_zeros && (data[i] < '!' || data[i] > 'u'))
			continue;
		if (!is_end && !is_zeros)
			group = group * 85 + (data[i] - '!'), n++;
		for (; is_end && n > 1 && n < 5; n++)
			group = group * 85 + 84;
		const guint8 bytes[4] = { (guint8)(group >> 24), (guint8)(group >> 16), (guint8)(group >> 8),
			(guint8)group };
		if (n == 5 || is_zeros) {
			g_byte_array_append(out, bytes, n_bytes);
			group = n = 0;
		}
		if (is_end)
			return;
	}
}

static enum stream_state undo(enum filter filter, const unsigned char *data, gsize length, gsize most, GByteArray *out)
{
	if (filter == FILTER_FLATE)
		return inflate_to(data, length, most, out);
	if (length > most - MIN(most, out->len)) /* neither makes more of its bytes */
		return STREAM_TOO_BIG;
	if (filter == FILTER_HEX)
		hex_to(data, length, out);
	else
		ascii85_to(data, length, out);
	return STREAM_READ;
}

/** How a stream's bytes are written. */
struct coding {
	int n; /* filters; more than MOST_FILTERS are not read */
	enum filter filters[MOST_FILTERS];
	bool is_ours; /* its filters are known here, so that what they make can be bounded */
};

/** Whether a stream says more of its filters than their names. Predictor 1 is none. */
static bool has_parameters(qpdf_data pdf, qpdf_oh dictionary)
{
	qpdf_oh all = qpdf_oh_get_key(pdf, dictionary, "/DecodeParms");
	int n = qpdf_oh_is_array(pdf, all) ? qpdf_oh_get_array_n_items(pdf, all) : 1;

	for (int i = 0; i < n; i++) {
		qpdf_oh one = qpdf_oh_is_array(pdf, all) ? qpdf_oh_get_array_item(pdf, all, i) : all;
		qpdf_oh predictor = qpdf_oh_get_key_if_dict(pdf, one, "/Predictor");
		if (qpdf_oh_is_integer(pdf, predictor) && qpdf_oh_get_int_value(pdf, predictor) > 1)
			return true;
	}
	return false;
}

static struct coding coding_of(qpdf_data pdf, qpdf_oh dictionary)
{
	qpdf_oh filter = qpdf_oh_get_key(pdf, dictionary, "/Filter");
	bool several = qpdf_oh_is_array(pdf, filter);
	struct coding coding = { .is_ours = !has_parameters(pdf, dictionary) };

	coding.n = several ? qpdf_oh_get_array_n_items(pdf, filter) : qpdf_oh_is_null(pdf, filter) ? 0 : 1;
	for (int i = 0; i < MIN(coding.n, MOST_FILTERS); i++) {
		coding.filters[i] = filter_of(pdf, several ? qpdf_oh_get_array_item(pdf, filter, i) : filter);
		coding.is_ours = coding.is_ours && coding.filters[i] != FILTER_OTHER;
	}
	return coding;
}

/** What libqpdf makes of a stream; only small ones, since it takes whatever memory that needs. */
static enum stream_state read_whole(qpdf_data pdf, qpdf_oh stream, gsize most, GByteArray *out)
{
	unsigned char *data = NULL;
	size_t length = 0;
	QPDF_BOOL filtered = QPDF_FALSE;
	QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_generalized, &filtered, &data, &length);
	enum stream_state state = (code & QPDF_ERRORS) != 0 || !filtered ? STREAM_UNREADABLE : STREAM_READ;

	if (state == STREAM_READ && out->len + length > most)
		state = STREAM_TOO_BIG;
	else if (state == STREAM_READ && length > 0)
		g_byte_array_append(out, data, (guint)length);
	free(data);
	return state;
}

enum stream_state pdf_stream_read(qpdf_data pdf, qpdf_oh stream, gsize most, GByteArray *out)
{
	struct coding coding = coding_of(pdf, qpdf_oh_get_dict(pdf, stream));
	g_autoptr(GByteArray) first = g_byte_array_new();
	unsigned char *data = NULL;
	size_t length = 0;
	QPDF_BOOL filtered = QPDF_FALSE;
	enum stream_state state = STREAM_READ;

	if (coding.n > MOST_FILTERS ||
	    (coding.n == MOST_FILTERS && coding.filters[0] == FILTER_FLATE && coding.filters[1] == FILTER_FLATE))
		return STREAM_TOO_BIG;
	if (qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_none, &filtered, &data, &length) & QPDF_ERRORS)
		state = STREAM_UNREADABLE;
	else if (!coding.is_ours)
		state = length > WHOLE_MOST ? STREAM_TOO_BIG : read_whole(pdf, stream, most, out);
	else if (coding.n == 0 && out->len + length > most)
		state = STREAM_TOO_BIG;
	else if (coding.n == 0)
		g_byte_array_append(out, data, (guint)length);
	else if (coding.n == 1)
		state = undo(coding.filters[0], data, length, most, out);
	else if ((state = undo(coding.filters[0], data, length, most, first)) == STREAM_READ)
		state = undo(coding.filters[1], first->data, first->len, most, out);
	free(data);
	return state;
}

enum stream_state pdf_stream_page(qpdf_data pdf, qpdf_oh page, gsize most, GByteArray *out)
{
	qpdf_oh content = qpdf_oh_get_key_if_dict(pdf, page, "/Contents");
	bool several = qpdf_oh_is_array(pdf, content);
	int n = several ? qpdf_oh_get_array_n_items(pdf, content) : 1;
	enum stream_state state = STREAM_READ;

	if (!qpdf_oh_is_dictionary(pdf, page))
		return STREAM_UNREADABLE;
	if (n > MOST_STREAMS)
		return STREAM_TOO_BIG;
	for (int i = 0; i < n && state != STREAM_TOO_BIG; i++) {
		qpdf_oh stream = several ? qpdf_oh_get_array_item(pdf, content, i) : content;
		if (!qpdf_oh_is_stream(pdf, stream))
			continue; /* a page may have no content */
		enum stream_state own = pdf_stream_read(pdf, stream, most - 1, out);
		state = own == STREAM_READ ? state : own;
		g_byte_array_append(out, (const guint8 *)"\n", 1);
	}
	return state;
}
