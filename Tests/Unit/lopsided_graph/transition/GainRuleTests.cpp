#include "ComparedGraph.h"
#include "Signals.h"

#include <limits>

namespace lopsided
{
namespace
{

constexpr TransitionOptions fade { .fadeSamples = 480 };

class GainRules : public ::testing::Test
{
protected:
    /** The left channel of what comes out while ones go in. */
    std::vector<float> play (int numSamples, int blockSize = 64)
    {
        return channelOf (
            graph.renderAll (numSamples, blockSize, [] (int count) { return makeConstant (count); }), 0);
    }

    /** input -> gain of 1 -> output */
    NodeID makeChain()
    {
        const auto node = graph.add<ScalingProcessor> (1.0f);
        graph.connectStereo (GraphNodes::audioInput, node);
        graph.connectStereo (node, GraphNodes::audioOutput);
        graph.commitAndTake();
        return node;
    }

    /** Puts a gain of 1 into the way from the input to the output. */
    void insertInto (const TransitionOptions& options)
    {
        graph.disconnectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
        const auto node = graph.add<ScalingProcessor> (1.0f);
        graph.connectStereo (GraphNodes::audioInput, node);
        graph.connectStereo (node, GraphNodes::audioOutput);
        graph.commitAndTake (options);
    }

    ComparedGraph graph { { 48000.0, 64 } };
};

TEST_F (GainRules, InsertingAGainOfOneDoesNotDip)
{
    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    graph.commitAndTake();
    play (64);
    insertInto (fade);

    for (const auto sample : play (1000))
        ASSERT_NEAR (sample, 1.0f, 2.0e-7f);
}

TEST_F (GainRules, AnEqualPowerCurveOverTheSameEditWouldBulge)
{
    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    graph.commitAndTake();
    insertInto ({ .fadeSamples = 480, .curve = FadeCurve::equalPower });
    const auto samples = play (1000);
    EXPECT_NEAR (*std::max_element (samples.begin(), samples.end()), std::sqrt (2.0f), 1.0e-4f);
    EXPECT_EQ (samples.back(), 1.0f);
}

TEST_F (GainRules, NoGainIsMultipliedTwiceAlongAnAddedChain)
{
    graph.commitAndTake();
    play (64);
    auto source = GraphNodes::audioInput;

    for (int i = 0; i < 5; ++i)
    {
        const auto node = graph.add<ScalingProcessor> (1.0f);
        graph.connectStereo (source, node);
        source = node;
    }

    graph.connectStereo (source, GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    const auto samples = play (480);

    // A ramp on each of the six connections would be the sixth power of this one.
    for (int i = 0; i < 480; ++i)
        ASSERT_EQ (samples[static_cast<std::size_t> (i)], static_cast<float> (i + 1) / 480.0f);
}

TEST_F (GainRules, NoGainIsMultipliedTwiceAlongARemovedChain)
{
    std::vector<NodeID> chain { GraphNodes::audioInput };

    for (int i = 0; i < 5; ++i)
    {
        chain.push_back (graph.add<ScalingProcessor> (1.0f));
        graph.connectStereo (chain[chain.size() - 2], chain.back());
    }

    graph.connectStereo (chain.back(), GraphNodes::audioOutput);
    graph.commitAndTake();
    play (64);

    for (std::size_t i = 1; i < chain.size(); ++i)
        graph.remove (chain[i]);

    graph.commitAndTake (fade);
    const auto samples = play (480);

    for (int i = 0; i < 480; ++i)
        ASSERT_NEAR (samples[static_cast<std::size_t> (i)], 1.0f - static_cast<float> (i + 1) / 480.0f,
                     1.0e-7f);

    EXPECT_EQ (samples.back(), 0.0f);
}

TEST_F (GainRules, AnEditThatIsReversedInMidFadeGoesOnFromTheGainAsItIs)
{
    const auto node = makeChain();
    play (64);
    graph.disconnectStereo (node, GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    const auto down = play (200);
    EXPECT_NEAR (down.back(), 1.0f - 200.0f / 480.0f, 1.0e-6f);

    graph.connectStereo (node, GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    const auto up = play (480);

    for (std::size_t i = 0; i < up.size(); ++i)
    {
        const auto before = i == 0 ? down.back() : up[i - 1];
        ASSERT_GE (up[i], before);
        ASSERT_LE (up[i] - before, 1.0f / 480.0f);
    }

    EXPECT_EQ (up.back(), 1.0f);
}

TEST_F (GainRules, ACommitBesideItDoesNotDisturbARamp)
{
    const auto node = makeChain();
    graph.disconnectStereo (node, GraphNodes::audioOutput);
    graph.commitAndTake (fade);

    for (int i = 0; i < 480; i += 48)
    {
        const auto samples = play (48, 48);
        EXPECT_NEAR (samples.back(), 1.0f - static_cast<float> (i + 48) / 480.0f, 1.0e-6f);
        graph.add<ScalingProcessor> (1.0f);
        graph.commitAndTake ({ .fadeSamples = 5000 });
    }
}

TEST_F (GainRules, RampsAreTheSameInBlocksOfAnySize)
{
    std::vector<std::vector<float>> runs;

    for (const auto blockSize : { 1, 7, 64 })
    {
        ComparedGraph other { { 48000.0, 64 } };
        const auto node = other.add<ScalingProcessor> (0.5f);
        other.connectStereo (GraphNodes::audioInput, node);
        other.commitAndTake();
        other.connectStereo (node, GraphNodes::audioOutput);
        other.commitAndTake (fade);
        runs.push_back (
            channelOf (other.renderAll (600, blockSize, [] (int count) { return makeConstant (count); }), 0));
    }

    EXPECT_EQ (runs[0], runs[1]);
    EXPECT_EQ (runs[0], runs[2]);
}

TEST_F (GainRules, ANaNOrInfAtGainZeroDoesNotLeak)
{
    for (const auto bad : { std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity() })
    {
        ComparedGraph one { { 48000.0, 64 } };
        auto isBad = std::make_shared<bool> (false);
        const auto source = one.add (one.make ([=] {
            return std::make_unique<FunctionProcessor> (
                0, 2, TestProcessor::Midi::none, [=] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
                    for (int channel = 0; channel < 2; ++channel)
                        juce::FloatVectorOperations::fill (audio.getWritePointer (channel),
                                                           *isBad ? bad : 1.0f, audio.getNumSamples());
                });
        }));
        one.connectStereo (source, GraphNodes::audioOutput);
        one.commitAndTake();
        one.render (makeConstant (64));

        // It turns bad with the last sample of the fade, whose gain is 0, and nothing has been recompiled since.
        one.disconnectStereo (source, GraphNodes::audioOutput);
        one.commitAndTake ({ .fadeSamples = 480 });

        for (int done = 0; done < 479;)
        {
            const auto count = std::min (64, 479 - done);
            one.render (makeConstant (count));
            done += count;
        }

        *isBad = true;
        EXPECT_TRUE (isSilent (one.render (makeConstant (1)).audio));
        EXPECT_TRUE (isSilent (one.render (makeConstant (64)).audio));
    }
}

TEST_F (GainRules, WhatIsInWaitingDoesNotLeakANaNEither)
{
    const auto late = graph.add<LatencyProcessor> (100);
    const auto bad = graph.add<FunctionProcessor> (
        0, 2, TestProcessor::Midi::none, [] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
            audio.setSample (0, 0, std::numeric_limits<float>::quiet_NaN());
        });
    graph.connectStereo (GraphNodes::audioInput, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    graph.commitAndTake();
    play (128);
    graph.connectStereo (bad, GraphNodes::audioOutput); // waits 100 samples for its delay
    graph.commitAndTake (fade);

    for (const auto sample : play (100, 10))
        ASSERT_EQ (sample, 1.0f);
}

TEST_F (GainRules, SumsRunInTheOrderOfTheConnectionsWhateverFades)
{
    // Only in the canonical order is 1e8 - 1e8 + 1 not 0.
    std::vector<NodeID> nodes;

    for (const auto gain : { 1.0e8f, -1.0e8f, 1.0f, 1.0f })
    {
        nodes.push_back (graph.add<ScalingProcessor> (gain));
        graph.connectStereo (GraphNodes::audioInput, nodes.back());
    }

    for (int i = 2; i >= 0; --i)
        graph.connectStereo (nodes[static_cast<std::size_t> (i)], GraphNodes::audioOutput);

    graph.commitAndTake();
    EXPECT_EQ (play (64).back(), 1.0f);
    graph.connectStereo (nodes[3], GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    EXPECT_EQ (play (480).back(), 2.0f);
    graph.disconnectStereo (nodes[3], GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    EXPECT_EQ (play (480).back(), 1.0f);
}

} // namespace
} // namespace lopsided
