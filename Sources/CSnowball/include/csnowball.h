#ifndef CSNOWBALL_H
#define CSNOWBALL_H
#include <stdint.h>
#endif
