#ifndef CICU_ENCODING_H
#define CICU_ENCODING_H

#include <stdint.h>

/// A converter from one encoding to UTF-8. Not safe to share between threads.
typedef struct cicu_converter cicu_converter;

/// Opens ICU's converter of that name or alias; NULL where ICU knows none.
cicu_converter *cicu_converter_open(const char *name);

void cicu_converter_close(cicu_converter *converter);

/// Converts bytes to UTF-8, each ill-formed sequence to one U+FFFD, in as many calls as the output needs.
///
/// source and target move to the first byte not read and not written. Returns 0 when all of the source is converted,
/// 1 when the target is full and the call is to be repeated, -1 on failure. Adds to replaced the sequences replaced.
int32_t cicu_converter_convert(
    cicu_converter *converter, const uint8_t **source, const uint8_t *source_end, uint8_t **target,
    uint8_t *target_end, int64_t *replaced);

#endif
