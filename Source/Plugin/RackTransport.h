#pragma once

#include <atomic>
#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

/** Where the DAW's play head was at the last block, as the editor shows it.

    Thread: the audio thread notes, any reads. Realtime: wait-free, but for the DAW's own code.
*/
class RackTransport
{
public:
    /** What of it is shown. */
    struct Shown
    {
        bool isRolling = false;
        double tempo = 120.0; // beats a minute
        double beats = 0.0;
        double seconds = 0.0;
    };

    // [audio thread]
    void note (const juce::AudioPlayHead* head) noexcept
    {
        const auto position = head != nullptr ? head->getPosition() : juce::nullopt;

        if (! position.hasValue())
            return;

        rolls.store (position->getIsPlaying(), relaxed);
        tempo.store (position->getBpm().orFallback (tempo.load (relaxed)), relaxed);
        beats.store (position->getPpqPosition().orFallback (0.0), relaxed);
        seconds.store (position->getTimeInSeconds().orFallback (0.0), relaxed);
    }

    // [any]
    [[nodiscard]] Shown shown() const noexcept
    {
        return { rolls.load (relaxed), tempo.load (relaxed), beats.load (relaxed), seconds.load (relaxed) };
    }

private:
    // Numbers for people, each by itself.
    static constexpr auto relaxed = std::memory_order_relaxed;

    std::atomic<bool> rolls { false };
    std::atomic<double> tempo { 120.0 };
    std::atomic<double> beats { 0.0 };
    std::atomic<double> seconds { 0.0 };
};

} // namespace lopsided
