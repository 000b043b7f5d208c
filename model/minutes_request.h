/**
 * minutes_request: what a member requested or asked for. "Asked whether" is a question, not a request.
 */
#ifndef MODEL_MINUTES_REQUEST_H
#define MODEL_MINUTES_REQUEST_H

#include <stdbool.h>

#include "model/minutes_account.h"

/** Reads a sentence of the account; whether it holds a request. */
bool minutes_request_in(struct account *account, const char *sentence);

#endif
