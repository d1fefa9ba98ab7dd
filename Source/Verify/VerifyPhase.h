#pragma once

#include <functional>
#include <juce_core/juce_core.h>

namespace lopsided
{

/** One part of an observation: what to call it should it never end, and what it does. */
struct VerifyPhase
{
    juce::String name; /**< "open", "process at 64" */
    std::function<void()> run;
};

} // namespace lopsided
