#include "model/key.h"

#include <string.h>

#include "model/reading.h"
#include "model/text.h"

/** The house's own words, where the paper's key does not explain them. */
void key_add_house(struct reading *reading)
{
	GPtrArray *scheme = reading->report->scheme;
	guint n_own = scheme->len;

	for (guint i = 0; reading->profile != NULL && i < reading->profile->key->len; i++) {
		const struct scheme_entry *entry = reading->profile->key->pdata[i];
		g_autofree char *wanted = text_key(entry->label);
		bool is_known = false;
		for (guint k = 0; k < n_own && !is_known; k++) {
			const char *label = ((const struct scheme_entry *)scheme->pdata[k])->label;
			g_autofree char *key = text_key(label != NULL ? label : "");
			is_known = strcmp(key, wanted) == 0;
		}
		if (!is_known)
			scheme_add(scheme, entry->code, g_strdup(entry->label), g_strdup(entry->meaning), COLOUR_NONE);
	}
}

/** The four levels of the Buckinghamshire template. */
void key_set_default(struct report *report)
{
	static const struct {
		enum code code;
		enum sign sign;
		const char *meaning;
		guint32 colour;
	} LEVELS[] = {
		{ CODE_COMPLETE, SIGN_TICK, "implemented", COLOUR_NONE },
		{ CODE_ON_TRACK, SIGN_CIRCLE, "on track to be completed", 0x00b050 },
		{ CODE_AT_RISK, SIGN_CIRCLE, "may not be fully delivered", 0xffc000 },
		{ CODE_OFF_TRACK, SIGN_CIRCLE, "not delivered or implemented", 0xff0000 },
	};

	report->scheme_is_default = true;
	for (size_t i = 0; i < G_N_ELEMENTS(LEVELS); i++)
		scheme_add(report->scheme, LEVELS[i].code, NULL, g_strdup(LEVELS[i].meaning), LEVELS[i].colour)->sign =
		    LEVELS[i].sign;
}
