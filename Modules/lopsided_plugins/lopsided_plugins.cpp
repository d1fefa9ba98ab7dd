#include "lopsided_plugins.h"
