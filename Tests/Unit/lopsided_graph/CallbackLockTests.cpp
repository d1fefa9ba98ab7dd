#include "ControlGraph.h"
#include "InletStage.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace lopsided
{
namespace
{

TEST (CallbackLock, IsNotTakenUnlessANodeAsks)
{
    ControlGraph graph;
    const juce::ScopedLock hold { graph.processor.getCallbackLock() };
    std::thread renderer { [&] { graph.render (64); } };
    renderer.join();
    EXPECT_EQ (graph.processor.calls.size(), 1u);
}

TEST (CallbackLock, ThatIsMissedMakesOneSilentCountedBlock)
{
    ControlGraph graph;
    graph.graph.model.setNodeOptions (graph.id, { .callbackLock = NodeOptions::CallbackLock::tried }).value();
    graph.compile();
    graph.setNow (0.5f);
    EXPECT_FALSE (isSilent (graph.render (64).audio));

    {
        const juce::ScopedLock hold { graph.processor.getCallbackLock() };
        std::thread renderer { [&] { EXPECT_TRUE (isSilent (graph.render (64).audio)); } };
        renderer.join();
    }

    EXPECT_EQ (graph.processor.calls.size(), 1u);
    EXPECT_EQ (graph.instance().state().missedLocks(), 1u);
    EXPECT_EQ (graph.graph.carried.counters().missedCallbackLocks, 1u);
    EXPECT_FALSE (isSilent (graph.render (64).audio));
}

using Midi = TestProcessor::Midi;

/** The host's MIDI through a node whose lock is tried, to the host; and what the node heard. */
struct LockedNode
{
    LockedNode()
    {
        node = graph.add<FunctionProcessor> (0, 0, Midi::acceptsAndProduces,
                                             [this] (auto&, juce::MidiBuffer& midi) {
                                                 for (const auto& event : eventsOf (midi))
                                                     heard.push_back (event);
                                             });
        graph.model.setNodeOptions (node, { .callbackLock = NodeOptions::CallbackLock::tried }).value();
        graph.connectMidi (GraphNodes::midiInput, node);
        graph.connectMidi (node, GraphNodes::midiOutput);
        sequence = graph.compile();
    }

    std::vector<InletStage::Event> play (const std::vector<InletStage::Event>& events)
    {
        Block input { 2, 64 };

        for (const auto& [time, bytes] : events)
            input.midi.addEvent (bytes.data(), static_cast<int> (bytes.size()), time);

        heard.clear();
        return eventsOf (render (*sequence, input).midi);
    }

    /** The same while somebody holds the lock. */
    std::vector<InletStage::Event> playLocked (const std::vector<InletStage::Event>& events)
    {
        const juce::ScopedLock hold { graph.get<FunctionProcessor> (node).getCallbackLock() };
        std::vector<InletStage::Event> played;
        std::thread renderer { [&] { played = play (events); } };
        renderer.join();
        EXPECT_TRUE (heard.empty());
        return played;
    }

    std::vector<InletStage::Event> heard; // before the graph, whose processor writes into it
    TestGraph graph;
    NodeID node;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST (CallbackLock, ThatIsMissedLosesNoRelease)
{
    LockedNode rig;
    rig.play ({ at (0, on (60)), at (1, on (61)), at (2, cc (64, 127)) });
    rig.playLocked ({ at (5, off (60)), at (6, cc (64, 0)) });
    rig.playLocked ({ at (5, off (61)) });
    rig.play ({ at (0, on (60)) });
    EXPECT_THAT (rig.heard,
                 ::testing::IsSupersetOf ({ at (0, off (60)), at (0, off (61)), at (0, cc (64, 0)) }));
    EXPECT_EQ (rig.heard.back(), at (0, on (60))) << "the new note comes after the end of the old one";
    rig.play ({});
    EXPECT_TRUE (rig.heard.empty());
}

TEST (CallbackLock, ThatIsMissedLosesNothingThatHoldsForGood)
{
    LockedNode rig;
    rig.play ({ at (0, cc (7, 1)) });
    rig.playLocked (
        { at (5, cc (7, 99)), at (6, cc (64, 127)), at (7, juce::MidiMessage::pitchWheel (1, 77)) });
    rig.play ({ at (0, on (60)) });
    EXPECT_THAT (rig.heard, ::testing::UnorderedElementsAre (at (0, cc (7, 99)), at (0, cc (64, 127)),
                                                             at (0, juce::MidiMessage::pitchWheel (1, 77)),
                                                             at (0, on (60))));
    EXPECT_EQ (rig.heard.back(), at (0, on (60)));
}

TEST (CallbackLock, ThatIsMissedEndsNothingThatTheNodePlays)
{
    LockedNode rig;
    EXPECT_THAT (rig.play ({ at (0, on (60)) }), ::testing::ElementsAre (at (0, on (60))));
    EXPECT_THAT (rig.playLocked ({}), ::testing::IsEmpty());
    EXPECT_THAT (rig.play ({ at (9, off (60)) }), ::testing::ElementsAre (at (9, off (60))));
}

} // namespace
} // namespace lopsided
