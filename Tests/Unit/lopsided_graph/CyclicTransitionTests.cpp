#include "Blocks.h"
#include "TestGraph.h"

#include <algorithm>

namespace lopsided
{
namespace
{
constexpr TransitionOptions slowly { .fadeSamples = 100, .tails = Tails::ring };

/** Left: in -> first -> second -> out, whose middle can be turned round. Right: in -> out, which nobody touches. */
struct Turning
{
    Turning()
    {
        connectForwards();
        graph.connect ({ GraphNodes::audioInput, 1 }, { GraphNodes::audioOutput, 1 });
        sequence = graph.compile();
    }

    void connectForwards() { chain (first, second); }

    void turn (NodeID from, NodeID to)
    {
        for (const auto& connection :
             std::vector (graph.model.connections().begin(), graph.model.connections().end()))
            if (connection.source.channelIndex == 0)
                graph.model.removeConnection (connection).value();

        chain (from, to);
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, slowly).value();
    }

    void chain (NodeID from, NodeID to)
    {
        graph.connect ({ GraphNodes::audioInput, 0 }, { from, 0 });
        graph.connect ({ from, 0 }, { to, 0 });
        graph.connect ({ to, 0 }, { GraphNodes::audioOutput, 0 });
    }

    /** Plays blocks of 50 ones. */
    void play (int numBlocks)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            Block ones { 2, 50 };

            for (int channel = 0; channel < 2; ++channel)
                juce::FloatVectorOperations::fill (ones.audio.getWritePointer (channel), 1.0f, 50);

            const auto output = render (*sequence, ones);

            for (int i = 0; i < 50; ++i)
            {
                ASSERT_EQ (output.audio.getSample (1, i), 1.0f) << "the other channel is not touched";
                left.push_back (output.audio.getSample (0, i));
            }
        }
    }

    [[nodiscard]] float largestStep() const
    {
        float largest = 0.0f;

        for (std::size_t i = 1; i < left.size(); ++i)
            largest = std::max (largest, std::abs (left[i] - left[i - 1]));

        return largest;
    }

    TestGraph graph;
    NodeID first = graph.add<ScalingProcessor> (1.0f);
    NodeID second = graph.add<ScalingProcessor> (1.0f);
    std::shared_ptr<const RenderSequence> sequence;
    std::vector<float> left;
};

TEST (CyclicTransition, AConnectionTurnedRoundGoesOutBeforeTheNewOneComesIn)
{
    Turning rig;
    rig.play (1);
    rig.turn (rig.second, rig.first);
    rig.play (6);

    EXPECT_FLOAT_EQ (rig.left[50 + 49], 0.125f) << "three connections between nodes that stay are out half";
    EXPECT_EQ (rig.left[50 + 99], 0.0f);
    EXPECT_EQ (rig.left.back(), 1.0f);
    EXPECT_LE (rig.largestStep(), 0.031f);
}

TEST (CyclicTransition, IsOverWhenTheSecondPhaseIsAndThenSoundsTheSame)
{
    Turning rig;
    rig.play (1);
    rig.turn (rig.second, rig.first);
    rig.play (2);
    EXPECT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::underWay);
    rig.play (4);
    ASSERT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::over);
    rig.sequence = rig.graph.compile();
    EXPECT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::settled);
    rig.play (1);
    EXPECT_EQ (rig.left.back(), 1.0f);
}

TEST (CyclicTransition, ACommitInItsFirstPhaseGoesOnFromTheGainsAsTheyAre)
{
    Turning rig;
    rig.play (1);
    rig.turn (rig.second, rig.first);
    rig.play (1);
    rig.turn (rig.first, rig.second);
    rig.play (6);
    EXPECT_LE (rig.largestStep(), 0.031f);
    EXPECT_EQ (rig.left.back(), 1.0f);
}

TEST (CyclicTransition, ACommitInItsSecondPhaseGoesOnFromTheGainsAsTheyAre)
{
    Turning rig;
    rig.play (1);
    rig.turn (rig.second, rig.first);
    rig.play (3);
    rig.turn (rig.first, rig.second);
    rig.play (8);
    EXPECT_LE (rig.largestStep(), 0.031f);
    EXPECT_EQ (rig.left.back(), 1.0f);
}

TEST (CyclicTransition, OneThatIsNeverRenderedLeavesNoTrace)
{
    Turning rig;
    rig.play (1);

    for (int i = 0; i < 5; ++i)
    {
        rig.turn (rig.second, rig.first);
        rig.turn (rig.first, rig.second);
    }

    rig.play (10);
    EXPECT_EQ (rig.left.back(), 1.0f);
    EXPECT_LE (rig.largestStep(), 0.031f);
}

/** On the right nothing but a bell: what it rings is what play() wants to hear there. */
struct TurningBesideABell : Turning
{
    TurningBesideABell()
    {
        graph.model.removeConnection ({ { GraphNodes::audioInput, 1 }, { GraphNodes::audioOutput, 1 } })
            .value();
        graph.connect ({ bell, 1 }, { GraphNodes::audioOutput, 1 });
        sequence = graph.compile();
        play (1);
    }

    NodeID bell = graph.add<FunctionProcessor> (0, 2, TestProcessor::Midi::none, [] (auto& audio, auto&) {
        juce::FloatVectorOperations::fill (audio.getWritePointer (1), 1.0f, audio.getNumSamples());
    });
};

TEST (CyclicTransition, WhatItRemovesRingsThroughBothPhases)
{
    TurningBesideABell rig;
    rig.graph.model.removeNode (rig.bell).value();
    rig.turn (rig.second, rig.first);
    rig.play (8);
    EXPECT_EQ (rig.left.back(), 1.0f);
}

TEST (CyclicTransition, WhatRangBeforeItRingsOn)
{
    TurningBesideABell rig;
    rig.graph.model.removeNode (rig.bell).value();
    rig.turn (rig.first, rig.second);
    rig.play (1);
    rig.turn (rig.second, rig.first);
    rig.play (8);
}

TEST (CyclicTransition, WhatRangBeforeItAndComesBackPlaysOn)
{
    TurningBesideABell rig;
    const auto node = *rig.graph.model.findNode (rig.bell);
    rig.graph.model.removeNode (rig.bell).value();
    rig.turn (rig.first, rig.second);
    rig.play (1);
    rig.graph.model.addNode (node.instance, node.name, node.id).value();
    rig.graph.connect ({ rig.bell, 1 }, { GraphNodes::audioOutput, 1 });
    rig.turn (rig.second, rig.first);
    rig.play (8);
    EXPECT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::over);
}

} // namespace
} // namespace lopsided
