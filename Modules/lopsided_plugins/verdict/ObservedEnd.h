#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** How an observation came to an end before its time. */
struct ObservedEnd
{
    enum class Manner
    {
        crashed,  /**< it took its process along: a signal, or an exit */
        timedOut, /**< it did not come back */
        threw     /**< an exception, where it was not processing */
    };

    juce::String phase; /**< what was being done: "open", "prepare at 64", "process at 64", "close" */
    juce::String cause; /**< in words: "crashed (SIGSEGV)", "no answer for 30 s" */
    Manner manner = Manner::crashed;

    bool operator== (const ObservedEnd&) const = default;
};

} // namespace lopsided
