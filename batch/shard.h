/**
 * shard: a folder's papers shared out to several machines, and their ledgers read as one again.
 */
#ifndef BATCH_SHARD_H
#define BATCH_SHARD_H

#include <glib.h>
#include <stdbool.h>

#include "batch/night.h"

/** Reads "2/3". False: it is no share. */
bool shard_read(const char *text, unsigned *shard, unsigned *n_shards);

/** Which share a paper belongs to, from 1: by its path alone, so that every machine says the same. */
unsigned shard_of(const char *path, unsigned n_shards);

/**
 * Looks whether every paper of the folder that the shards were made from is in one of OUT_DIR's ledgers. Says each that
 * is not, and counts them. False with an error if a shard is missing as a whole or nothing can be read.
 */
bool shard_check(const char *out_dir, night_say say, unsigned *missing, GError **error);

#endif
