/**
 * pdf_crypto: libqpdf deciphers with libgnutls, which is here loaded when a paper is locked, not before main.
 *
 * Method  these functions have the names that libqpdf calls, and each calls the one of its name in libgnutls, as its
 *         manual describes it
 * Errors  a system without libgnutls: each fails as libgnutls does, and libqpdf cannot read the paper
 * Source  loading it with its eight libraries took 3 of the 20 ms of a paper of one page; one paper in 50 is locked
 */
#ifndef EXTRACT_PDF_CRYPTO_H
#define EXTRACT_PDF_CRYPTO_H

#include <stddef.h>

/** Loads libgnutls now: for a process whose children may not. */
void pdf_crypto_warm(void);

int gnutls_cipher_init(void **handle, int algorithm, const void *key, const void *start);
int gnutls_cipher_encrypt2(void *handle, const void *from, size_t n, void *to, size_t room);
int gnutls_cipher_decrypt2(void *handle, const void *from, size_t n, void *to, size_t room);
void gnutls_cipher_deinit(void *handle);
size_t gnutls_cipher_get_key_size(int algorithm);
int gnutls_hash_init(void **handle, int algorithm);
int gnutls_hash(void *handle, const void *data, size_t n);
void gnutls_hash_deinit(void *handle, void *digest);
int gnutls_rnd(int level, void *data, size_t n);
const char *gnutls_strerror(int error);

#endif
