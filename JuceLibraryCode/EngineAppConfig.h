// The engine alone hosts no format: the same flags, and half the time to compile JUCE's audio processors.
#pragma once

#include "AppConfig.h"

#undef JUCE_PLUGINHOST_VST3
#undef JUCE_PLUGINHOST_LV2
#undef JUCE_PLUGINHOST_LADSPA

#define JUCE_PLUGINHOST_VST3 0
#define JUCE_PLUGINHOST_LV2 0
#define JUCE_PLUGINHOST_LADSPA 0
