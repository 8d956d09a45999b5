#include "cicu_words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

/* One Arabic ligature folds to 18 units, and some musical symbols decompose fourfold. */
enum { UNITS = 32768 };

struct cicu_words {
  UBreakIterator *breaks;
  UText text;
  const UNormalizer2 *casefold, *decompose, *compose;
  cicu_word *words;
  int64_t count, capacity;
  uint8_t *folded;
  int32_t used, room;
  UChar source[UNITS], target[UNITS];
};

cicu_words *cicu_words_open(void) {
  UErrorCode error = U_ZERO_ERROR;
  /* Not the buffers at its end, whose pages most searches never need. */
  cicu_words *self = malloc(sizeof *self);
  if (!self) return NULL;
  memset(self, 0, offsetof(cicu_words, source));
  UText empty = UTEXT_INITIALIZER;
  self->text = empty;
  self->casefold = unorm2_getNFKCCasefoldInstance(&error);
  self->decompose = unorm2_getNFDInstance(&error);
  self->compose = unorm2_getNFCInstance(&error);
  self->breaks = ubrk_open(UBRK_WORD, "en", NULL, 0, &error);
  if (U_FAILURE(error)) {
    cicu_words_close(self);
    return NULL;
  }
  return self;
}

void cicu_words_close(cicu_words *self) {
  if (!self) return;
  if (self->breaks) ubrk_close(self->breaks);
  utext_close(&self->text);
  free(self->words);
  free(self->folded);
  free(self);
}

/* Joiners: what ICU may keep inside a word and we split at; the modifier apostrophe, and the
   invisible characters that break a word only for machines. */
static bool joins(UChar32 c) {
  switch (c) {
  case '@': case 0x02BC: case 0x200B: case 0x2060: case 0xFEFF: return true;
  }
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
  case U_WB_MIDNUMLET: case U_WB_MIDLETTER: case U_WB_MIDNUM: case U_WB_SINGLE_QUOTE:
  case U_WB_DOUBLE_QUOTE: case U_WB_EXTENDNUMLET: return true;
  }
  return false;
}

/* Marks and invisible characters that cling to what stands before them. */
static bool clings(UChar32 c) {
  int32_t value = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  return value == U_WB_EXTEND || value == U_WB_FORMAT || value == U_WB_ZWJ;
}

/* Spaces, punctuation and symbols, which ICU may keep beside a word for a joiner's sake. */
static bool separates(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_P_MASK | U_GC_S_MASK | U_GC_Z_MASK)) != 0
      && u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_OTHER;
}

static bool is_letter(UChar32 c) {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
  case U_WB_ALETTER: case U_WB_HEBREW_LETTER: case U_WB_KATAKANA: case U_WB_NUMERIC: return true;
  }
  return false;
}

void cicu_words_separators(uint8_t table[65536]) {
  /* Latin to Arabic; punctuation and symbols; ideographic punctuation; what stands in tables of code pages. To ask for
     all characters would take a search more time than to find ten documents. */
  static const UChar32 ranges[][2] = {
      {0, 0x07FF}, {0x2000, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x303F}, {0xFE10, 0xFE6F}, {0xFEFF, 0xFFFF}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
    for (UChar32 c = ranges[i][0]; c <= ranges[i][1]; c++) {
      uint32_t mask = U_GET_GC_MASK(c);
      bool may = mask & (U_GC_P_MASK | U_GC_S_MASK | U_GC_Z_MASK | U_GC_CF_MASK | U_GC_LM_MASK);
      table[c] = may && (separates(c) || joins(c));
    }
  }
}

/* Latin letters whose stroke or ligature is no mark that decomposition takes off. */
static const char *plain_letter(UChar32 c) {
  switch (c) {
  case 0x00E6: return "ae";
  case 0x00F0: case 0x0111: return "d";
  case 0x00F8: return "o";
  case 0x00FE: return "th";
  case 0x0127: return "h";
  case 0x0131: return "i";
  case 0x0142: return "l";
  case 0x0153: return "oe";
  case 0x0167: return "t";
  }
  return NULL;
}

static bool is_russian_vowel(UChar32 c) {
  switch (c) {
  case 0x0430: case 0x0435: case 0x0438: case 0x043E: case 0x0443:
  case 0x044B: case 0x044D: case 0x044E: case 0x044F: return true;
  }
  return false;
}

static bool is_latin(UChar32 c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7)
      || (c >= 0x1E00 && c <= 0x1EFF);
}

/* Drops marks that do not make another letter: all over Latin, stress marks over Russian vowels,
   the dots of ё. Keeps those of й, ї, ў, ґ. Text is decomposed; returns the new length. */
