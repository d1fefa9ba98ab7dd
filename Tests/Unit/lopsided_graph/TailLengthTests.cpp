// For how long a graph may be heard after its input has ended.
#include "TestGraph.h"

#include <limits>

namespace lopsided
{
namespace
{
constexpr auto infinite = std::numeric_limits<double>::infinity();

/** Says how long it rings. */
class RingingProcessor final : public TestProcessor
{
public:
    explicit RingingProcessor (double secondsToReport, Midi midi = Midi::none)
        : TestProcessor ("Ringing", 2, 2, midi),
          seconds (secondsToReport)
    {}

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using TestProcessor::processBlock;
    double getTailLengthSeconds() const override { return seconds; }

private:
    const double seconds;
};

class TailLength : public ::testing::Test
{
protected:
    NodeID add (double seconds) { return graph.add<RingingProcessor> (seconds); }

    /** input -> all of them -> output. */
    void chain (std::initializer_list<NodeID> ids)
    {
        auto last = GraphNodes::audioInput;

        for (const auto id : ids)
            graph.connectStereo (std::exchange (last, id), id);

        graph.connectStereo (last, GraphNodes::audioOutput);
    }

    void feedBack (NodeID source, NodeID destination)
    {
        graph.model.addConnection ({ { source, 0 }, { destination, 0 }, Connection::Kind::feedback }).value();
    }

    double tail() { return graph.compile()->tailSeconds(); }

    TestGraph graph { { .sampleRate = 48000.0, .maximumBlockSize = 480 } };
};

TEST_F (TailLength, IsZeroWhereNothingRings)
{
    EXPECT_EQ (tail(), 0.0);
    chain ({ add (0.0), add (0.0) });
    EXPECT_EQ (tail(), 0.0);
}

TEST_F (TailLength, OfNodesBehindEachOtherAddsUp)
{
    chain ({ add (2.0), add (0.0), add (1.5) });
    EXPECT_EQ (tail(), 3.5);
}

TEST_F (TailLength, OfNodesBesideEachOtherIsTheLongest)
{
    chain ({ add (2.0), add (0.5) });
    chain ({ add (1.0), add (1.0) });
    chain ({ add (2.25) });
    EXPECT_EQ (tail(), 2.5);
}

TEST_F (TailLength, GoesAlongMidiToo)
{
    const auto arpeggiator = graph.add<RingingProcessor> (3.0, TestProcessor::Midi::acceptsAndProduces);
    const auto synth = graph.add<RingingProcessor> (1.0, TestProcessor::Midi::acceptsAndProduces);
    graph.connectMidi (GraphNodes::midiInput, arpeggiator);
    graph.connectMidi (arpeggiator, synth);
    EXPECT_EQ (tail(), 0.0);
    graph.connectMidi (synth, GraphNodes::midiOutput);
    EXPECT_EQ (tail(), 4.0);
}

TEST_F (TailLength, DoesNotCountWhatNoOutputHears)
{
    const auto heard = add (1.0);
    chain ({ heard });
    const auto unheard = add (5.0);
    graph.connectStereo (heard, unheard);
    add (infinite);
    EXPECT_EQ (tail(), 1.0);
}

TEST_F (TailLength, IsInfiniteWhereANodeSaysSo)
{
    chain ({ add (1.0), add (infinite), add (2.0) });
    EXPECT_EQ (tail(), infinite);
}

TEST_F (TailLength, TakesANegativeOneOrWhatIsNoNumberForNone)
{
    chain ({ add (-3.0), add (std::numeric_limits<double>::quiet_NaN()), add (2.0) });
    EXPECT_EQ (tail(), 2.0);
}

TEST_F (TailLength, IsInfiniteWhereALoopIsHeard)
{
    const auto first = add (0.0);
    const auto second = add (0.0);
    chain ({ first, second });
    feedBack (second, first);
    EXPECT_EQ (tail(), infinite);
}

TEST_F (TailLength, IsInfiniteWhereANodeThatFeedsBackToItselfIsHeardThroughOthers)
{
    const auto looped = add (0.0);
    chain ({ looped, add (1.0) });
    feedBack (looped, looped);
    EXPECT_EQ (tail(), infinite);
}

TEST_F (TailLength, OfALoopThatNobodyHearsDoesNotCount)
{
    const auto looped = add (0.0);
    const auto heard = add (2.0);
    chain ({ heard });
    graph.connectStereo (heard, looped);
    feedBack (looped, looped);
    EXPECT_EQ (tail(), 2.0);
}

TEST_F (TailLength, OfFeedbackThatClosesNoLoopIsABlockMore)
{
    const auto early = add (1.0);
    const auto late = add (2.0);
    graph.connectStereo (GraphNodes::audioInput, early);
    graph.connectStereo (late, GraphNodes::audioOutput);
    feedBack (early, late);
    EXPECT_EQ (tail(), 1.0 + 480 / 48000.0 + 2.0);
}

TEST_F (TailLength, IsThatOfTheModelWhileSomethingLeaves)
{
    const auto gone = add (4.0);
    chain ({ gone });
    chain ({ add (1.0) });
    const auto before = graph.compile();
    EXPECT_EQ (before->tailSeconds(), 4.0);
    graph.model.removeNode (gone).value();
    EXPECT_EQ (tail(), 1.0);
}

} // namespace
} // namespace lopsided
