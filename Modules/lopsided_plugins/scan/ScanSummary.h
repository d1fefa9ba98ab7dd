#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** What came of a scan. What was found is in the catalogue, also where it was cancelled or ended by an error.
    Thread: any, a value. */
struct ScanSummary
{
    int numFiles = 0;  /**< in the folders */
    int numOpened = 0; /**< files that were looked at anew, and plugins that were each asked by itself */
    int numFailed = 0; /**< of those */
    double seconds = 0.0;
    bool wasCancelled = false;
    juce::String error; /**< why nothing could be scanned, or kept, in words; empty where all went well */
};

} // namespace lopsided
