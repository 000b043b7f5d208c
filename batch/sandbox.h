/**
 * sandbox: takes from a process everything that reading one paper does not need.
 *
 * Layers  resource limits; Landlock (no file but the system's fonts and tables, no network); seccomp (no new
 *         process, no program, no socket). What is open already stays usable
 * Source  Landlock since Linux 5.13, network rules since 6.7
 */
#ifndef BATCH_SANDBOX_H
#define BATCH_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

struct sandbox_limits {
	size_t memory;     /* bytes of address space; 0: no limit */
	unsigned cpu;      /* seconds */
	size_t file_bytes; /* what may be written to the result */
	unsigned files;    /* descriptors open at once */
};

/** Which layer this kernel lacks, in words ("Landlock"); NULL: none. Asks the kernel once. */
const char *sandbox_missing(void);

/** Makes ready, once in the parent, what every child then only has to enter. False: the kernel refuses. */
bool sandbox_prepare(void);

/** Closes every descriptor from 3 on but one, then takes the rights away. For a child only. */
bool sandbox_enter(const struct sandbox_limits *limits, int keep);

#endif
