// A node that nothing watches, controls or feeds with MIDI is called by a shorter way. It must be left in time.
#include "ControlGraph.h"

namespace lopsided
{
namespace
{
using Midi = TestProcessor::Midi;

/** Between the graph's ends, with nothing switched on. */
class PlainTask : public ::testing::Test
{
protected:
    PlainTask() { graph.settings.accounting = Accounting::allOff(); }

    template <typename Processor, typename... Arguments>
    Processor& insert (Arguments&&... arguments)
    {
        const auto id = graph.add<Processor> (std::forward<Arguments> (arguments)...);
        graph.connectStereo (last, id);
        last = id;
        return graph.get<Processor> (id);
    }

    Block play() { return render (*sequence, makeRamp (2, 64, 1)); }

    void compile()
    {
        graph.connectStereo (last, GraphNodes::audioOutput);
        sequence = graph.compile();
    }

    TestGraph graph;
    NodeID last = GraphNodes::audioInput;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST_F (PlainTask, IsLeftAsSoonAsANodeIsControlled)
{
    ControlGraph controlled;
    controlled.graph.settings.accounting = Accounting::allOff();
    controlled.compile();
    controlled.render (64);
    ASSERT_EQ (controlled.processor.calls.size(), 1u);

    controlled.set (64 + 32, 0.5f);
    controlled.render (64);
    ASSERT_EQ (controlled.processor.calls.size(), 3u) << "in two parts";
    EXPECT_EQ (controlled.processor.calls[1].values.front(), 0.0f);
    EXPECT_EQ (controlled.processor.calls[2].values.front(), 0.5f);
}

TEST_F (PlainTask, IsNotForANodeThatIsSuspended)
{
    auto& counter = insert<CountingProcessor>();
    compile();
    counter.suspendProcessing (true);
    EXPECT_TRUE (isSilent (play().audio));
    EXPECT_EQ (counter.blocks, 0);

    counter.suspendProcessing (false);
    EXPECT_EQ (play().audio.getSample (0, 0), 1.0f);
}

TEST_F (PlainTask, ThatThrowsIsSilentAndCounted)
{
    auto& thrower = insert<ThrowingProcessor>();
    const auto id = last;
    compile();
    EXPECT_TRUE (isSilent (play().audio));
    EXPECT_EQ (graph.carried.counters().exceptionsInNodes, 1u);

    auto& instance = *graph.model.findNode (id)->instance;
    EXPECT_EQ (instance.state().exceptions(), 1u);
    const auto& clock = graph.carried.renderState()->account().cycleClock();
    EXPECT_EQ (instance.newestMonitor()->takeFigures (clock, id, {}).exceptions, 1u);

    thrower.shouldThrow = false;
    EXPECT_FALSE (isSilent (play().audio));
}

TEST_F (PlainTask, IsBracketedForAnObserver)
{
    struct Counter final : public NodeCallObserver
    {
        void beforeProcess (const NodeInstance&) noexcept override { ++numBegun; }
        void afterProcess (const NodeInstance&) noexcept override { ++numEnded; }

        int numBegun = 0, numEnded = 0;
    };

    insert<ScalingProcessor> (2.0f);
    compile();
    Counter counter;
    const Block input { 2, 64 };
    Block output { 2, 64 };
    auto arguments = argumentsFor (input, output);
    arguments.observer = &counter;
    sequence->render (arguments);
    EXPECT_EQ (counter.numBegun, 1);
    EXPECT_EQ (counter.numEnded, 1);
}

/** With and without what is switched on by default. */
class MidiOfNodesWithoutMidi : public ::testing::TestWithParam<Accounting>
{};

TEST_P (MidiOfNodesWithoutMidi, GoesNowhere)
{
    TestGraph graph;
    graph.settings.accounting = GetParam();
    int numHeard = 0;

    for (int i = 0; i < 3; ++i)
    {
        const auto id = graph.add<FunctionProcessor> (2, 2, Midi::none, [&] (auto&, juce::MidiBuffer& midi) {
            numHeard += midi.getNumEvents();
            midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
        });
        graph.connectStereo (GraphNodes::audioInput, id);
        graph.connectStereo (id, GraphNodes::audioOutput);
    }

    const auto sequence = graph.compile();

    for (int block = 0; block < 2; ++block)
        EXPECT_TRUE (render (*sequence, makeRamp (2, 64, 1)).midi.isEmpty());

    EXPECT_EQ (numHeard, 0);
}

INSTANTIATE_TEST_SUITE_P (Accounts, MidiOfNodesWithoutMidi,
                          ::testing::Values (Accounting {}, Accounting::allOff()));

} // namespace
} // namespace lopsided
