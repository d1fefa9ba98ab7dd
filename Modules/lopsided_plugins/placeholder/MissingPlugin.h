#pragma once

#include "../layout/PluginPorts.h"
#include "../library/PluginError.h"
#include "../library/PluginReference.h"
#include "../parameters/ParameterSetting.h"

#include <optional>
#include <vector>

namespace lopsided
{

/** What is known of a plugin that could not be had: all that is needed to save it again as it was, and to open it when it
    is there. A value.
*/
struct MissingPlugin
{
    PluginReference reference;
    std::optional<PluginPorts> ports; /**< as they were when it was there; nothing: nobody has said */
    juce::MemoryBlock state;          /**< as it was saved, to the byte */
    std::vector<ParameterSetting> parameters {};
    juce::String file {};   /**< what it played, as the session says it */
    juce::String preset {}; /**< what it started from */
    PluginError reason {};  /**< why it is missing */
};

} // namespace lopsided
