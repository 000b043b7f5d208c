#include "extract/pdf_stream.h"

#include <stdlib.h>
#include <zlib.h>

#define PIECE 65536u       /* bytes that are decoded at a time */
#define MOST_FILTERS 2     /* one over another: ASCII over Flate is seen, more is not */
#define MOST_STREAMS 20000 /* of one page: some writers begin one for each line of text */

static bool is_flate(qpdf_data pdf, qpdf_oh filter)
{
	return qpdf_oh_is_name_and_equals(pdf, filter, "/FlateDecode") ||
	    qpdf_oh_is_name_and_equals(pdf, filter, "/Fl");
}

/** Damaged data gives what comes before the damage, as viewers show it. */
static enum stream_state inflate_to(const unsigned char *data, size_t length, gsize most, GByteArray *out)
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

enum stream_state pdf_stream_read(qpdf_data pdf, qpdf_oh stream, gsize most, GByteArray *out)
{
	qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream), filter = qpdf_oh_get_key(pdf, dictionary, "/Filter");
	bool plain = qpdf_oh_is_null(pdf, qpdf_oh_get_key(pdf, dictionary, "/DecodeParms"));
	unsigned char *data = NULL;
	size_t length = 0;
	QPDF_BOOL filtered = QPDF_FALSE;
	int n = qpdf_oh_is_array(pdf, filter) ? qpdf_oh_get_array_n_items(pdf, filter) : 1, flates = 0;
	enum stream_state state = STREAM_READ;

	for (int i = 0; i < n && i <= MOST_FILTERS; i++)
		flates += is_flate(pdf,
		    qpdf_oh_is_array(pdf, filter) ? qpdf_oh_get_array_item(pdf, filter, i) : filter);
	if (n > MOST_FILTERS || flates > 1)
		return STREAM_TOO_BIG;
	bool own = plain && n == 1 && flates == 1;
	if (qpdf_oh_get_stream_data(pdf, stream, own ? qpdf_dl_none : qpdf_dl_generalized, &filtered, &data, &length) &
	    QPDF_ERRORS)
		state = STREAM_UNREADABLE;
	else if (own)
		state = inflate_to(data, length, most, out);
	else if (!filtered && !qpdf_oh_is_null(pdf, filter))
		state = STREAM_UNREADABLE;
	else if (out->len + length > most)
		state = STREAM_TOO_BIG;
	else if (length > 0)
		g_byte_array_append(out, data, (guint)length);
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
