#include "model/profile.h"

void profile_free(struct profile *profile)
{
	if (profile == NULL)
		return;
	g_free(profile->organisation);
	g_free(profile);
}
