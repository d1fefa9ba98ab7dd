#include "ControlGraph.h"

namespace lopsided
{
namespace
{

/** A host's play head that stands at one bar. */
class HostPlayHead final : public juce::AudioPlayHead
{
public:
    juce::Optional<PositionInfo> getPosition() const override
    {
        PositionInfo info;
        info.setBpm (123.0);
        return info;
    }
};

/** What a processor finds in its play head while it is called. */
class TempoReader final : public TestProcessor
{
public:
    TempoReader()
        : TestProcessor ("Tempo reader", 2, 2)
    {}

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override
    {
        tempo = -1.0;

        if (const auto* given = getPlayHead())
            if (const auto position = given->getPosition())
                tempo = position->getBpm().orFallback (0.0);
    }

    using TestProcessor::processBlock;

    double tempo = 0.0;
};

TEST (PlayHead, OfTheHostReachesProcessorsWhileABlockIsRendered)
{
    TestGraph graph;
    const auto id = graph.add<TempoReader>();
    auto& reader = graph.get<TempoReader> (id);
    const auto sequence = graph.compile();

    HostPlayHead host;
    const Block input { 2, 64 };
    Block output { 2, 64 };
    auto arguments = argumentsFor (input, output);
    arguments.playHead = &host;
    sequence->render (arguments);
    EXPECT_EQ (reader.tempo, 123.0);
    EXPECT_FALSE (reader.getPlayHead()->getPosition().hasValue())
        << "there is no position outside of a block";

    arguments.playHead = nullptr;
    sequence->render (arguments);
    EXPECT_EQ (reader.tempo, -1.0);
}

TEST (PlayHead, IsGivenOnceAndOutlivesTheGraph)
{
    std::shared_ptr<NodeInstance> instance;
    juce::AudioPlayHead* given = nullptr;

    {
        TestGraph graph;
        const auto id = graph.add<TempoReader>();
        instance = graph.model.findNode (id)->instance;
        const auto first = graph.compile();
        given = instance->processor().getPlayHead();
        const auto second = graph.compile();
        EXPECT_NE (given, nullptr);
        EXPECT_EQ (instance->processor().getPlayHead(), given);
    }

    EXPECT_EQ (instance->processor().getPlayHead(), given);
    EXPECT_FALSE (given->getPosition().hasValue()); // a dangling one would crash, or be caught by ASan
}

TEST (PlayHead, StandsAtEachPartOfASplitBlock)
{
    ControlGraph graph;
    MovingPlayHead host;
    host.position.setIsPlaying (true);
    host.position.setBpm (120.0);
    host.position.setTimeInSamples (1000);
    host.position.setTimeInSeconds (10.0);
    host.position.setPpqPosition (8.0);
    graph.set (96, 0.5f);
    graph.set (240, 0.6f);
    graph.render (480, &host);
    const auto& calls = graph.processor.calls;
    ASSERT_EQ (calls.size(), 3u);

    for (const auto& [call, offset] : { std::pair { 0u, 0 }, { 1u, 96 }, { 2u, 240 } })
    {
        const auto& position = calls[call].position;
        ASSERT_TRUE (position.hasValue());
        EXPECT_EQ (*position->getTimeInSamples(), 1000 + offset);
        EXPECT_DOUBLE_EQ (*position->getTimeInSeconds(), 10.0 + offset / 48000.0);
        EXPECT_DOUBLE_EQ (*position->getPpqPosition(), 8.0 + offset / 24000.0);
    }

    graph.render (64, &host);
    EXPECT_EQ (*calls.back().position->getTimeInSamples(), 1000) << "the next block is whole again";
}

TEST (PlayHead, OfASplitNodeLeavesOthersAtTheStartOfTheBlock)
{
    TestGraph graph;
    const auto split = graph.add<ParameterProcessor>();
    const auto whole = graph.add<ParameterProcessor>();
    graph.connectStereo (split, whole);
    const auto sequence = graph.compile();
    graph.model.findNode (split)->instance->control().set (0, 0.5f, 100);
    MovingPlayHead host;
    host.position.setIsPlaying (true);
    host.position.setTimeInSamples (1000);
    const Block input { 2, 256 };
    Block output { 2, 256 };
    auto arguments = argumentsFor (input, output);
    arguments.playHead = &host;
    sequence->render (arguments);
    EXPECT_EQ (*graph.get<ParameterProcessor> (split).calls[1].position->getTimeInSamples(), 1100);
    EXPECT_EQ (*graph.get<ParameterProcessor> (whole).calls[0].position->getTimeInSamples(), 1000);
}

TEST (TransportPosition, StaysWhereItIsWhileTheTransportStands)
{
    juce::AudioPlayHead::PositionInfo info;
    info.setTimeInSamples (1000);
    info.setPpqPosition (2.0);
    info.setBpm (120.0);
    info.setHostTimeNs (5000);
    const auto later = TransportPosition::advance (info, 48, 48000.0);
    EXPECT_EQ (*later->getTimeInSamples(), 1000);
    EXPECT_EQ (*later->getPpqPosition(), 2.0);
    EXPECT_EQ (*later->getHostTimeNs(), 1005000u);
}

TEST (TransportPosition, GoesOnAtTheStartOfALoop)
{
    juce::AudioPlayHead::PositionInfo info;
    info.setIsPlaying (true);
    info.setIsLooping (true);
    info.setBpm (120.0);
    info.setLoopPoints (juce::AudioPlayHead::LoopPoints { 4.0, 8.0 });
    info.setPpqPosition (7.5);
    info.setTimeInSamples (180000);
    info.setTimeInSeconds (3.75);

    const auto before = TransportPosition::advance (info, 11999, 48000.0);
    EXPECT_EQ (*before->getTimeInSamples(), 191999);
    const auto after = TransportPosition::advance (info, 12000 + 240, 48000.0);
    EXPECT_EQ (*after->getTimeInSamples(), 96240);
    EXPECT_DOUBLE_EQ (*after->getTimeInSeconds(), 2.005);
    EXPECT_DOUBLE_EQ (*after->getPpqPosition(), 4.01);

    info.setPpqPosition (8.5); // beyond the loop: it plays on
    EXPECT_EQ (*TransportPosition::advance (info, 12000, 48000.0)->getTimeInSamples(), 192000);
}

TEST (TransportPosition, CountsBars)
{
    juce::AudioPlayHead::PositionInfo info;
    info.setIsPlaying (true);
    info.setBpm (120.0);
    info.setTimeSignature (juce::AudioPlayHead::TimeSignature { 3, 4 });
    info.setPpqPosition (5.9);
    info.setPpqPositionOfLastBarStart (3.0);
    info.setBarCount (1);
    const auto later = TransportPosition::advance (info, 4800, 48000.0); // a fifth of a quarter
    EXPECT_DOUBLE_EQ (*later->getPpqPositionOfLastBarStart(), 6.0);
    EXPECT_EQ (*later->getBarCount(), 2);
}

} // namespace
} // namespace lopsided
