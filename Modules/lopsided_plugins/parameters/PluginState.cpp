#include "PluginState.h"

#include "../library/PluginFormat.h"
#include "../state/TurtleText.h"

#include <cmath>
#include <cstring>
#include <limits>

namespace lopsided
{

namespace
{
PluginError refused (const juce::AudioProcessor& processor, const juce::String& reason)
{
    return { PluginError::Code::stateRefused, ("The saved state does not belong to '" + processor.getName()
                                               + "': " + reason + ". Remove it, or save the session again.")
                                                  .toStdString() };
}

/** JUCE's LADSPA host reads one float per parameter from a state, whatever the state's size. */
PluginResult<void> checkLadspaState (const juce::AudioProcessor& processor, const juce::MemoryBlock& state)
{
    const auto numParameters = static_cast<std::size_t> (processor.getParameters().size());

    if (state.getSize() != numParameters * sizeof (float))
        return refused (processor, "it has " + juce::String (state.getSize()) + " bytes where "
                                       + juce::String (numParameters * sizeof (float)) + " are expected");

    for (std::size_t index = 0; index < numParameters; ++index)
    {
        float value = 0.0f;
        std::memcpy (&value, static_cast<const char*> (state.getData()) + index * sizeof (float),
                     sizeof (float));

        if (! std::isfinite (value))
            return refused (processor, "its value " + juce::String (index) + " is not a number");
    }

    return {};
}
} // namespace

namespace
{
/** JUCE's LV2 host, given a text that is no state, reads through a null pointer; given another plugin's, it restores half. */
PluginResult<void> checkLv2State (const juce::AudioPluginInstance& plugin, const juce::MemoryBlock& state)
{
    const TurtleText text ({ static_cast<const char*> (state.getData()), state.getSize() });
    const auto owner = text.iriAfter ("lv2:appliesTo");

    if (! owner || ! text.hasWord ("pset:Preset"))
        return refused (plugin, "it is not an LV2 state");

    const auto uri = plugin.getPluginDescription().fileOrIdentifier;

    if (juce::String::fromUTF8 (owner->c_str()) != uri)
        return refused (plugin, "it was saved by '"
                                    + juce::String::fromUTF8 (owner->c_str()).substring (0, 200)
                                    + "', and this is '" + uri + "'");

    return {};
}

/** JUCE's VST3 host passes over what it does not understand, without a word. */
PluginResult<void> checkVst3State (const juce::AudioPluginInstance& plugin, const juce::MemoryBlock& state)
{
    const auto xml =
        juce::AudioProcessor::getXmlFromBinary (state.getData(), static_cast<int> (state.getSize()));

    if (xml == nullptr || ! xml->hasTagName ("VST3PluginState"))
        return refused (plugin, "it is not a VST3 state");

    return {};
}
} // namespace

juce::MemoryBlock saveState (juce::AudioProcessor& processor)
{
    juce::MemoryBlock state;
    processor.getStateInformation (state);
    return state;
}

PluginResult<void> restoreState (juce::AudioProcessor& processor, const juce::MemoryBlock& state)
{
    if (state.getSize() > static_cast<std::size_t> (std::numeric_limits<int>::max()))
        return refused (processor, "it is larger than 2 GiB");

    if (const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor))
    {
        const auto format = pluginFormatFromString (plugin->getPluginDescription().pluginFormatName);

        const auto checked = format == PluginFormat::lv2      ? checkLv2State (*plugin, state)
                             : format == PluginFormat::vst3   ? checkVst3State (*plugin, state)
                             : format == PluginFormat::ladspa ? checkLadspaState (processor, state)
                                                              : PluginResult<void>();

        if (! checked)
            return checked.error();
    }

    processor.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    return {};
}

} // namespace lopsided
