#include "csnowball.h"
