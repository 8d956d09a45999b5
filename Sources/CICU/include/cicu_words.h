#ifndef CICU_WORDS_H
#define CICU_WORDS_H

#include <stdint.h>

/* Words of UTF-8 text by ICU's word break (UAX #29), folded by NFKC_Casefold. */

enum {
  CICU_LATIN = 1,
  CICU_CYRILLIC = 2,
  CICU_OTHER = 4, /* letters of other alphabets, and whatever else is no ASCII digit */
  CICU_DIGIT = 8,
};

/* A word: bytes of the text, bytes of the folded buffer, and the alphabets in it. */
typedef struct {
  int32_t start, end, folded, length;
  uint32_t alphabets;
} cicu_word;

/* Longest folded word and longest source of a folding, in bytes; what comes after is cut off. */
enum { CICU_WORD_LIMIT = 1020 };

/* Buffers and a break iterator; for one thread at a time. NULL if ICU has no data. */
typedef struct cicu_words cicu_words;
cicu_words *cicu_words_open(void);
void cicu_words_close(cicu_words *);

/* Sets separates[c] to 1 for characters of the BMP that are never part of a word and need no context: spaces,
   punctuation and symbols, those that we take for joiners among them, in the blocks where they are frequent. The
   table comes zeroed; ICU is asked for all that stays 0. */
void cicu_words_separators(uint8_t separates[65536]);

/* Splits at most 1 GiB of text. Ill-formed sequences separate words. What ICU keeps together around
   a joiner (o'brien, array_push, user@host.ru, 3.14) is split into its parts here. Results are valid
   until the next call. Returns the count of words, -1 on failure. */
int64_t cicu_words_split(
    cicu_words *, const uint8_t *text, int64_t length, const cicu_word **words,
    const uint8_t **folded);

#endif
