// lopsided_plugins without what only Linux has: it is to compile for a system that JUCE_LINUX is not set for.
#include <lopsided_plugins/lopsided_plugins.h>

#undef JUCE_LINUX
#define JUCE_LINUX 0

#ifndef JUCE_BSD
    #define JUCE_BSD 0
#endif

#include <lopsided_plugins/lopsided_plugins.cpp>
