#ifndef CSNOWBALL_H
#define CSNOWBALL_H

#include <stdint.h>

/* Snowball stemmers for UTF-8, behind an opaque type; for one thread at a time. */
typedef struct csnowball csnowball;

/* Algorithm by its Snowball name ("english"); NULL when the library has none such. */
csnowball *csnowball_open(const char *algorithm);
void csnowball_close(csnowball *);

/* The stem of a folded word, valid until the next call; length is replaced by the stem's. NULL when
   memory ran out. */
const uint8_t *csnowball_stem(csnowball *, const uint8_t *word, int32_t *length);

#endif
