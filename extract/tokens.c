#include "extract/tokens.h"

#include <string.h>

static bool is_space(unsigned char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(unsigned char c)
{
	return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' ||
	    c == '/' || c == '%';
}

static void skip_string(struct stream *s)
{
	unsigned open = 1;

	for (s->at++; s->at < s->end && open > 0; s->at++) {
		if (*s->at == '\\')
			s->at++;
		else if (*s->at == '(')
			open++;
		else if (*s->at == ')')
			open--;
	}
	s->at = MIN(s->at, s->end);
}

void tokens_skip_image(struct stream *s)
{
	for (; s->at + 2 < s->end; s->at++)
		if (is_space(s->at[0]) && s->at[1] == 'E' && s->at[2] == 'I' &&
		    (s->at + 3 >= s->end || is_space(s->at[3]))) {
			s->at += 3;
			return;
		}
	s->at = s->end;
}

static double parse_number(const unsigned char *at, const unsigned char *end)
{
	double value = 0, scale = 1;
	bool negative = false, point = false;

	for (; at < end; at++) {
		if (*at == '-')
			negative = true;
		else if (*at == '.')
			point = true;
		else if (*at >= '0' && *at <= '9') {
			value = value * 10 + (*at - '0');
			scale *= point ? 10 : 1;
		}
	}
	return (negative ? -value : value) / scale;
}

bool tokens_next(struct stream *s, struct token *out)
{
	*out = (struct token){ .kind = TOKEN_NONE };
	while (s->at < s->end && is_space(*s->at))
		s->at++;
	if (s->at >= s->end)
		return false;
	const unsigned char *start = s->at;
	unsigned char c = *start;
	if (c == '(') {
		skip_string(s);
		out->length = (gsize)(s->at - start);
	} else if (c == '<' && s->at + 1 < s->end && s->at[1] == '<') {
		s->at += 2;
	} else if (c == '<') {
		while (s->at < s->end && *s->at != '>')
			s->at++;
		s->at = MIN(s->at + 1, s->end);
		out->length = (gsize)(s->at - start) / 2;
	} else if (c == '%') {
		while (s->at < s->end && *s->at != '\n' && *s->at != '\r')
			s->at++;
	} else if (c != '/' && is_delimiter(c)) {
		s->at++;
	} else {
		for (s->at++; s->at < s->end && !is_space(*s->at) && !is_delimiter(*s->at); s->at++)
			;
		if (c == '/')
			*out = (struct token){ .kind = TOKEN_NAME,
				.name = start + 1,
				.length = (gsize)(s->at - start - 1) };
		else if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+')
			*out = (struct token){ .kind = TOKEN_NUMBER, .number = parse_number(start, s->at) };
		else
			*out = (struct token){ .kind = TOKEN_OPERATOR,
				.name = start,
				.length = (gsize)(s->at - start) };
	}
	return true;
}

static bool is_name(const struct token *token, const char *brief, const char *name)
{
	gsize length = token->kind == TOKEN_NAME ? token->length : 0;

	return (length == strlen(brief) && memcmp(token->name, brief, length) == 0) ||
	    (length == strlen(name) && memcmp(token->name, name, length) == 0);
}

double tokens_pixels(const struct token *tokens, unsigned n)
{
	double width = 0, height = 0;

	for (unsigned i = 0; i + 1 < n; i++) {
		if (is_name(&tokens[i], "W", "Width"))
			width = tokens[i + 1].number;
		else if (is_name(&tokens[i], "H", "Height"))
			height = tokens[i + 1].number;
	}
	return MAX(width * height, 0);
}
