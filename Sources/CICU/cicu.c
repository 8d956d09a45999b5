#include "cicu.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

void cicu_versions(char icu[24], char unicode[24]) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, icu);
  u_getUnicodeVersion(version);
  u_versionToString(version, unicode);
}
