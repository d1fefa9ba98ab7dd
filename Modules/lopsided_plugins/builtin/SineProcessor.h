#pragma once

#include "BuiltinProcessor.h"
#include "SmoothedLevel.h"

namespace lopsided
{

/** A test tone: the same sine on both channels, phase 0 at the first frame, phase-continuous when its frequency changes.

    Parameters `frequency` (20 … 20000 Hz, 440 by default) and `level` (-100 … 0 dBFS, -12 by default, -100 being
    silence). The same samples whatever the block size.

    Thread: made and prepared on the message thread; reset() and processBlock are for the thread that renders.
    Realtime: reset and processBlock are wait-free, no heap, no system calls; the rest may block.
    Cost: O(channels × frames), and a sine a frame.
*/
class SineProcessor final : public BuiltinProcessor
{
public:
    static constexpr const char* builtinName = "sine";

    SineProcessor();

    bool isBusesLayoutSupported (const BusesLayout& layout) const override;
    void prepareToPlay (double sampleRate, int maximumBlockSize) override;
    void reset() override;
    void processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer& midi) override;

    using juce::AudioProcessor::processBlock;

private:
    // [shared] an atomic value
    const juce::AudioParameterFloat& frequency;

    // [audio thread]
    SmoothedLevel level;
    double cyclesPerHertz = 0.0;
    double phaseCycles = 0.0;
};

} // namespace lopsided
