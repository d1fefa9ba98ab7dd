// MIDI of a node that is changed while it plays.
#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Bytes = std::vector<std::uint8_t>;

/** MIDI input -> a node that writes down what it hears and plays what it is told to -> MIDI output; beside it audio goes
    through the node, so that it has something to fade. A block and a look by the producer take turns. */
class LiveChangeMidi : public GraphFixture, protected GraphListener
{
protected:
    LiveChangeMidi()
    {
        ScriptedProcessor::Script script;
        script.midi = TestProcessor::Midi::acceptsAndProduces;
        script.process = [this] (auto&, juce::MidiBuffer& events) {
            for (const auto event : events)
                heard.emplace_back (event.data, event.data + event.numBytes);

            events.clear();

            for (const auto& bytes : std::exchange (toPlay, {}))
                events.addEvent (bytes.data(), static_cast<int> (bytes.size()), 0);
        };
        id = insert (std::make_unique<ScriptedProcessor> (script));

        auto edit = graph.edit();
        edit.connect (Port::midi (graph.midiInput()), Port::midi (id));
        edit.connect (Port::midi (id), Port::midi (graph.midiOutput()));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        graph.addListener (this);
    }

    ~LiveChangeMidi() override { graph.removeListener (this); }

    void nodePrepared (NodeID) override { isPrepared = true; }

    /** A block that brings some events. */
    void play (const std::vector<Bytes>& events = {})
    {
        midi.clear();

        for (const auto& bytes : events)
            midi.addEvent (bytes.data(), static_cast<int> (bytes.size()), 0);

        render();

        for (const auto event : midi)
            out.emplace_back (event.data, event.data + event.numBytes);
    }

    void takeTurns (int numBlocks)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            play();
            graph.reclaim();
        }
    }

    /** Goes on until the processor is not called any more, because it may be prepared any moment. */
    void takeTurnsUntilAbsent()
    {
        ASSERT_TRUE (graph.reprepare (id).has_value());

        // The producer stops once the ramps have arrived and the sequence without the node is out.
        for (int block = 0; block < 30; ++block)
            play();

        graph.reclaim();
        ASSERT_FALSE (isPrepared) << "the sequence that had the node is still there";
    }

    void finish()
    {
        for (int block = 0; block < 200 && ! isPrepared; ++block)
            takeTurns (1);

        ASSERT_TRUE (isPrepared);
        takeTurns (20);
    }

    NodeID id;
    bool isPrepared = false;
    std::vector<Bytes> heard;  ///< by the node
    std::vector<Bytes> toPlay; ///< by the node, in its next block
    std::vector<Bytes> out;
};

const Bytes on { 0x90, 60, 100 };
const Bytes off { 0x80, 60, 0 };
const Bytes program { 0xc0, 7 };
const Bytes volume { 0xb0, 7, 90 };

TEST_F (LiveChangeMidi, WhatTheNodePlaysEndsWhenItIsTakenAway)
{
    toPlay = { on };
    play();
    ASSERT_THAT (out, ElementsAre (on));
    ASSERT_TRUE (graph.reprepare (id).has_value());
    finish();
    EXPECT_THAT (out, ElementsAre (on, off));
}

TEST_F (LiveChangeMidi, WhatComesInGoesRoundIt)
{
    takeTurnsUntilAbsent();
    play ({ on });
    EXPECT_THAT (out, ElementsAre (on));
    play ({ off });
    EXPECT_THAT (out, ElementsAre (on, off));
    finish();
    EXPECT_EQ (std::count (out.begin(), out.end(), on), 1) << "and no note of it is repeated";
    EXPECT_EQ (out.back(), off);
}

TEST_F (LiveChangeMidi, WhatGoesRoundItEndsWhenTheNodeComesBack)
{
    takeTurnsUntilAbsent();
    play ({ on });
    finish();
    EXPECT_THAT (out, ElementsAre (on, off));
    play ({ off });
    EXPECT_THAT (out, ElementsAre (on, off)) << "no second time";
}

TEST_F (LiveChangeMidi, ANoteThatTheNodeHeldEndsWhenItComesBackThoughItMissedTheNoteOff)
{
    play ({ on });
    ASSERT_THAT (heard, ElementsAre (on));
    takeTurnsUntilAbsent();
    play ({ off });
    EXPECT_THAT (heard, ElementsAre (on)) << "nobody calls it";
    finish();
    EXPECT_THAT (heard, ElementsAre (on, off));
}

TEST_F (LiveChangeMidi, ANoteThatIsHeldThroughoutEndsWithItsOwnNoteOff)
{
    play ({ on });
    ASSERT_TRUE (graph.reprepare (id).has_value());
    finish();
    EXPECT_THAT (heard, ElementsAre (on));
    play ({ off });
    EXPECT_THAT (heard, ElementsAre (on, off));
}

TEST_F (LiveChangeMidi, WhatHoldsForGoodIsToldWhenTheNodeComesBackBeforeItsFirstNote)
{
    takeTurnsUntilAbsent();
    play ({ program, volume });
    ASSERT_THAT (heard, IsEmpty());

    // The note comes with the very block in which it is called again.
    for (int block = 0; block < 200 && heard.empty(); ++block)
    {
        graph.reclaim();
        play ({ on });
    }

    ASSERT_GE (heard.size(), 3u);
    EXPECT_EQ (heard[0], program);
    EXPECT_EQ (heard[1], volume);
    EXPECT_EQ (heard[2], on);
}

TEST_F (LiveChangeMidi, ANodeThatIsRemovedInTheMiddleLeavesNothingSounding)
{
    toPlay = { on };
    play ({ on });
    takeTurnsUntilAbsent();
    play ({ { 0x90, 64, 100 } });
    auto edit = graph.edit();
    edit.removeNode (id);
    ASSERT_TRUE (edit.commit().ok());
    takeTurns (40);

    std::multiset<int> sounding;

    for (const auto& bytes : out)
        if (bytes[0] == 0x90)
            sounding.insert (bytes[1]);
        else
            sounding.erase (bytes[1]);

    EXPECT_THAT (sounding, IsEmpty());
    EXPECT_EQ (out.size(), 4u) << "two notes, each ended once";
}

} // namespace
} // namespace lopsided::testing
