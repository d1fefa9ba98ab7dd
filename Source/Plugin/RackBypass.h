#pragma once

#include <cstdint>
#include <juce_audio_basics/juce_audio_basics.h>
#include <vector>

namespace lopsided
{

/** What is heard while the rack is bypassed: what came in, as late as the graph. It fades over, and where it is off the graph's
    output is left as it is, bit by bit.

    Thread: as grouped below. Realtime: wait-free where nothing else is said.
*/
class RackBypass
{
public:
    static constexpr double fadeSeconds = 0.02;

    /** Beyond this it is less late than the graph. */
    static constexpr double longestDelaySeconds = 2.0;

    // [message thread]
    /** While nothing is processed. `numDry` channels are kept; the first block begins where it is wanted. Realtime: allocates,
        and touches it. */
    void prepare (double sampleRate, int numDry);

    // [audio thread]
    /** Forgets what came in. Cost: O(1). */
    void forget() noexcept { historyBegin = end; }

    /** Keeps what came in; before the graph renders over it. */
    void listen (const float* const* input, int numFrames) noexcept;

    /** Makes of the graph's output what is heard; channels behind the dry ones are silent in bypass. `latency` is in samples. */
    void process (float* const* output, int numChannels, int numFrames, int latency, bool isWanted) noexcept;

private:
    [[nodiscard]] float dry (int channel, int frame) const noexcept;
    void followLatency (int latency) noexcept;

    std::vector<std::vector<float>> rings; // by channel, a power of two long
    std::int64_t mask = 0;
    std::int64_t blockStart = 0; // the position of the block that was heard last
    std::int64_t end = 0;
    std::int64_t historyBegin = 0; // what is before that is silence
    int longestDelay = 0;

    bool isFirst = true;                        // since it was prepared
    juce::SmoothedValue<float> amount { 0.0f }; // of the dry sound

    // A latency that changes while it is heard: from one delay to the other.
    int oldDelay = 0;
    int delay = 0;
    juce::SmoothedValue<float> move { 1.0f };
};

} // namespace lopsided
