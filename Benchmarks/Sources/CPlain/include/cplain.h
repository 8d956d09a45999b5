#pragma once
#include <stddef.h>
#include <stdint.h>

/// The plain way from text to terms: ICU's word break, case folding and Snowball for every word, no cache.
/// The yardstick for Slovo's analyzer.
typedef struct cplain cplain;

cplain *cplain_open(void);
void cplain_close(cplain *self);
/// Analyzes UTF-8 text; returns the number of words and adds the bytes of their stems to `*bytes`.
size_t cplain_analyze(cplain *self, const uint8_t *text, size_t count, size_t *bytes);