static int32_t drop_marks(const UChar *from, int32_t length, UChar *to, int32_t room) {
  int32_t i = 0, written = 0;
  UChar32 base = 0;
  while (i < length) {
    UChar32 c;
    U16_NEXT(from, i, length, c);
    if (u_getCombiningClass(c) != 0) {
      if (is_latin(base)) continue;
      if ((c == 0x0300 || c == 0x0301) && is_russian_vowel(base)) continue;
      if (c == 0x0308 && base == 0x0435) continue;
    } else {
      base = c;
    }
    const char *plain = plain_letter(c);
    if (plain) {
      for (; *plain && written < room; plain++) to[written++] = (UChar)*plain;
    } else {
      UBool failed = false;
      U16_APPEND(to, written, room, c, failed);
      if (failed) break;
    }
  }
  return written;
}

static int32_t cut(const uint8_t *text, int32_t length, int32_t limit) {
  if (length <= limit) return length;
  while (limit > 0 && (text[limit] & 0xC0) == 0x80) limit--;
  return limit;
}

static uint32_t alphabets(const uint8_t *text, int32_t length) {
  uint32_t found = 0;
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    U8_NEXT(text, i, length, c);
    if (c >= 'a' && c <= 'z') found |= CICU_LATIN;
    else if (c >= '0' && c <= '9') found |= CICU_DIGIT;
    else if (c >= 0x0400 && c <= 0x052F) found |= CICU_CYRILLIC;
    else found |= CICU_OTHER;
  }
  return found;
}

/* Appends the folded word; nothing if folding leaves nothing. */
static bool append(cicu_words *self, const uint8_t *text, int32_t start, int32_t end) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0, bytes = 0;
  int32_t source = cut(text + start, end - start, CICU_WORD_LIMIT);
  UChar *a = self->source, *b = self->target;
  u_strFromUTF8WithSub(a, UNITS, &length, (const char *)text + start, source, 0xFFFD, NULL, &error);
  length = unorm2_normalize(self->casefold, a, length, b, UNITS, &error);
  length = unorm2_normalize(self->decompose, b, length, a, UNITS, &error);
  if (U_FAILURE(error)) return true;
  length = drop_marks(a, length, b, UNITS);
  length = unorm2_normalize(self->compose, b, length, a, UNITS, &error);
  if (U_FAILURE(error) || length == 0) return true;
  if (self->room - self->used < UNITS * 3) {
    int32_t room = self->room * 2 + UNITS * 4;
    uint8_t *grown = realloc(self->folded, (size_t)room);
    if (!grown) return false;
    self->folded = grown;
    self->room = room;
  }
  uint8_t *out = self->folded + self->used;
  u_strToUTF8WithSub(
      (char *)out, self->room - self->used, &bytes, a, length, 0xFFFD, NULL, &error);
  if (U_FAILURE(error) || bytes == 0) return true;
  bytes = cut(out, bytes, CICU_WORD_LIMIT);
  if (self->count == self->capacity) {
    int64_t capacity = self->capacity * 2 + 256;
    cicu_word *grown = realloc(self->words, (size_t)capacity * sizeof *grown);
    if (!grown) return false;
    self->words = grown;
    self->capacity = capacity;
  }
  self->words[self->count++] = (cicu_word){start, end, self->used, bytes, alphabets(out, bytes)};
  self->used += bytes;
  return true;
}

/* Splits one of ICU's segments at joiners; a part neither begins with a mark nor ends invisibly.
   ICU's status calls some segments no words that begin with one (a letter, a zero-width joiner, a
   symbol), so the letters decide there. */
static bool split_segment(
    cicu_words *self, const uint8_t *text, int32_t start, int32_t end, bool is_word) {
  int32_t from = -1, to = -1;
  bool has_letter = is_word;
  for (int32_t i = start; i < end;) {
    int32_t at = i;
    UChar32 c;
    U8_NEXT(text, i, end, c);
    if (c < 0 || joins(c) || separates(c)) {
      if (from >= 0 && has_letter && !append(self, text, from, to)) return false;
      from = -1;
      has_letter = is_word;
      continue;
    }
    if (is_letter(c)) has_letter = true;
    if (from < 0) {
      if (clings(c)) continue;
      from = at;
      to = i;
    } else if (u_charType(c) != U_FORMAT_CHAR) {
      to = i;
    }
  }
  return from < 0 || !has_letter || append(self, text, from, to);
}

int64_t cicu_words_split(
    cicu_words *self, const uint8_t *text, int64_t length, const cicu_word **words,
    const uint8_t **folded) {
  UErrorCode error = U_ZERO_ERROR;
  self->count = 0;
  self->used = 0;
  utext_openUTF8(&self->text, (const char *)text, length, &error);
  ubrk_setUText(self->breaks, &self->text, &error);
  if (U_FAILURE(error)) return -1;
  int32_t start = ubrk_first(self->breaks), end;
  while ((end = ubrk_next(self->breaks)) != UBRK_DONE) {
    bool is_word = ubrk_getRuleStatus(self->breaks) >= UBRK_WORD_NUMBER;
    if (!split_segment(self, text, start, end, is_word)) return -1;
    start = end;
  }
  *words = self->words;
  *folded = self->folded;
  return self->count;
}
