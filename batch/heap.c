#include "batch/heap.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define HOLE_LARGE ((size_t)128 << 10) /* bytes; above it the warm-up leaves none */
#define HOLE_SMALL ((size_t)24)        /* the least that malloc hands out */
#define HOLE_STEP ((size_t)16)         /* between the sizes of small holes, each kept in a list of its own */
#define HOLE_LISTED ((size_t)1032)     /* the largest of these */
#define HOLES_BYTES ((size_t)8 << 20)  /* at most, in all; 280 KB in 220 holes were seen */
#define FRESH ((size_t)6 << 20)        /* bytes: most papers need one to three million, from a large page's border on */
#define LARGE_PAGE ((size_t)2 << 20)
#define MAPPED ((size_t)8 << 20) /* bytes from which on a request gets pages of its own, that go back when freed */
#define NEVER (1 << 30)          /* bytes: the heap's end is not given back; a child lives too short */

static void *border; /* of what was in use when a child began, */
static void *gap;    /* and what is left from there to the first large page: both stay */

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

void heap_begin(void)
{
	mallopt(M_TOP_PAD, FRESH);
	border = malloc(2 * HOLE_LARGE); /* more than is left at the heap's end: it grows */
	uintptr_t used = (uintptr_t)border + 2 * HOLE_LARGE, to = (uintptr_t)sbrk(0);
	uintptr_t from = (used + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);

	if (border == NULL || from + LARGE_PAGE > to)
		return;
	madvise((void *)from, to - from, MADV_HUGEPAGE); /* no large page to be had: small ones do */
	gap = malloc(from - used);                       /* nothing is written there, so it costs nothing */
}
