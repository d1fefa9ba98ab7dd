#include "ComparedGraph.h"
#include "Signals.h"

#include <limits>

namespace lopsided
{
namespace
{

/** At this rate a second of silence is soon over. */
constexpr double lowRate = 1000.0;

constexpr TransitionOptions ring { .fadeSamples = 50, .tails = Tails::ring, .ringCapSamples = 20000 };

/** Falls to -100 dBFS in about 1145 samples. */
constexpr float slowDecay = 0.99f;

class RingRules : public ::testing::Test
{
protected:
    std::vector<float> play (int numSamples)
    {
        return channelOf (graph.renderAll (numSamples, 16, [] (int count) { return makeConstant (count); }),
                          0);
    }

    /** input -> a node with a tail -> output */
    NodeID makeReverb (float decay = slowDecay)
    {
        const auto node = graph.add<OnePoleProcessor> (decay);
        graph.connectStereo (GraphNodes::audioInput, node);
        graph.connectStereo (node, GraphNodes::audioOutput);
        return node;
    }

    /** Makes one, lets it swell and takes it out. */
    NodeID removeReverb (const TransitionOptions& options)
    {
        const auto node = makeReverb();
        graph.commitAndTake();
        play (2000);
        twin = graph.twinOf (node);
        graph.remove (node);
        graph.commitAndTake (options);
        return node;
    }

    ComparedGraph graph { { lowRate, 16 } };
    ComparedGraph::Twin twin;
};

TEST_F (RingRules, ATailIsHeard)
{
    removeReverb (ring);
    const auto tail = play (600);
    EXPECT_GT (tail[49], 0.7f); // its input fades, its output does not
    EXPECT_NEAR (tail[599], tail[99] * std::pow (slowDecay, 500.0f), 1.0e-4f); // and then it decays by itself
}

TEST_F (RingRules, ACutTailIsNot)
{
    removeReverb ({ .fadeSamples = 50 });
    const auto tail = play (600);
    EXPECT_NEAR (tail[24], 0.5f, 0.01f);
    EXPECT_EQ (peakOf ({ tail.begin() + 49, tail.end() }), 0.0f);
}

TEST_F (RingRules, ATailEndsWhenItHasBeenSilentForASecond)
{
    removeReverb (ring);
    play (1145 + 1000 - 100);
    graph.commitAndTake();
    EXPECT_EQ (graph.sequence().numNodes(), 1);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::underWay);
    play (300);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::over);
    graph.commitAndTake();
    EXPECT_EQ (graph.sequence().numNodes(), 0);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
}

/** Is silent, and reports a tail. */
class ReportedTail final : public TestProcessor
{
public:
    explicit ReportedTail (double secondsToReport)
        : TestProcessor ("Tail", 2, 2),
          seconds (secondsToReport)
    {}

    double getTailLengthSeconds() const override { return seconds; }
    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override { audio.clear(); }
    using TestProcessor::processBlock;

private:
    const double seconds;
};

TEST_F (RingRules, AReportedTailKeepsItLonger)
{
    const auto node = graph.add<ReportedTail> (3.0);
    graph.connectStereo (node, GraphNodes::audioOutput);
    graph.commitAndTake();
    play (100);
    graph.remove (node);
    graph.commitAndTake (ring);
    play (2900);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::underWay);
    play (200);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::over);
}

TEST_F (RingRules, OfAnInfiniteTailMeasuredSilenceDecides)
{
    const auto node = graph.add<ReportedTail> (std::numeric_limits<double>::infinity());
    graph.connectStereo (node, GraphNodes::audioOutput);
    graph.commitAndTake();
    play (100);
    graph.remove (node);
    graph.commitAndTake (ring);
    play (900);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::underWay);
    play (200);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::over);
}

TEST_F (RingRules, AtItsCapARingFadesOut)
{
    auto options = ring;
    options.ringCapSamples = 160;
    options.fadeSamples = 80;
    removeReverb (options);
    const auto samples = play (400);
    EXPECT_GT (samples[158], 0.2f);
    EXPECT_LT (largestStep (samples), 1.0f / 80.0f + 0.01f); // its own step is 0.01
    EXPECT_EQ (peakOf ({ samples.begin() + 160 + 80, samples.end() }), 0.0f);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::over);
}

