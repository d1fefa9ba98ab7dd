// What becomes of a node's control when its processor replaces its parameters.
#include "Blocks.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{
std::uint64_t valueOf (const std::atomic<std::uint64_t>& counter)
{
    return ControlCounters::value (counter);
}

/** A control of a processor that rebuilds its list. */
struct Rig
{
    explicit Rig (const juce::StringArray& ids)
        : processor (ids)
    {}

    void rebuild (const juce::StringArray& ids)
    {
        processor.rebuild (ids);
        control.follow (ParameterList { processor });
    }

    void applyUntil (std::int64_t time)
    {
        control.receive (0);
        control.applyLatest();
        control.applyUntil (time);
    }

    RebuildingProcessor processor;
    std::shared_ptr<ControlCounters> counters = std::make_shared<ControlCounters>();
    NodeControl control { ParameterList { processor }, counters };
    RebuildingProcessor::Values& values = *processor.values;
};

TEST (ControlFollow, ChangesStayWithTheParameterOfTheirIdAndThoseOfOthersAreDropped)
{
    Rig rig { { "gain", "cutoff", "drive" } };
    rig.control.set (0, 0.1f, 100);
    rig.control.set (1, 0.2f, 300);
    rig.control.set (2, 0.3f, ParameterChange::now);
    rig.control.receive (0);
    rig.control.set (1, 0.4f, 200); // not received yet
    rig.rebuild ({ "cutoff", "new", "gain" });
    EXPECT_EQ (valueOf (rig.counters->dropped), 1u);

    rig.applyUntil (99);
    EXPECT_TRUE (rig.values.empty());
    rig.applyUntil (200);
    EXPECT_EQ (rig.values, (RebuildingProcessor::Values { { "gain", 0.1f }, { "cutoff", 0.4f } }));
    rig.applyUntil (300);
    EXPECT_EQ (rig.values["cutoff"], 0.2f);
    EXPECT_EQ (valueOf (rig.counters->applied), 3u);
    EXPECT_FALSE (rig.control.isBusy());
}

TEST (ControlFollow, WithoutAnIdTheIndexDecides)
{
    Rig rig { { "", "", "" } };
    rig.control.set (0, 0.1f, 0);
    rig.control.set (2, 0.3f, 0);
    rig.rebuild ({ "", "" });
    rig.applyUntil (0);
    EXPECT_EQ (rig.values[""], 0.1f);
    EXPECT_EQ (valueOf (rig.counters->dropped), 1u);
}

TEST (ControlFollow, WhatFoundTheQueueFullFollowsAsWell)
{
    Rig rig { { "a", "b", "gone" } };

    for (std::size_t i = 0; i < ControlQueue::capacity; ++i)
        rig.control.set (0, 0.25f, 1000);

    rig.control.set (1, 0.5f, ParameterChange::now);
    rig.control.set (0, 0.75f, ParameterChange::now); // voids all those
    rig.control.set (2, 1.0f, ParameterChange::now);
    rig.rebuild ({ "b", "a" });
    rig.applyUntil (5000);
    EXPECT_EQ (rig.values, (RebuildingProcessor::Values { { "a", 0.75f }, { "b", 0.5f } }));
    EXPECT_EQ (valueOf (rig.counters->dropped), 1u);
    EXPECT_FALSE (rig.control.isBusy());
}

TEST (ControlFollow, AChangeForAParameterThatIsGoneByNowIsDropped)
{
    Rig rig { { "a", "b" } };
    rig.rebuild ({ "a" });
    rig.control.set (1, 0.5f, ParameterChange::now);
    rig.applyUntil (0);
    EXPECT_TRUE (rig.values.empty());
    EXPECT_EQ (valueOf (rig.counters->dropped), 1u);
}

TEST (ControlFollow, ACurveSetsAParameterAgainThatIsAnotherObjectNow)
{
    Rig rig { { "a" } };
    rig.control.applyAutomation (0, 0.5f);
    rig.values.clear();
    rig.control.applyAutomation (0, 0.5f);
    EXPECT_TRUE (rig.values.empty());
    rig.rebuild ({ "b", "a" });
    rig.control.applyAutomation (1, 0.5f);
    EXPECT_EQ (rig.values["a"], 0.5f);
}

