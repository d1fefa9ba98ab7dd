#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** How an observation came to an end before its time. */
struct ObservedEnd
{
    juce::String
        phase; /**< what was being done: "open", "prepare at 64", "process at 64", "state", "close" */
    juce::String cause; /**< "signal 11 (Segmentation fault)", "exit code 0", "no answer for 20 s" */

    bool operator== (const ObservedEnd&) const = default;
};

} // namespace lopsided
