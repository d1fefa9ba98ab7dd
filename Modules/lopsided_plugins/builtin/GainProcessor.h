#pragma once

#include "BuiltinProcessor.h"
#include "SmoothedLevel.h"

namespace lopsided
{

/** Multiplies by a gain. Parameter `gain`: -100 … +24 dB, -100 being silence; changes take 20 ms, whatever the block size.

    At exactly 0 dB samples pass unchanged, to the bit. Any layout with as many outputs as inputs; stereo by default.

    Thread: made and prepared on the message thread; reset() and processBlock are for the thread that renders.
    Realtime: reset and processBlock are wait-free, no heap, no system calls; the rest may block. Cost: O(channels × frames).
*/
class GainProcessor final : public BuiltinProcessor
{
public:
    static constexpr const char* builtinName = "gain";
    static constexpr float maximumDb = 24.0f;

    GainProcessor();

    bool isBusesLayoutSupported (const BusesLayout& layout) const override;
    void prepareToPlay (double sampleRate, int maximumBlockSize) override;
    void reset() override;
    void processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer& midi) override;

    using juce::AudioProcessor::processBlock;

private:
    SmoothedLevel gain;
};

} // namespace lopsided