TEST_F (RingRules, OneThatIsBroughtBackWhileItRingsContinuesWithItsState)
{
    const auto id = removeReverb (ring);
    const auto before = play (200);
    graph.add (twin, id);
    graph.connectStereo (GraphNodes::audioInput, id);
    graph.connectStereo (id, GraphNodes::audioOutput);
    graph.commitAndTake (ring);
    const auto after = play (100);
    EXPECT_LT (std::abs (after.front() - before.back()), 0.01f);
    EXPECT_GT (*std::min_element (after.begin(), after.end()), 0.9f * before.back());
    play (2000);
    EXPECT_GT (play (16).back(), 0.99f);
}

TEST_F (RingRules, OneThatIsBroughtBackAndRemovedAgainRingsAsLongAgain)
{
    auto options = ring;
    options.ringCapSamples = 320;
    const auto id = removeReverb (options);
    play (300);
    graph.add (twin, id);
    graph.connectStereo (id, GraphNodes::audioOutput);
    graph.commitAndTake (options);
    play (100);
    graph.remove (id);
    graph.commitAndTake (options);
    play (300);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::underWay); // 700 samples after it was first removed
    play (100);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::over);
}

TEST_F (RingRules, AtMost64RingAndTheOldestFadeOutFirst)
{
    std::vector<NodeID> nodes;

    for (int i = 0; i < 70; ++i)
        nodes.push_back (makeReverb());

    graph.commitAndTake();
    play (16);

    // Highest id first, so that age and id tell different stories.
    for (int i = 69; i >= 0; --i)
    {
        graph.remove (nodes[static_cast<std::size_t> (i)]);
        graph.commitAndTake (ring);
        play (1);
    }

    play (50 + 16);
    graph.commitAndTake (ring);
    EXPECT_EQ (graph.sequence().numNodes(), 64);

    for (int i = 0; i < 70; ++i)
        graph.add (graph.make ([] { return std::make_unique<ScalingProcessor> (1.0f); }),
                   nodes[static_cast<std::size_t> (i)]); // ids are free again

    graph.commitAndTake (ring);
    EXPECT_EQ (graph.sequence().numNodes(), 64 + 70);
    play (64);
}

TEST_F (RingRules, AnOlderTailIsTheFirstOfTooMany)
{
    // Two sounds: the old one is the one that is lost.
    const auto old = graph.add<FunctionProcessor> (
        0, 2, TestProcessor::Midi::none, [] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
            juce::FloatVectorOperations::fill (audio.getWritePointer (0), 100.0f, audio.getNumSamples());
        });
    graph.connectStereo (old, GraphNodes::audioOutput);
    std::vector<NodeID> others;

    for (int i = 0; i < 64; ++i)
    {
        others.push_back (graph.add<FunctionProcessor> (
            0, 2, TestProcessor::Midi::none, [] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
                juce::FloatVectorOperations::fill (audio.getWritePointer (0), 1.0f, audio.getNumSamples());
            }));
        graph.connectStereo (others.back(), GraphNodes::audioOutput);
    }

    graph.commitAndTake();
    play (16);
    graph.remove (old);
    graph.commitAndTake (ring);
    EXPECT_EQ (play (100).back(), 164.0f);

    for (const auto id : others)
        graph.remove (id);

    graph.commitAndTake (ring);
    EXPECT_EQ (play (100).back(), 64.0f);
}

TEST_F (RingRules, ARingingNodeHearsItsRingingSources)
{
    const auto first = makeReverb();
    const auto second = graph.add<ScalingProcessor> (1.0f);
    graph.disconnectStereo (first, GraphNodes::audioOutput);
    graph.connectStereo (first, second);
    graph.connectStereo (second, GraphNodes::audioOutput);
    graph.commitAndTake();
    play (2000);
    graph.remove (first);
    graph.remove (second);
    graph.commitAndTake (ring);
    EXPECT_GT (play (100).back(), 0.4f); // cut off from each other, it would be silent at once
}

} // namespace
} // namespace lopsided
