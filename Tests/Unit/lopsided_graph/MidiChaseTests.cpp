#include "InletStage.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Course = MidiPath::Course;
using juce::MidiMessage;

/** A destination that is replaced: the old incarnation, and the new one. */
struct MidiChase : ::testing::Test
{
    void tell (const MidiMessage& message) { before.add (0, message); }

    /** Lets the new one take over from the old. @returns what it hears in its first block. */
    std::vector<InletStage::Event> chase (std::uint64_t commit = 1)
    {
        before.play();
        takeOver (commit);
        return after.play();
    }

    void takeOver (std::uint64_t commit = 1)
    {
        const MidiSuccession paths[] { { after.entries[0].path.get(), before.entries[0].path.get() } };
        after.inlet.takeOver (before.inlet, paths, commit);
    }

    InletStage before { 1 };
    InletStage after { 2 };
};

TEST_F (MidiChase, SendsBankThenProgramThenControllersThenBendAndPressure)
{
    tell (MidiMessage::pitchWheel (3, 1234));
    tell (MidiMessage::channelPressureChange (3, 55));
    tell (cc (39, 5, 3)); // the low half of the volume
    tell (cc (7, 99, 3));
    tell (cc (7, 100, 3));
    tell (cc (1, 20, 3));
    tell (cc (32, 4, 3));
    tell (cc (0, 2, 3));
    tell (MidiMessage::programChange (3, 17));
    EXPECT_THAT (chase(), ElementsAre (at (0, cc (0, 2, 3)), at (0, cc (32, 4, 3)),
                                       at (0, MidiMessage::programChange (3, 17)), at (0, cc (1, 20, 3)),
                                       at (0, cc (7, 100, 3)), at (0, cc (39, 5, 3)),
                                       at (0, MidiMessage::pitchWheel (3, 1234)),
                                       at (0, MidiMessage::channelPressureChange (3, 55))));
}

TEST_F (MidiChase, SendsNothingThatWasNeverReceived)
{
    tell (on (60));
    tell (off (60));
    tell (MidiMessage::aftertouchChange (1, 60, 3));
    tell (cc (123, 0));
    tell (cc (121, 0));
    tell (cc (122, 0));
    EXPECT_THAT (chase(), IsEmpty());
}

TEST_F (MidiChase, ComesBeforeTheEventsOfItsBlock)
{
    tell (cc (7, 99));
    after.add (0, on (60), 0);
    after.add (0, cc (7, 1), 0);
    EXPECT_THAT (chase(), ElementsAre (at (0, cc (7, 99)), at (0, on (60)), at (0, cc (7, 1))));
    EXPECT_THAT (after.play(), IsEmpty()) << "it chases twice";
}

TEST_F (MidiChase, RestoresABankThatWaitsForItsProgram)
{
    tell (cc (0, 1));
    tell (MidiMessage::programChange (1, 17));
    tell (cc (0, 2));
    EXPECT_THAT (chase(), ElementsAre (at (0, cc (0, 1)), at (0, MidiMessage::programChange (1, 17)),
                                       at (0, cc (0, 2))));
}

TEST_F (MidiChase, RestoresParametersThatWereDeselectedSince)
{
    for (const auto& [number, value] :
         { std::pair { 101, 0 }, { 100, 0 }, { 6, 12 }, { 101, 127 }, { 100, 127 } })
        tell (cc (number, value));

    for (const auto& [number, value] : { std::pair { 99, 3 }, { 98, 4 }, { 38, 7 }, { 6, 5 } })
        tell (cc (number, value));

    EXPECT_THAT (chase(),
                 ElementsAre (at (0, cc (101, 0)), at (0, cc (100, 0)), at (0, cc (6, 12)), //
                              at (0, cc (99, 3)), at (0, cc (98, 4)), at (0, cc (6, 5)), at (0, cc (38, 7))));
}

TEST_F (MidiChase, SelectsTheParameterThatWasSelectedLast)
{
    for (const auto& [number, value] :
         { std::pair { 101, 0 }, { 100, 2 }, { 6, 12 }, { 101, 127 }, { 100, 127 } })
        tell (cc (number, value));

    EXPECT_THAT (chase(), ElementsAre (at (0, cc (101, 0)), at (0, cc (100, 2)), at (0, cc (6, 12)),
                                       at (0, cc (101, 127)), at (0, cc (100, 127))));
}

TEST_F (MidiChase, TakesDataEntryWithoutAParameterForAController)
{
    tell (cc (6, 12));
    tell (cc (101, 0));
    EXPECT_THAT (chase(), ElementsAre (at (0, cc (6, 12)), at (0, cc (101, 0))));
}

TEST_F (MidiChase, KeepsTheLatestParametersWhenThereAreMany)
{
    const auto numParameters = static_cast<int> (MidiParameterMemory::numEntries) + 2;

    for (int i = 0; i < numParameters; ++i)
        for (const auto& [number, value] : { std::pair { 99, i }, { 98, 0 }, { 6, i + 1 } })
            tell (cc (number, value));

    const auto events = chase();
    ASSERT_EQ (events.size(), 3 * MidiParameterMemory::numEntries);
    EXPECT_EQ (events.front(), at (0, cc (99, 2)));
    EXPECT_EQ (events.back(), at (0, cc (6, numParameters)));
}

