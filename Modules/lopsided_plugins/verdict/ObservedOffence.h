#pragma once

#include <juce_core/juce_core.h>

#include <cstdint>

namespace lopsided
{

/** Something that must not be done in an audio callback, and how often it was. */
struct ObservedOffence
{
    juce::String kind; /**< "heap", "lock", "system call" or "exception" */
    juce::String name; /**< the function or system call: "malloc", "pthread_mutex_lock", "write" */
    std::int64_t count = 0;
    juce::String
        place; /**< where the first one was made: function or offset, and library; empty where unknown */

    bool operator== (const ObservedOffence&) const = default;
};

} // namespace lopsided
