#include "ComparedGraph.h"
#include "Signals.h"

namespace lopsided
{
namespace
{

constexpr TransitionOptions fade { .fadeSamples = 480 };

/** A sine through a node that stays, beside which others come and go. */
class PublishRules : public ::testing::Test
{
protected:
    PublishRules()
    {
        node = graph.add<OnePoleProcessor> (0.5f);
        graph.connectStereo (GraphNodes::audioInput, node);
        graph.connectStereo (node, GraphNodes::audioOutput);
        graph.commitAndTake();
        play (960);
    }

    std::vector<float> play (int numSamples)
    {
        return channelOf (graph.renderAll (numSamples, 64, input), 0);
    }

    /** What comes out where nobody edits. */
    static std::vector<float> playUndisturbed (int numSamples)
    {
        ComparedGraph other { { 48000.0, 64 } };
        const auto stays = other.add<OnePoleProcessor> (0.5f);
        other.connectStereo (GraphNodes::audioInput, stays);
        other.connectStereo (stays, GraphNodes::audioOutput);
        other.commitAndTake();
        const auto all = channelOf (other.renderAll (960 + numSamples, 64, SineInput {}), 0);
        return { all.begin() + 960, all.end() };
    }

    NodeID addBeside()
    {
        const auto added = graph.add<OnePoleProcessor> (0.5f);
        graph.connectStereo (GraphNodes::audioInput, added);
        graph.connectStereo (added, GraphNodes::audioOutput);
        return added;
    }

