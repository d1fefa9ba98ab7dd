#pragma once

#include "TestProcessor.h"

#include <cstdint>

namespace lopsided
{

/** Plays the same note over and over: on at every multiple of `period` samples, off half a period later. */
class MidiGeneratorProcessor final : public TestProcessor
{
public:
    MidiGeneratorProcessor (int periodInSamples, int noteToPlay, int channelToUse = 1)
        : TestProcessor ("MIDI generator", 0, 0, Midi::produces),
          period (periodInSamples),
          noteOn { static_cast<std::uint8_t> (0x90 + channelToUse - 1),
                   static_cast<std::uint8_t> (noteToPlay), 100 },
          noteOff { static_cast<std::uint8_t> (0x80 + channelToUse - 1),
                    static_cast<std::uint8_t> (noteToPlay), 0 }
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        for (int i = 0; i < audio.getNumSamples(); ++i, ++position)
        {
            if (position % period == 0)
                midi.addEvent (noteOn, 3, i);
            else if (position % period == period / 2)
                midi.addEvent (noteOff, 3, i);
        }
    }

    using TestProcessor::processBlock;

private:
    const int period;
    const std::uint8_t noteOn[3];
    const std::uint8_t noteOff[3];
    std::int64_t position = 0;
};

} // namespace lopsided
