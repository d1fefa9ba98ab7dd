#include "Stimulus.h"

#include <array>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{
constexpr int channel = 1;
constexpr int lowestNote = 36;
constexpr int highestNote = 84;
} // namespace

Stimulus::Stimulus (juce::AudioProcessor& pluginToDrive, std::uint64_t seed)
    : plugin (pluginToDrive),
      random (seed)
{
    // The others are the plugin's own to set: meters.
    for (auto* parameter : plugin.getParameters())
        if (parameter->isAutomatable())
            settable.push_back (parameter);
}

void Stimulus::addNoise (juce::AudioBuffer<float>& block, float peak)
{
    // A generator of its own: the noise is most of what is asked for, and it need not be good.
    auto state = random() | 1u;

    for (int index = 0; index < block.getNumChannels(); ++index)
    {
        auto* const samples = block.getWritePointer (index);

        for (int frame = 0; frame < block.getNumSamples(); ++frame)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            samples[frame] =
                peak * static_cast<float> (static_cast<std::int32_t> (state >> 32)) / 2147483648.0f;
        }
    }
}

void Stimulus::addMidi (juce::MidiBuffer& midi, int numFrames)
{
    if (! plugin.acceptsMidi() || ! happens (4))
        return;

    for (auto count = length (3); count > 0; --count)
        midi.addEvent (event(), length (numFrames) - 1);
}

void Stimulus::startNote (juce::MidiBuffer& midi)
{
    if (plugin.acceptsMidi())
        midi.addEvent (juce::MidiMessage::noteOn (channel, 60, 0.8f), 0);
}

void Stimulus::endNotes (juce::MidiBuffer& midi) const
{
    if (! plugin.acceptsMidi())
        return;

    midi.addEvent (juce::MidiMessage::noteOff (channel, 60), 0);
    midi.addEvent (juce::MidiMessage::allNotesOff (channel), 0);
}

void Stimulus::changeParameter()
{
    if (! settable.empty())
        set (*settable[static_cast<std::size_t> (length (static_cast<int> (settable.size())) - 1)]);
}

void Stimulus::changeAllParameters()
{
    for (auto* parameter : settable)
        set (*parameter);
}

int Stimulus::length (int most)
{
    return std::uniform_int_distribution (1, most) (random);
}

bool Stimulus::happens (int times)
{
    return length (times) == 1;
}

void Stimulus::set (juce::AudioProcessorParameter& parameter)
{
    const auto value = std::uniform_real_distribution (0.0f, 1.0f) (random);
    parameter.setValue (snapParameterValue (plugin, parameter, value));
}

juce::MidiMessage Stimulus::event()
{
    constexpr std::array controllers { 1, 7, 10, 11, 64, 71, 74 };
    const auto note = lowestNote + length (highestNote - lowestNote);
    const auto value = length (128) - 1;

    switch (length (4))
    {
        case 1: return juce::MidiMessage::noteOn (channel, note, static_cast<juce::uint8> (value | 1));
        case 2: return juce::MidiMessage::noteOff (channel, note);
        case 3:
        {
            const auto which = length (static_cast<int> (controllers.size())) - 1;
            return juce::MidiMessage::controllerEvent (channel, controllers[static_cast<std::size_t> (which)],
                                                       value);
        }
        default: return juce::MidiMessage::pitchWheel (channel, length (1 << 14) - 1);
    }
}

} // namespace lopsided