TEST (ControlFollow, FromTheAnnouncementOnNoParameterIsTouchedUntilTheListHasBeenFollowed)
{
    TestGraph graph;
    const auto id = graph.add<RebuildingProcessor> (juce::StringArray { "a", "b" });
    graph.connectStereo (GraphNodes::audioInput, id);
    graph.model.setAutomation (id, 1, AutomationCurve { { { 0, 0.0f }, { 48000, 1.0f } } }).value();
    auto sequence = graph.compile();
    auto& instance = *graph.model.findNode (id)->instance;
    auto& processor = graph.get<RebuildingProcessor> (id);
    instance.control().set (0, 0.5f, ParameterChange::now);

    processor.rebuild ({ "new", "b", "a" });
    instance.state().announceParameters();
    EXPECT_FALSE (instance.followParameters()) << "it is controlled, and they are others";
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (processor.numBlocks, 1);
    EXPECT_TRUE (processor.values->empty());

    instance.adoptParameters();
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (processor.values->at ("a"), 0.5f);
    EXPECT_TRUE (instance.followParameters());

    instance.state().announceParameters();
    EXPECT_TRUE (instance.followParameters()) << "the same ones: nothing to do";
    EXPECT_TRUE (instance.state().areParametersKnown());
}

//======================================================================================================================
/** Input -> a node with a latency -> output, whose presence the test sets. */
class Presence : public ::testing::Test
{
protected:
    static constexpr int latency = 96;

    Presence()
    {
        node = graph.add<LatencyProcessor> (latency);
        gain = graph.add<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [this] (auto& audio, auto&) {
            audio.applyGain (0.5f);
            ++numCalls;
        });
        graph.connectStereo (GraphNodes::audioInput, node);
        graph.connectStereo (node, gain);
        graph.connectStereo (gain, GraphNodes::audioOutput);
        sequence = graph.compile();
    }

    void set (NodePresence presence)
    {
        auto model = graph.model;
        model.setNodePresence (gain, presence).value();
        sequence =
            GraphCompiler::compile (model, graph.settings, graph.carried, { .fadeSamples = 100 }).value();
    }

    float play (int numBlocks)
    {
        float last = 0.0f;

        for (int block = 0; block < numBlocks; ++block)
        {
            Block ones { 2, 64 };
            juce::FloatVectorOperations::fill (ones.audio.getWritePointer (0), 1.0f, 64);
            last = render (*sequence, ones).audio.getSample (0, 63);
        }

        return last;
    }

    bool isDry() const
    {
        return GraphCompiler::isDry (graph.carried, graph.model.findNode (gain)->instance->incarnation());
    }

    TestGraph graph;
    NodeID node, gain;
    int numCalls = 0;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST_F (Presence, AnAbsentNodeIsNotTouchedAndSoundsAsTheDryOneDid)
{
    EXPECT_EQ (play (4), 0.5f);
    set (NodePresence::dry);
    EXPECT_FALSE (isDry());
    EXPECT_EQ (play (1), 0.5f + 0.5f * 0.64f);
    EXPECT_FALSE (isDry());
    EXPECT_EQ (play (1), 1.0f);
    EXPECT_TRUE (isDry());
    EXPECT_EQ (numCalls, 6);

    set (NodePresence::absent);
    sequence->reset();
    EXPECT_EQ (play (5), 1.0f);
    EXPECT_EQ (numCalls, 6);

    set (NodePresence::playing);
    EXPECT_EQ (play (1), 1.0f - 0.5f * 0.64f);
    EXPECT_EQ (play (1), 0.5f);
    EXPECT_FALSE (isDry());
}

TEST_F (Presence, ABypassedNodeIsDryAtOnce)
{
    play (4);
    graph.model.setNodeOptions (gain, { .bypass = NodeOptions::Switch::on }).value();
    set (NodePresence::playing);
    play (4);
    EXPECT_TRUE (isDry());
    set (NodePresence::dry);
    EXPECT_TRUE (isDry());
    EXPECT_EQ (play (1), 1.0f);
}
} // namespace
} // namespace lopsided