TEST_F (MidiChase, RemembersWhatAResetOfControllersLeaves)
{
    tell (cc (1, 20));
    tell (cc (7, 30));
    tell (cc (11, 40));
    tell (MidiMessage::pitchWheel (1, 1234));
    tell (cc (121, 0));
    EXPECT_THAT (chase(), ElementsAre (at (0, cc (1, 0)), at (0, cc (7, 30)), at (0, cc (11, 127)),
                                       at (0, MidiMessage::pitchWheel (1, 8192))));
}

TEST_F (MidiChase, HandsPedalsOnToTheConnectionsThatHoldThem)
{
    tell (cc (64, 90));
    EXPECT_THAT (chase(), ElementsAre (at (0, cc (64, 90))));
    after.close (0, Course::releasing);
    EXPECT_THAT (after.play(), ElementsAre (at (0, cc (64, 0)))) << "the pedal stays down for ever";
}

TEST_F (MidiChase, LeavesAPedalUpThatNobodyHoldsAnyMore)
{
    tell (cc (64, 90));
    before.play();
    after.inlet.takeOver (before.inlet, {}, 1); // the connection does not lead to the new one
    EXPECT_THAT (after.play(), IsEmpty());
}

TEST_F (MidiChase, DoesNotHandNotesOn)
{
    tell (on (60));
    EXPECT_THAT (chase(), IsEmpty());
    after.close (0, Course::releasing);
    EXPECT_THAT (after.play(), IsEmpty());
}

TEST_F (MidiChase, HappensOnceForEachCommit)
{
    tell (cc (7, 1));
    EXPECT_EQ (chase (1).size(), 1u);
    EXPECT_THAT (chase (1), IsEmpty()) << "the next block of the same sequence";
    tell (cc (7, 2));
    EXPECT_THAT (chase (2), ElementsAre (at (0, cc (7, 2)))) << "it was brought back by another commit";
}

TEST_F (MidiChase, AsksTheNewestOfTwoThatWereReplaced)
{
    tell (cc (64, 90));
    tell (cc (7, 1));
    chase (1);
    after.add (0, cc (64, 0));
    after.add (0, cc (7, 2));
    after.play(); // it is reached earlier than the old one, which still holds the pedal
    InletStage third { 1 };
    const MidiSuccession ofNewer[] { { third.entries[0].path.get(), after.entries[0].path.get() } };
    const MidiSuccession ofOlder[] { { third.entries[0].path.get(), before.entries[0].path.get() } };
    third.inlet.takeOver (after.inlet, ofNewer, 2);
    third.inlet.takeOver (before.inlet, ofOlder, 1);
    EXPECT_THAT (third.play(), ElementsAre (at (0, cc (7, 2)), at (0, cc (64, 0))));
    EXPECT_EQ (third.entries[0].path->holds().size(), 0);
}

TEST_F (MidiChase, PassesOverOneThatWasNeverPlayed)
{
    tell (cc (64, 90));
    before.play();
    InletStage third { 1 };
    const MidiSuccession ofNewer[] { { third.entries[0].path.get(), after.entries[0].path.get() } };
    const MidiSuccession ofOlder[] { { third.entries[0].path.get(), before.entries[0].path.get() } };
    third.inlet.takeOver (after.inlet, ofNewer, 2);
    third.inlet.takeOver (before.inlet, ofOlder, 1);
    EXPECT_THAT (third.play(), ElementsAre (at (0, cc (64, 90))));
}

TEST_F (MidiChase, BecomesTheMemoryOfTheNewOne)
{
    tell (cc (7, 1));
    after.add (0, cc (10, 2));
    chase();
    InletStage third { 1 };
    third.inlet.takeOver (after.inlet, {}, 2);
    EXPECT_THAT (third.play(), ElementsAre (at (0, cc (7, 1)), at (0, cc (10, 2))));
}

TEST_F (MidiChase, RepeatsWhatDidNotReachTheDestination)
{
    tell (cc (7, 1));
    EXPECT_EQ (chase().size(), 1u);
    after.inlet.markUndelivered();
    EXPECT_EQ (after.play().size(), 1u);
    EXPECT_THAT (after.play(), IsEmpty());
}

TEST_F (MidiChase, LeavesRoomForEveryReleaseThereCanBe)
{
    for (int channel = 1; channel <= 16; ++channel)
        for (int note = 0; note < 128; ++note)
            after.add (0, on (note, channel));

    after.play();

    for (int channel = 1; channel <= 16; ++channel)
        for (int controller = 0; controller < 120; ++controller)
            tell (cc (controller, 1, channel));

    before.play();
    takeOver();
    after.close (0, Course::releasing);

    for (int i = 0; i < 1000; ++i)
        after.add (1, cc (7, i % 128), i);

    const auto events = after.play();
    EXPECT_EQ (after.drops.of (MidiDrops::Kind::release), 0u);
    EXPECT_GT (after.drops.of (MidiDrops::Kind::controller), 0u) << "room was not short";
    EXPECT_EQ (
        std::count_if (events.begin(), events.end(), [] (const auto& e) { return e.second[0] < 0x90; }),
        2048);
}

} // namespace
} // namespace lopsided
