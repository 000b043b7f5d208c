/**
 * tokens: the numbers, names and operators of a PDF content stream. Arrays, dictionaries and comments belong to text
 * and are passed over; of a string its length is told.
 */
#ifndef EXTRACT_TOKENS_H
#define EXTRACT_TOKENS_H

#include <glib.h>
#include <stdbool.h>

struct stream {
	const unsigned char *at, *end;
};

enum token_kind { TOKEN_NONE, TOKEN_NUMBER, TOKEN_NAME, TOKEN_OPERATOR };

struct token {
	enum token_kind kind;
	double number;
	const unsigned char *name; /* of a name without its slash, or of an operator; in the stream's bytes */
	gsize length;              /* of the name; of what was passed over: the most bytes that it has as a string */
};

/** Reads on; false at the end. A token of no kind was passed over. */
bool tokens_next(struct stream *stream, struct token *token);

/** Passes over an inline image's data: behind an EI that stands alone. */
void tokens_skip_image(struct stream *stream);

/** How many pixels an inline image has by what stands before its data: "/W 30 /H 20"; 0 if that does not say. */
double tokens_pixels(const struct token *tokens, unsigned n);

#endif
