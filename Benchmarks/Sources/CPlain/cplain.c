#include "cplain.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { longest_word = 256 };

struct cplain {
  UBreakIterator *words;
  struct sb_stemmer *english;
  struct sb_stemmer *russian;
  UChar *text;
  int32_t capacity;
};

cplain *cplain_open(void) {
  cplain *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  UErrorCode code = U_ZERO_ERROR;
  self->words = ubrk_open(UBRK_WORD, "en", NULL, 0, &code);
  self->english = sb_stemmer_new("english", "UTF_8");
  self->russian = sb_stemmer_new("russian", "UTF_8");
  return self;
}

void cplain_close(cplain *self) {
  ubrk_close(self->words);
  sb_stemmer_delete(self->english);
  sb_stemmer_delete(self->russian);
  free(self->text);
  free(self);
}

static size_t stem(cplain *self, const UChar *word, int32_t length) {
  UChar folded[longest_word];
  char utf8[longest_word * 3];
  UErrorCode code = U_ZERO_ERROR;
  int32_t count =
      u_strFoldCase(folded, longest_word, word, length, U_FOLD_CASE_DEFAULT, &code);
  if (U_FAILURE(code)) return 0;
  int32_t bytes = 0;
  u_strToUTF8(utf8, sizeof utf8, &bytes, folded, count, &code);
  if (U_FAILURE(code)) return 0;
  struct sb_stemmer *stemmer = folded[0] >= 0x400 && folded[0] < 0x500 ? self->russian : self->english;
  sb_stemmer_stem(stemmer, (const sb_symbol *)utf8, bytes);
  return (size_t)sb_stemmer_length(stemmer);
}

size_t cplain_analyze(cplain *self, const uint8_t *text, size_t count, size_t *bytes) {
  UErrorCode code = U_ZERO_ERROR;
  if (self->capacity < (int32_t)count + 1) {
    free(self->text);
    self->capacity = (int32_t)count + 1;
    self->text = malloc(sizeof(UChar) * (size_t)self->capacity);
  }
  int32_t length = 0;
  u_strFromUTF8WithSub(
      self->text, self->capacity, &length, (const char *)text, (int32_t)count, 0xFFFD, NULL, &code);
  ubrk_setText(self->words, self->text, length, &code);
  if (U_FAILURE(code)) return 0;
  size_t found = 0;
  int32_t start = ubrk_first(self->words);
  for (int32_t end = ubrk_next(self->words); end != UBRK_DONE; end = ubrk_next(self->words)) {
    if (ubrk_getRuleStatus(self->words) >= UBRK_WORD_NUMBER) {
      found++;
      *bytes += stem(self, self->text + start, end - start);
    }
    start = end;
  }
  return found;
}
