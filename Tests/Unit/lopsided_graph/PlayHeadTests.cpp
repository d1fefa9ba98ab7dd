#include "Blocks.h"
#include "TestGraph.h"

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

} // namespace
} // namespace lopsided
