#include "csnowball.h"

#include <libstemmer.h>

csnowball *csnowball_open(const char *algorithm) {
  return (csnowball *)sb_stemmer_new(algorithm, "UTF_8");
}

void csnowball_close(csnowball *self) { sb_stemmer_delete((struct sb_stemmer *)self); }

const uint8_t *csnowball_stem(csnowball *self, const uint8_t *word, int32_t *length) {
  const sb_symbol *stem = sb_stemmer_stem((struct sb_stemmer *)self, word, *length);
  *length = sb_stemmer_length((struct sb_stemmer *)self);
  return stem;
}
