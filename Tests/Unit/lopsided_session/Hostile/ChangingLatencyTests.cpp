#include "../../lopsided_engine/MessageLoop.h"
#include "HostileNodes.h"

#include <atomic>
#include <cmath>
#include <set>
#include <thread>

namespace lopsided::testing
{
namespace
{

/** A host that listens, as a plugin wrapper does. */
class LatencyLog final : public juce::AudioProcessorListener
{
public:
    void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}

    void audioProcessorChanged (juce::AudioProcessor* processor, const ChangeDetails& details) override
    {
        if (! details.latencyChanged)
            return;

        reported.insert (processor->getLatencySamples());
        wasElsewhere = wasElsewhere || ! juce::MessageManager::existsAndIsCurrentThread();
    }

    std::set<int> reported;
    bool wasElsewhere = false;
};

class ChangingLatency : public HostileNodes
{
protected:
    // The plugin's latencies are multiples of the tone's period: a tone that is compensated by any of them, or goes over from one to
    // another, sounds the same.
    static constexpr int period = 100;
    static constexpr int longest = 700;

    static float tone (std::int64_t position)
    {
        return 0.5f
               * static_cast<float> (std::sin (juce::MathConstants<double>::twoPi
                                               * static_cast<double> (position % period) / period));
    }

    /** Thread: one that is not the message thread. */
    void playUntil (const std::atomic<bool>& isOver)
    {
        juce::AudioBuffer<float> audio (2, blockSize);
        juce::MidiBuffer midi;

        for (std::int64_t position = 0; ! isOver; position += blockSize)
        {
            for (int frame = 0; frame < blockSize; ++frame)
                for (int channel = 0; channel < 2; ++channel)
                    audio.setSample (channel, frame, tone (position + frame));

            graph.processBlock (audio, midi);

            // At first the line of a latency that is there already is empty.
            for (int frame = 0; frame < blockSize && position > 2 * longest; ++frame)
                largestError =
                    std::max (largestError, std::abs (audio.getSample (1, frame) - tone (position + frame)));
        }
    }

    float largestError = 0.0f;
};

TEST_P (ChangingLatency, IsFollowedWhileItPlaysAndNothingIsHeardOfIt)
{
    ASSERT_NO_FATAL_FAILURE (build ("changing-latency"));
    LatencyLog log;
    graph.addListener (&log);
    std::atomic<bool> isOver { false };
    std::thread audioThread { [&] { playUntil (isOver); } };

    EXPECT_TRUE (runMessageLoopUntil ([&] { return log.reported.size() >= 5; }))
        << "only " << log.reported.size() << " latencies were reported";
    isOver = true;
    audioThread.join();

    // What it said last is what the graph ends with.
    EXPECT_TRUE (
        runMessageLoopUntil ([&] { return graph.getLatencySamples() == plugin().getLatencySamples(); }));
    graph.removeListener (&log);

    EXPECT_LE (*log.reported.rbegin(), longest);
    EXPECT_FALSE (log.wasElsewhere);
    EXPECT_LT (largestError, 1.0e-4f);

    const auto statistics = graph.statistics();
    EXPECT_GE (statistics.published, log.reported.size());
    EXPECT_EQ (statistics.exceptionsInNodes, 0u);
    EXPECT_EQ (statistics.destroyedOnAudioThread, 0u);
}

INSTANTIATE_TEST_SUITE_P (As, ChangingLatency, ::testing::Values ("LV2", "VST3"), nameOfFormat);

} // namespace
} // namespace lopsided::testing
