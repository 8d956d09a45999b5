#include "cicu_encoding.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

enum { pivot_length = 4096 };

struct cicu_converter {
  UConverter *from;
  UConverter *utf8;
  UChar pivot[pivot_length];
  UChar *pivot_source;
  UChar *pivot_target;
  int is_started;
  int64_t replaced;
};

// Writes U+FFFD itself, since the default callback does not say how often it was called.
static void replace(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  (void)units;
  (void)length;
  if (reason > UCNV_IRREGULAR) return;
  cicu_converter *converter = (cicu_converter *)context;
  converter->replaced += 1;
  *status = U_ZERO_ERROR;
  const UChar replacement = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

cicu_converter *cicu_converter_open(const char *name) {
  cicu_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  converter->from = ucnv_open(name, &status);
  converter->utf8 = ucnv_open("UTF-8", &status);
  ucnv_setToUCallBack(converter->from, replace, converter, NULL, NULL, &status);
  if (U_FAILURE(status)) {
    cicu_converter_close(converter);
    return NULL;
  }
  return converter;
}

void cicu_converter_close(cicu_converter *converter) {
  if (converter == NULL) return;
  ucnv_close(converter->from);
  ucnv_close(converter->utf8);
  free(converter);
}

int32_t cicu_converter_convert(
    cicu_converter *converter, const uint8_t **source, const uint8_t *source_end, uint8_t **target,
    uint8_t *target_end, int64_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  UBool reset = !converter->is_started;
  if (reset) {
    converter->pivot_source = converter->pivot;
    converter->pivot_target = converter->pivot;
    converter->is_started = 1;
  }
  converter->replaced = 0;
  ucnv_convertEx(
      converter->utf8, converter->from, (char **)target, (const char *)target_end,
      (const char **)source, (const char *)source_end, converter->pivot, &converter->pivot_source,
      &converter->pivot_target, converter->pivot + pivot_length, reset, 1, &status);
  *replaced += converter->replaced;
  if (status == U_BUFFER_OVERFLOW_ERROR) return 1;
  return U_FAILURE(status) ? -1 : 0;
}
