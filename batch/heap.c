#include "batch/heap.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>

#define HOLE_LARGE ((size_t)128 << 10) /* bytes; above it the warm-up leaves none */
#define HOLE_SMALL ((size_t)24)        /* the least that malloc hands out */
#define HOLE_STEP ((size_t)16)         /* between the sizes of small holes, each kept in a list of its own */
#define HOLE_LISTED ((size_t)1032)     /* the largest of these */
#define HOLES_BYTES ((size_t)8 << 20)  /* at most, in all; 280 KB in 220 holes were seen */
#define MAPPED ((size_t)8 << 20) /* bytes from which on a request gets pages of its own, that go back when freed */
#define NEVER (1 << 30)          /* bytes: the heap's end is not given back; a child lives too short */

#ifdef __SANITIZE_ADDRESS__ /* has a heap of another make, and calls what fills a hole a leak */
void heap_settle(void)
{
}
#else
void heap_settle(void)
{
	mallopt(M_MMAP_THRESHOLD, MAPPED);
	mallopt(M_TRIM_THRESHOLD, NEVER);
	char *end = malloc(2 * HOLE_LARGE); /* larger than any hole, so it lies at the heap's end */
	size_t total = 0;

	for (size_t size = HOLE_LARGE; size >= HOLE_SMALL;
	     size = size > 2 * HOLE_LISTED ? size / 2 : size - HOLE_STEP) {
		bool filled = true;
		while (filled && total < HOLES_BYTES) {
			char *hole = malloc(size); /* kept on purpose: what fills a hole stays there */
			filled = hole != NULL && hole < end;
			if (filled)
				total += size;
			else
				free(hole);
		}
	}
	free(end);
}
#endif
