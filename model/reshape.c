#include "model/reading.h"

void reshape_doc(struct doc *doc, const struct profile *profile)
{
	(void)doc, (void)profile;
}
