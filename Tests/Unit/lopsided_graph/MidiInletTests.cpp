#include "InletStage.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = MidiDrops::Kind;

TEST (MidiInlet, ANoteEndsWhenTheLastConnectionThatHoldsItLetsGo)
{
    InletStage stage { 2 };
    stage.add (0, on (60), 1);
    stage.add (1, on (60), 2);
    stage.add (0, off (60), 3);
    EXPECT_THAT (stage.play(), ElementsAre (at (1, on (60)), at (2, on (60)))) << "the second still holds it";

    stage.add (1, off (60), 4);
    EXPECT_THAT (stage.play(), ElementsAre (at (4, off (60))));
}

TEST (MidiInlet, ANoteCountsOnceForItsConnectionHoweverOftenItWasStruck)
{
    InletStage stage { 2 };
    stage.add (0, on (60), 0);
    stage.add (0, on (60), 1);
    stage.add (0, off (60), 2);
    stage.add (1, cc (7, 1), 3); // so that it is merged, not copied
    EXPECT_THAT (stage.play(),
                 ElementsAre (at (0, on (60)), at (1, on (60)), at (2, off (60)), at (3, cc (7, 1))));
}

TEST (MidiInlet, ANoteOnOfNoVelocityIsANoteOff)
{
    InletStage stage { 2 };
    const juce::MidiMessage silentOn { 0x90, 60, 0 };
    stage.add (0, on (60));
    stage.add (1, on (60));
    stage.play();
    stage.add (0, silentOn);
    EXPECT_THAT (stage.play(), IsEmpty());
    stage.add (1, silentOn);
    EXPECT_THAT (stage.play(), ElementsAre (at (0, silentOn)));
}

TEST (MidiInlet, CountsEachNoteOfEachChannelAlone)
{
    InletStage stage { 2 };
    stage.add (0, on (60, 1));
    stage.add (1, on (60, 2));
    stage.add (1, on (61, 1));
    stage.play();
    stage.add (0, off (60, 1));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60, 1))));
}

TEST (MidiInlet, APedalGoesUpWithTheLastConnectionThatHoldsIt)
{
    for (const auto pedal : { 64, 66, 69 })
    {
        SCOPED_TRACE (pedal);
        InletStage stage { 2 };
        stage.add (0, cc (pedal, 127), 0);
        stage.add (1, cc (pedal, 64), 1);
        stage.play();
        stage.add (0, cc (pedal, 63), 2);
        EXPECT_THAT (stage.play(), IsEmpty());
        stage.add (1, cc (pedal, 20), 3);
        EXPECT_THAT (stage.play(), ElementsAre (at (3, cc (pedal, 20))));
    }
}

TEST (MidiInlet, MergesInOrderOfTimeThenOfConnections)
{
    InletStage stage { 5 };
    std::vector<InletStage::Event> expected;

    for (int time = 0; time < 20; ++time)
    {
        for (std::size_t path = 0; path < 5; ++path)
        {
            if ((time * 7 + static_cast<int> (path) * 3) % 4 == 0)
                continue;

            const auto message = cc (10, time + 20 * static_cast<int> (path));
            stage.add (path, message, time);
            expected.push_back (at (time, message));
        }
    }

    EXPECT_EQ (stage.play(), expected);
}

TEST (MidiInlet, CopiesALoneConnectionByteForByteAndStillFollowsIt)
{
    InletStage stage { 2 };
    const std::uint8_t sysex[] { 1, 2, 3 };
    stage.add (0, on (60), 0);
    stage.add (0, juce::MidiMessage::createSysExMessage (sysex, 3), 1);
    stage.add (0, cc (64, 127), 2);
    const auto given = stage.entries[0].events.data;
    stage.merge();
    EXPECT_EQ (stage.output.data, given);

    stage.entries[0].events.clear();
    stage.add (1, on (60));
    stage.add (1, cc (64, 127));
    stage.play();
    stage.add (1, off (60));
    stage.add (1, cc (64, 0));
    EXPECT_THAT (stage.play(), IsEmpty()) << "what was copied is not known to be held";
}

TEST (MidiInlet, AllNotesOffEndsOnlyWhatItsOwnConnectionHolds)
{
    for (const auto mode : { 120, 123, 124, 127 })
    {
        SCOPED_TRACE (mode);
        InletStage stage { 2 };
        stage.add (0, on (60));
        stage.add (0, on (61));
        stage.add (1, on (61));
        stage.add (1, on (60, 2));
        stage.play();
        stage.add (0, cc (mode, 0), 5);
        EXPECT_THAT (stage.play(), ElementsAre (at (5, off (60)))) << "the other connection holds 61";
        stage.add (1, cc (mode, 0), 6);
        EXPECT_THAT (stage.play(), ElementsAre (at (6, cc (mode, 0)))) << "nobody else is on that channel";
        stage.add (1, off (61));
        EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61)))) << "it is not held any more";
    }
}

