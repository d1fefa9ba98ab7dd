#include "lopsided_gui.h"

#include "browser/PluginDrag.cpp"
