#include "lopsided_gui.h"

#include "look/LopsidedLookAndFeel.cpp"
#include "look/LopsidedLookAndFeelControls.cpp"
#include "look/LopsidedLookAndFeelLists.cpp"
#include "look/Palette.cpp"
#include "look/UserScale.cpp"
