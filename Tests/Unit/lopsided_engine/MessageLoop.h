#pragma once

#include <juce_events/juce_events.h>
#include <lopsided_graph/compat/JuceCompatibility.h>

#include <chrono>
#include <thread>

namespace lopsided::testing
{

/** Runs the message loop in the main thread until something is so. @returns whether it became so in time. */
template <typename Condition>
bool runMessageLoopUntil (Condition condition, std::chrono::seconds limit = std::chrono::seconds { 20 })
{
    const auto end = std::chrono::steady_clock::now() + limit;

    while (! condition())
    {
        if (std::chrono::steady_clock::now() > end)
            return false;

        if (! compatibility::dispatchNextMessage())
            std::this_thread::yield();
    }

    return true;
}

} // namespace lopsided::testing
