#ifndef CICU_H
#define CICU_H

/* ICU behind an opaque wall: no ICU header reaches Swift, whose Foundation brings an ICU of its own. */

#include <stdint.h>

/* Writes the versions of ICU and of its Unicode data as NUL-terminated text, e.g. "72.1" and "15.0". */
void cicu_versions(char icu[24], char unicode[24]);

#endif
