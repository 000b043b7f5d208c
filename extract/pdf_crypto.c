#include "extract/pdf_crypto.h"

#include <dlfcn.h>

#define LIBRARY "libgnutls.so.30" /* the number of its interface, the same since 2014 */
#define ABSENT (-1250)            /* GNUTLS_E_UNIMPLEMENTED_FEATURE */

static void *library_find(const char *name)
{
	static void *library;

	if (library == NULL)
		library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
	return library != NULL ? dlsym(library, name) : NULL;
}

void pdf_crypto_warm(void)
{
	library_find("gnutls_hash");
}

/** A function that calls the library's function of its name; `otherwise` is its answer where there is no library. */
#define FORWARD(type, name, parameters, arguments, otherwise)                                                          \
	type name parameters                                                                                           \
	{                                                                                                              \
		static type(*theirs) parameters;                                                                       \
		if (theirs == NULL)                                                                                    \
			*(void **)&theirs = library_find(#name);                                                       \
		return theirs != NULL ? theirs arguments : (otherwise);                                                \
	}

FORWARD(int, gnutls_cipher_init, (void **handle, int algorithm, const void *key, const void *start),
    (handle, algorithm, key, start), ABSENT)
FORWARD(int, gnutls_cipher_encrypt2, (void *handle, const void *from, size_t n, void *to, size_t room),
    (handle, from, n, to, room), ABSENT)
FORWARD(int, gnutls_cipher_decrypt2, (void *handle, const void *from, size_t n, void *to, size_t room),
    (handle, from, n, to, room), ABSENT)
FORWARD(void, gnutls_cipher_deinit, (void *handle), (handle), (void)0)
FORWARD(size_t, gnutls_cipher_get_key_size, (int algorithm), (algorithm), 0)
FORWARD(int, gnutls_hash_init, (void **handle, int algorithm), (handle, algorithm), ABSENT)
FORWARD(int, gnutls_hash, (void *handle, const void *data, size_t n), (handle, data, n), ABSENT)
FORWARD(void, gnutls_hash_deinit, (void *handle, void *digest), (handle, digest), (void)0)
FORWARD(int, gnutls_rnd, (int level, void *data, size_t n), (level, data, n), ABSENT)
FORWARD(const char *, gnutls_strerror, (int error), (error), "libgnutls is not installed")