TEST (MidiInlet, AllSoundOffSparesWhatThePedalOfAnotherConnectionSustains)
{
    InletStage stage { 2 };
    stage.add (0, on (60));
    stage.add (1, cc (64, 127));
    stage.play();
    stage.add (0, cc (120, 0));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60))));
}

TEST (MidiInlet, ResetOfControllersSparesThePedalsOfOtherConnections)
{
    InletStage stage { 2 };
    stage.add (0, cc (64, 127));
    stage.add (0, cc (66, 127));
    stage.add (1, cc (64, 127));
    stage.play();
    stage.add (0, cc (121, 0), 7);
    const auto events = stage.play();
    ASSERT_FALSE (events.empty());
    EXPECT_EQ (events[0], at (7, cc (66, 0))) << "nobody else holds the sostenuto pedal";
    EXPECT_THAT (events, ::testing::Not (::testing::Contains (at (7, cc (64, 0)))));
    EXPECT_THAT (events, ::testing::Not (::testing::Contains (at (7, cc (121, 0)))));
    EXPECT_THAT (events, ::testing::Contains (at (7, juce::MidiMessage::pitchWheel (1, 8192))));
    EXPECT_THAT (events, ::testing::Contains (at (7, cc (1, 0))));

    stage.add (1, cc (121, 0), 8);
    EXPECT_THAT (stage.play(), ElementsAre (at (8, cc (121, 0))));
    stage.add (0, cc (64, 127));
    stage.play();
    stage.add (0, cc (64, 0));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, cc (64, 0)))) << "a reset does not lift what it ends";
}

TEST (MidiInlet, ANoteOnThatFindsNoRoomIsNotHeld)
{
    InletStage stage { 2 };
    stage.capacity = 400; // half of it is for note-ons

    for (int note = 0; note < 60; ++note)
        stage.add (0, on (note));

    const auto entered = static_cast<int> (stage.play().size());
    ASSERT_LT (entered, 60);
    EXPECT_EQ (stage.drops.of (Kind::noteOn), static_cast<std::uint64_t> (60 - entered));
    EXPECT_EQ (stage.drops.total(), stage.total.total());

    stage.capacity = MidiRoom::capacityBytes;
    stage.add (1, on (59)); // did not enter through the first
    stage.play();
    stage.add (1, off (59));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (59))));
}

TEST (MidiInlet, ReleasesThatFindNoRoomInASmallBufferComeWithTheNextBlocks)
{
    InletStage stage { 1 };
    stage.capacity = MidiRoom::capacityBytes;

    for (int note = 0; note < 100; ++note)
        stage.add (0, on (note));

    stage.play();
    stage.capacity = 300;

    for (int note = 0; note < 100; ++note)
        stage.add (0, off (note), 3);

    std::set<int> ended;
    auto numBlocks = 0;

    for (auto events = stage.play(); ! events.empty(); events = stage.play(), ++numBlocks)
        for (const auto& event : events)
            EXPECT_TRUE (ended.insert (event.second[1]).second) << "it ends twice";

    EXPECT_EQ (ended.size(), 100u);
    EXPECT_GT (numBlocks, 2);
}

TEST (MidiInlet, SendsAgainWhatDidNotReachTheDestination)
{
    InletStage stage { 1 };
    stage.add (0, on (60));
    stage.add (0, on (61));
    stage.add (0, cc (64, 127));
    stage.play();
    stage.add (0, off (60), 1);
    stage.add (0, cc (64, 0), 2);
    stage.play();
    stage.inlet.markUndelivered();

    for (int block = 0; block < 3; ++block) // for as long as it is suspended
    {
        EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60)), at (0, cc (64, 0))));
        stage.inlet.markUndelivered();
    }

    stage.play();
    EXPECT_THAT (stage.play(), IsEmpty());
}

TEST (MidiInlet, EndsAllThatSoundsWhenAskedTo)
{
    InletStage stage { 2 };
    stage.add (0, on (60));
    stage.add (1, on (60));
    stage.add (1, cc (69, 100));
    stage.play();
    stage.inlet.endAll();
    stage.add (0, on (61), 4);
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60)), at (0, cc (69, 0)), at (4, on (61))));
    stage.add (1, off (60));
    stage.add (0, off (61));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61)))) << "the other note has been ended";
}

TEST (MidiInlet, PassesAReleaseThatEndsNothingUnlessItHasMadeThatReleaseItself)
{
    InletStage stage { 1 };
    stage.add (0, off (60));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60))));
    stage.add (0, on (60));
    stage.play();
    stage.entries[0].isPlanned = false;
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60))));
    stage.entries[0].isPlanned = true;
    stage.add (0, off (60));
    stage.add (0, off (61));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61))));
    stage.add (0, on (60), 1);
    stage.add (0, off (60), 2);
    EXPECT_THAT (stage.play(), ElementsAre (at (1, on (60)), at (2, off (60))));
}

} // namespace
} // namespace lopsided
