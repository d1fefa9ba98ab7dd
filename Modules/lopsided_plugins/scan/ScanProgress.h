#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** How far a scan is. `numTotal` grows while it is found out how many plugins the files hold.
    Thread: any, a value. */
struct ScanProgress
{
    int numDone = 0;
    int numTotal = 0;
    int numFailed = 0;
    juce::String current; /**< what is looked at now: a plugin's name, or its file's */
};

} // namespace lopsided