    ComparedGraph graph { { 48000.0, 64 } };
    SineInput input;
    NodeID node;
};

TEST_F (PublishRules, AnOvertakenRemovalLeavesNoTrace)
{
    const auto twin = graph.twinOf (node);
    graph.remove (node);
    graph.commit (fade);
    graph.add (twin, node);
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    EXPECT_EQ (play (1000), playUndisturbed (1000));
}

TEST_F (PublishRules, AnOvertakenAdditionLeavesNoTrace)
{
    const auto added = addBeside();
    graph.commit (fade);
    graph.remove (added);
    graph.commitAndTake (fade);
    EXPECT_EQ (play (1000), playUndisturbed (1000));
    graph.commitAndTake (fade);
    EXPECT_EQ (graph.sequence().numNodes(), 1);
}

TEST_F (PublishRules, WhatAnOvertakenSequenceLetsOutGoesOutInTheNextOne)
{
    // The second commit is compiled when nothing of the first but its plan was heard, and what plays is reclaimed.
    graph.remove (node);
    graph.commitAndTake (fade);
    graph.add<ScalingProcessor> (1.0f);
    graph.commitAndTake (fade);
    const auto out = play (480);
    EXPECT_GT (peakOf (out), 0.9f);
    EXPECT_LT (largestStep (out), input.ownStep() + 1.0f / 480.0f);
}

TEST_F (PublishRules, AnEditThatIsMadeInAnOvertakenSequenceIsMadeByTheNextOne)
{
    addBeside();
    graph.commit (fade);
    graph.reclaim();
    graph.add<ScalingProcessor> (1.0f);
    graph.commitAndTake (fade);
    auto samples = play (480 + 64);
    EXPECT_LT (largestStep (samples), 2.0f * input.ownStep() + 2.0f / 480.0f);
    EXPECT_GT (peakOf (play (480)), 1.5f);
}

TEST_F (PublishRules, ASequenceThatIsDroppedBeforeItIsPublishedLeavesNoTrace)
{
    const auto twin = graph.twinOf (node);
    graph.remove (node);
    const auto dropped =
        GraphCompiler::compile (graph.compiled.model, graph.compiled.settings, graph.compiled.carried, fade);
    ASSERT_TRUE (dropped);
    graph.add (twin, node);
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    EXPECT_EQ (play (64), playUndisturbed (64));
}

TEST_F (PublishRules, TheSettledSequenceIsBitIdenticalToTheFadedOutPlan)
{
    // One goes on with the plan of the transition, the other compiles again when it is over.
    std::vector<std::vector<float>> runs;

    for (const auto isSettled : { false, true })
    {
        ComparedGraph one { { 48000.0, 64 } };
        SineInput sine;
        const auto late = one.add<LatencyProcessor> (77);
        one.connectStereo (GraphNodes::audioInput, late);
        one.connectStereo (late, GraphNodes::audioOutput);
        one.commitAndTake();
        one.renderAll (960, 64, sine);
        const auto filter = one.add<OnePoleProcessor> (0.7f);
        one.connectStereo (GraphNodes::audioInput, filter);
        one.connectStereo (filter, GraphNodes::audioOutput);
        one.disconnectStereo (late, GraphNodes::audioOutput);
        one.commitAndTake (fade);
        one.renderAll (960, 64, sine);
        EXPECT_EQ (one.progress(), GraphCompiler::Progress::over);

        if (isSettled)
            one.commitAndTake();

        runs.push_back (channelOf (one.renderAll (1000, 64, sine), 0));
    }

    EXPECT_EQ (runs[0], runs[1]);
}

TEST_F (PublishRules, MemoryIsBackToTheBaselineWhenAllIsRemoved)
{
    const auto cycle = [this] {
        std::vector<NodeID> added;

        for (int i = 0; i < 10; ++i)
        {
            added.push_back (addBeside());
            graph.reportLatency (added.back(), 100 * i);
        }

        graph.commitAndTake (fade);
        play (2000);

        for (const auto id : added)
            graph.remove (id);

        graph.commitAndTake ({ .fadeSamples = 480, .tails = Tails::ring, .ringCapSamples = 1000 });
        play (3000);
        graph.commitAndTake();
        play (64);
    };

    const auto processors = TestProcessor::numAlive();
    cycle();
    EXPECT_EQ (TestProcessor::numAlive(), processors);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
    const auto sequenceBytes = graph.sequence().sizeInBytes();
    cycle();
    EXPECT_EQ (TestProcessor::numAlive(), processors);
    EXPECT_EQ (graph.sequence().sizeInBytes(), sequenceBytes);
    EXPECT_EQ (graph.sequence().numNodes(), 1);
}

/** The most of anything in many sequences. */
struct Bounds
{
    int nodes = 0;
    std::size_t bytes = 0;
    int processors = 0;
};

TEST_F (PublishRules, AThousandCommitsWithNothingRenderedInBetweenStayBounded)
{
    for (const auto tails : { Tails::cut, Tails::ring })
    {
        ComparedGraph busy { { 48000.0, 64 } };
        const auto stays = busy.add<ScalingProcessor> (0.5f);
        busy.connectStereo (GraphNodes::audioInput, stays);
        busy.connectStereo (stays, GraphNodes::audioOutput);
        busy.commitAndTake();
        busy.render (makeConstant (64));
        const auto processors = TestProcessor::numAlive();
        Bounds early;
        Bounds late;
        NodeID last;

        for (int i = 0; i < 1000; ++i)
        {
            if (last != NodeID {})
                busy.remove (last);

            last = busy.add<ScalingProcessor> (0.5f);
            busy.connectStereo (stays, last);
            busy.connectStereo (last, GraphNodes::audioOutput);
            busy.reportLatency (last, i % 300);
            busy.commit ({ .fadeSamples = 480, .tails = tails });
            busy.reclaim(); // what plays is still the first of all
            auto& bounds = i < 100 ? early : late;
            bounds.bytes = std::max (bounds.bytes, busy.newestSequence().sizeInBytes());
            bounds.nodes = std::max (bounds.nodes, busy.newestSequence().numNodes());
            bounds.processors = std::max (bounds.processors, TestProcessor::numAlive());
        }

        EXPECT_LE (late.nodes, early.nodes);
        EXPECT_LE (late.bytes, early.bytes + 4096);
        EXPECT_LE (late.processors, processors + 8);
        busy.take();
        const auto untilSilent = tails == Tails::ring ? 60000 : 2000; // a second, and the fade
        busy.renderAll (untilSilent, 64, [] (int count) { return makeConstant (count); });
        busy.commitAndTake();
        EXPECT_EQ (busy.sequence().numNodes(), 2);
    }
}

TEST_F (PublishRules, AThousandCommitsWithABlockInBetweenStayBounded)
{
    NodeID last;
    auto most = 0;

    for (int i = 0; i < 1000; ++i)
    {
        if (last != NodeID {})
            graph.remove (last);

        last = addBeside();
        graph.commitAndTake (fade);
        most = std::max (most, graph.sequence().numNodes());
        play (64);
    }

    EXPECT_LE (most, 2 + 480 / 64 + 2); // what has faded out for as long as a fade takes is gone
}

} // namespace
} // namespace lopsided
