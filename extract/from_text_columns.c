#include "extract/from_text.h"

guint columns_read(struct lines *lines, guint first)
{
	(void)lines, (void)first;
	return 0;
}
