#pragma once

#include "../library/PluginError.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A LADSPA library, as a scan looks at it. Runs its code. Thread: the worker's message thread. */
struct LadspaLibrary
{
    /** Describes each plugin in it, and makes and destroys an instance of each. @returns a list of records as JSON */
    [[nodiscard]] static PluginResult<juce::var> scan (const juce::File& file);
};

} // namespace lopsided
