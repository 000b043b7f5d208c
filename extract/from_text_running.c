#include "extract/from_text.h"

void running_mark(struct lines *lines)
{
	(void)lines;
}
