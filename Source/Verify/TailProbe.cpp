#include "TailProbe.h"

#include "Budget.h"

namespace lopsided
{
namespace
{
constexpr float noisePeak = 0.25f;
constexpr float silence = 1.0e-4f; // -80 dBFS
constexpr double noiseSeconds = 0.25;
constexpr double silentSeconds = 0.3; // how long it has to stay silent
} // namespace

ObservedTail TailProbe::measure (PluginCaller& caller, Stimulus& stimulus, double mostSeconds, double budget)
{
    const auto blockSeconds = blockFrames / caller.rate();
    const Budget limit (budget);
    ObservedTail tail;
    tail.reportedSeconds = caller.processor().getTailLengthSeconds();

    if (caller.numOutputs() == 0)
        return tail;

    for (double seconds = 0.0; seconds < noiseSeconds && ! limit.isSpent(); seconds += blockSeconds)
    {
        stimulus.addNoise (caller.begin (blockFrames), noisePeak);

        if (seconds == 0.0)
            stimulus.startNote (caller.midi());

        caller.process (PluginCaller::Watch::nothing);
    }

    double seconds = 0.0, lastSound = 0.0;

    while (seconds < mostSeconds && seconds - lastSound < silentSeconds && ! limit.isSpent())
    {
        caller.begin (blockFrames);

        if (seconds == 0.0)
            stimulus.endNotes (caller.midi());

        caller.process (PluginCaller::Watch::nothing);
        seconds += blockSeconds;

        if (caller.latestPeak() > silence)
            lastSound = seconds;
    }

    tail.measuredSeconds = lastSound;
    tail.goesOn = seconds - lastSound < silentSeconds;
    return tail;
}

} // namespace lopsided
