#include "lopsided_gui.h"
