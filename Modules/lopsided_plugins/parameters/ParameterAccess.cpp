#include "ParameterAccess.h"

#include "../library/PluginFormat.h"

#include <lopsided_graph/lopsided_graph.h>

#include <algorithm>

namespace lopsided
{

namespace
{
constexpr int maximumTextLength = 1024;

bool isLv2 (const juce::AudioProcessor& processor)
{
    const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor);
    return plugin != nullptr
           && pluginFormatFromString (plugin->getPluginDescription().pluginFormatName) == PluginFormat::lv2;
}
} // namespace

juce::String parameterId (const juce::AudioProcessorParameter& parameter)
{
    juce::String id;

    if (const auto* hosted = dynamic_cast<const juce::HostedAudioProcessorParameter*> (&parameter))
        id = hosted->getParameterID();

    // JUCE puts this before LV2's port symbols, which no other host does.
    if (id.startsWith ("sym:"))
        id = id.substring (4);

    return id.isNotEmpty() ? id : parameter.getName (maximumTextLength);
}

std::vector<juce::AudioProcessorParameter*> findParameters (const juce::AudioProcessor& processor,
                                                            const juce::String& nameOrId)
{
    std::vector<juce::AudioProcessorParameter*> named;

    for (auto* parameter : processor.getParameters())
    {
        if (parameterId (*parameter) == nameOrId)
            return { parameter };

        if (parameter->getName (maximumTextLength) == nameOrId)
            named.push_back (parameter);
    }

    return named;
}

float snapParameterValue (const juce::AudioProcessor& processor,
                          const juce::AudioProcessorParameter& parameter, float normalised)
{
    return ParameterSteps { processor, parameter }.snap (juce::jlimit (0.0f, 1.0f, normalised));
}

void setParameterValue (const juce::AudioProcessor& processor, juce::AudioProcessorParameter& parameter,
                        float normalised)
{
    parameter.setValueNotifyingHost (snapParameterValue (processor, parameter, normalised));
}

void settleParameters (juce::AudioProcessor& processor, double sampleRate, int maximumBlockSize)
{
    static constexpr int shortBlock = 32;

    if (! isLv2 (processor))
        return;

    const auto numChannels =
        std::max (processor.getTotalNumInputChannels(), processor.getTotalNumOutputChannels());
    juce::AudioBuffer<float> silence (numChannels, std::min (shortBlock, maximumBlockSize));
    silence.clear();
    juce::MidiBuffer noMidi;

    // What is set now outlives prepareToPlay only as a value that is set again after it.
    std::vector<float> values;

    for (const auto* parameter : processor.getParameters())
        values.push_back (parameter->getValue());

    processor.prepareToPlay (sampleRate, maximumBlockSize);

    for (int index = 0; index < processor.getParameters().size(); ++index)
        if (processor.getParameters()[index]->isAutomatable())
            processor.getParameters()[index]->setValue (values[static_cast<std::size_t> (index)]);

    processor.processBlock (silence, noMidi);
    processor.releaseResources();
}

} // namespace lopsided
