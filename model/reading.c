#include "model/reading.h"

bool reading_is_taken(const struct reading *reading, guint block)
{
	return block < reading->taken->len && g_array_index(reading->taken, bool, block);
}

void reading_take(struct reading *reading, guint block)
{
	if (block >= reading->taken->len)
		g_array_set_size(reading->taken, block + 1);
	g_array_index(reading->taken, bool, block) = true;
}
