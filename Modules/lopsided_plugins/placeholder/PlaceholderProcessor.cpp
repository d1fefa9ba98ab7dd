#include "PlaceholderProcessor.h"

#include <algorithm>

namespace lopsided
{

PlaceholderProcessor::PlaceholderProcessor (MissingPlugin missing, const PluginPorts& portsToHave,
                                            PlaceholderSound soundToMake)
    : juce::AudioProcessor (describe (missing.ports ? missing.ports->buses : portsToHave.buses)),
      content (std::move (missing)),
      ports (content.ports ? *content.ports : portsToHave),
      sound (soundToMake),
      mainInputs (ports.buses.getMainInputChannels()),
      mainOutputs (ports.buses.getMainOutputChannels())
{}

juce::AudioProcessor::BusesProperties PlaceholderProcessor::describe (const BusesLayout& layout)
{
    BusesProperties buses;

    const auto add = [&buses] (bool isInput, const juce::Array<juce::AudioChannelSet>& sets) {
        for (int index = 0; index < sets.size(); ++index)
        {
            // A bus that is switched off has a default for when it is on.
            const auto& set = sets.getReference (index);
            buses.addBus (isInput, (isInput ? "Input " : "Output ") + juce::String (index + 1),
                          set.isDisabled() ? juce::AudioChannelSet::mono() : set, ! set.isDisabled());
        }
    };

    add (true, layout.inputBuses);
    add (false, layout.outputBuses);
    return buses;
}

const juce::String PlaceholderProcessor::getName() const
{
    return content.reference.name.isNotEmpty() ? content.reference.name : content.reference.identifier;
}

void PlaceholderProcessor::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer& midi)
{
    const auto numSamples = buffer.getNumSamples();
    const auto passes = sound == PlaceholderSound::passes;

    if (! passes || ! ports.takesMidi)
        midi.clear();

    // Behind the main input come sidechains, and behind the main output what has no input of its own.
    for (int channel = 0; channel < buffer.getNumChannels(); ++channel)
    {
        const auto isHeard = passes && channel < mainOutputs;

        if (isHeard && channel < mainInputs)
            continue;

        if (isHeard && mainInputs == 1)
            buffer.copyFrom (channel, 0, buffer, 0, 0, numSamples);
        else
            buffer.clear (channel, 0, numSamples);
    }
}

} // namespace lopsided
