#include "GraphFixture.h"

#include <memory>
#include <optional>

namespace lopsided::testing
{
namespace
{
using Code = GraphError::Code;
using Midi = TestProcessor::Midi;

/** Which connections are legal: the rules of juce::AudioProcessorGraph, but for cycles, which it plays by an accident of
    order, and we refuse. */
class ContractConnection : public GraphFixture
{
protected:
    static constexpr int midi = Port::midiChannelIndex;

    void SetUp() override
    {
        const auto add = [this] (int numInputs, int numOutputs, Midi spoken) {
            return graph
                .addNode (
                    std::make_unique<FunctionProcessor> (numInputs, numOutputs, spoken, [] (auto&, auto&) {}))
                .value();
        };

        stereo = add (2, 2, Midi::none);
        other = add (2, 2, Midi::none);
        splitter = add (1, 4, Midi::none);
        synth = add (0, 2, Midi::accepts);
        arpeggiator = add (0, 0, Midi::acceptsAndProduces);
        monitor = add (2, 0, Midi::produces);
    }

    /** The reason of a refusal; nothing where it is accepted. */
    std::optional<Code> refusal (Port source, Port destination)
    {
        const auto isPossible = graph.canConnect ({ source, destination });
        const auto before = graph.getConnections();
        const auto done = graph.addConnection ({ source, destination });

        if (done.has_value())
        {
            EXPECT_TRUE (isPossible);
            EXPECT_TRUE (graph.isConnected ({ source, destination }));
            return {};
        }

        EXPECT_EQ (graph.getConnections(), before) << done.error().message;

        if (done.error().code != Code::cycle)
        {
            EXPECT_FALSE (isPossible) << done.error().message;
        }

        return done.error().code;
    }

    NodeID stereo, other, splitter, synth, arpeggiator, monitor;
};

constexpr std::optional<Code> accepted {};

TEST_F (ContractConnection, AnyOutputGoesIntoAnyInputOfTheSameKind)
{
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 1 }), accepted);
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 0 }), accepted) << "one output into several inputs";
    EXPECT_EQ (refusal ({ stereo, 1 }, { other, 1 }), accepted) << "several outputs into one input";
    EXPECT_EQ (refusal ({ splitter, 3 }, { stereo, 0 }), accepted);
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { synth, midi }), accepted);
    EXPECT_EQ (refusal ({ graph.midiInput(), midi }, { arpeggiator, midi }), accepted);
    EXPECT_EQ (refusal ({ monitor, midi }, { graph.midiOutput(), midi }), accepted);
    EXPECT_EQ (refusal ({ graph.audioInput(), 0 }, { graph.audioOutput(), 1 }), accepted);
    EXPECT_EQ (refusal ({ graph.midiInput(), midi }, { graph.midiOutput(), midi }), accepted);
}

TEST_F (ContractConnection, ChannelsThatANodeDoesNotHaveAreRefused)
{
    EXPECT_EQ (refusal ({ stereo, 2 }, { other, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 2 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ stereo, -1 }, { other, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, -1 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ splitter, 4 }, { other, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ stereo, 0 }, { splitter, 1 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ monitor, 0 }, { other, 0 }), Code::portOutOfRange) << "it has inputs only";
    EXPECT_EQ (refusal ({ stereo, 0 }, { synth, 0 }), Code::portOutOfRange) << "it has outputs only";
    EXPECT_EQ (refusal ({ stereo, midi + 1 }, { other, 0 }), Code::portOutOfRange);
}

TEST_F (ContractConnection, EndsOfTheGraphHaveOneSide)
{
    EXPECT_EQ (refusal ({ stereo, 0 }, { graph.audioInput(), 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ graph.audioOutput(), 0 }, { stereo, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ graph.midiOutput(), midi }, { synth, midi }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { graph.midiInput(), midi }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ graph.midiInput(), 0 }, { stereo, 0 }), Code::portOutOfRange);
}

TEST_F (ContractConnection, MidiAndAudioDoNotMix)
{
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { stereo, 0 }), Code::kindMismatch);
    EXPECT_EQ (refusal ({ stereo, 0 }, { synth, midi }), Code::kindMismatch);
    EXPECT_EQ (refusal ({ graph.midiInput(), midi }, { graph.audioOutput(), 0 }), Code::kindMismatch);
}

TEST_F (ContractConnection, MidiNeedsANodeThatSpeaksIt)
{
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { stereo, midi }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ stereo, midi }, { synth, midi }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ synth, midi }, { arpeggiator, midi }), Code::portOutOfRange) << "it only listens";
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { monitor, midi }), Code::portOutOfRange) << "it only speaks";
}

TEST_F (ContractConnection, ANodeIsNotConnectedToItself)
{
    EXPECT_EQ (refusal ({ stereo, 0 }, { stereo, 1 }), Code::selfConnection);
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { arpeggiator, midi }), Code::selfConnection);
}

TEST_F (ContractConnection, NothingIsConnectedTwice)
{
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 0 }), accepted);
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 0 }), Code::alreadyConnected);
    graph.removeConnection ({ { stereo, 0 }, { other, 0 } }).value();
    EXPECT_EQ (graph.removeConnection ({ { stereo, 0 }, { other, 0 } }).error().code, Code::notConnected);
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 0 }), accepted);
}

TEST_F (ContractConnection, NodesThatAreNotThereAreRefused)
{
    EXPECT_EQ (refusal ({ NodeID { 4711 }, 0 }, { stereo, 0 }), Code::unknownNode);
    EXPECT_EQ (refusal ({ stereo, 0 }, { NodeID { 4711 }, 0 }), Code::unknownNode);
    EXPECT_EQ (refusal ({ NodeID {}, 0 }, { stereo, 0 }), Code::unknownNode);
    graph.removeNode (other).value();
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 0 }), Code::unknownNode);
}

TEST_F (ContractConnection, ACycleIsRefusedHoweverLongAndOfWhateverKind)
{
    const auto arpeggiator2 = graph
                                  .addNode (std::make_unique<FunctionProcessor> (
                                      1, 1, TestProcessor::Midi::acceptsAndProduces, [] (auto&, auto&) {}))
                                  .value();
    EXPECT_EQ (refusal ({ stereo, 0 }, { other, 0 }), accepted);
    EXPECT_EQ (refusal ({ other, 0 }, { splitter, 0 }), accepted);
    EXPECT_EQ (refusal ({ splitter, 2 }, { stereo, 1 }), Code::cycle);
    EXPECT_EQ (refusal ({ other, 1 }, { stereo, 1 }), Code::cycle);
    EXPECT_EQ (refusal ({ arpeggiator, midi }, { arpeggiator2, midi }), accepted);
    EXPECT_EQ (refusal ({ arpeggiator2, midi }, { arpeggiator, midi }), Code::cycle);
    EXPECT_EQ (refusal ({ splitter, 1 }, { graph.audioOutput(), 0 }), accepted);
}

} // namespace
} // namespace lopsided::testing
