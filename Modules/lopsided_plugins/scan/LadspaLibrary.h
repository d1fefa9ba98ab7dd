#pragma once

#include "../library/PluginError.h"
#include "PluginRecord.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A LADSPA library, as a scan looks at it. Runs its code. Thread: the worker's message thread. */
struct LadspaLibrary
{
    /** Describes each plugin in it, and makes and destroys an instance of each. @returns a list of records as JSON */
    [[nodiscard]] static PluginResult<juce::var> scan (const juce::File& file);

    /** Describes each plugin in it, without an instance. @returns a list of records as JSON */
    [[nodiscard]] static PluginResult<juce::var> list (const juce::File& file);

    /** Does with one of the list what scan() does with each. @returns a list of one record as JSON */
    [[nodiscard]] static PluginResult<juce::var> open (const juce::File& file, const PluginRecord& listed);
};

} // namespace lopsided
