#include "lopsided_engine.h"
