#include "InletStage.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Course = MidiPath::Course;

/** Two connections: the first holds notes 60 and 61 and the sustain pedal, the second note 61. */
struct MidiCourse : ::testing::Test
{
    MidiCourse()
    {
        stage.add (0, on (60));
        stage.add (0, on (61));
        stage.add (0, cc (64, 127));
        stage.add (1, on (61));
        stage.play();
    }

    InletStage stage { 2 };
    const MidiPath& path = *stage.entries[0].path;
};

TEST_F (MidiCourse, ReleasingEndsAtOnceWhatNobodyElseHolds)
{
    stage.close (0, Course::releasing);
    stage.add (0, on (70), 0);
    stage.add (0, off (60), 3);
    stage.add (1, on (71), 0);
    EXPECT_FALSE (path.isDone (1));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60)), at (0, cc (64, 0)), at (0, on (71))));
    EXPECT_TRUE (path.isDone (1));

    stage.add (0, on (72));
    EXPECT_THAT (stage.play(), IsEmpty()) << "it releases twice, or lets something through";
    stage.add (1, off (61));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61))));
}

TEST_F (MidiCourse, AReleaseThatCameTooLateForItsConnectionEndsNothingThatOthersHadEnded)
{
    stage.close (0, Course::releasing);
    stage.play();
    stage.add (1, off (61));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61))));

    stage.close (0, Course::open);
    stage.add (0, off (61));
    EXPECT_THAT (stage.play(), IsEmpty()) << "it was held by both, and has been ended";
}

TEST_F (MidiCourse, HoldingLetsOnlyTheReleasesThroughOfWhatIsHeld)
{
    stage.close (0, Course::holding);
    stage.add (0, on (70), 0);
    stage.add (0, cc (7, 1), 1);
    stage.add (0, off (62), 2);
    stage.add (0, off (60), 3);
    stage.add (0, cc (66, 0), 4);
    stage.add (0, off (61), 5);
    EXPECT_THAT (stage.play(), ElementsAre (at (3, off (60)))) << "the second connection holds 61";
    EXPECT_FALSE (path.isDone (1)) << "the pedal is still down";

    stage.add (0, cc (64, 0), 6);
    EXPECT_THAT (stage.play(), ElementsAre (at (6, cc (64, 0))));
    EXPECT_TRUE (path.isDone (1));
}

TEST_F (MidiCourse, HoldingAlsoEndsByTheModeMessages)
{
    stage.close (0, Course::holding);
    stage.add (0, cc (123, 0, 2), 0); // on a channel on which it holds nothing
    stage.add (0, cc (123, 0), 1);
    stage.add (0, cc (121, 0), 2);
    EXPECT_THAT (stage.play(), ElementsAre (at (1, off (60)), at (2, cc (64, 0))));
    EXPECT_TRUE (path.isDone (1));
}

TEST_F (MidiCourse, AHoldWhoseTimeIsUpReleases)
{
    stage.close (0, Course::holding);
    stage.play();
    stage.close (0, Course::releasing);
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60)), at (0, cc (64, 0))));
    EXPECT_TRUE (path.isDone (1));
}

TEST_F (MidiCourse, GoesOnWithWhatStillSoundsWhenItOpensAgain)
{
    stage.close (0, Course::holding);
    stage.add (0, off (60));
    stage.play();
    stage.entries[0].course = Course::open;
    stage.add (0, on (70), 1);
    EXPECT_THAT (stage.play(), ElementsAre (at (1, on (70))));

    stage.add (1, off (61));
    EXPECT_THAT (stage.play(), IsEmpty()) << "the first has held 61 all the time";
    stage.add (0, off (61));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61))));
}

TEST_F (MidiCourse, IsDoneOnlyWithTheCommitThatClosedItLast)
{
    stage.close (0, Course::releasing, 5);
    stage.play();
    EXPECT_TRUE (path.isDone (5));
    EXPECT_FALSE (path.isDone (7)) << "that sequence is yet to be rendered";

    stage.entries[0].course = Course::open;
    stage.add (0, on (60));
    stage.play();
    stage.close (0, Course::holding, 7);
    stage.play();
    EXPECT_FALSE (path.isDone (7));
    stage.add (0, off (60));
    stage.play();
    EXPECT_TRUE (path.isDone (7));
}

TEST_F (MidiCourse, OneThatNeverSoundedIsDoneWithItsFirstClosedBlock)
{
    InletStage other { 1 };
    other.close (0, Course::holding, 3);
    EXPECT_FALSE (other.entries[0].path->isDone (3));
    other.play();
    EXPECT_TRUE (other.entries[0].path->isDone (3));
}

TEST_F (MidiCourse, AConnectionThatIsGoneWithoutANoticeIsReleased)
{
    stage.entries[0].isPlanned = false; // its closing sequence was overtaken
    stage.add (1, on (71), 0);
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60)), at (0, cc (64, 0)), at (0, on (71))));
    EXPECT_THAT (stage.play(), IsEmpty());

    stage.entries[0].isPlanned = true;
    stage.add (1, off (61));
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (61)))) << "what comes back holds nothing";
}

TEST_F (MidiCourse, AllConnectionsMayBeGone)
{
    stage.entries[0].isPlanned = false;
    stage.entries[1].isPlanned = false;
    EXPECT_THAT (stage.play(), ElementsAre (at (0, off (60)), at (0, off (61)), at (0, cc (64, 0))));
    EXPECT_THAT (stage.play(), IsEmpty());
}

TEST_F (MidiCourse, CopyingDoesNotPassWhatAnotherConnectionHolds)
{
    stage.add (0, off (61), 1);
    stage.add (0, off (60), 2);
    EXPECT_THAT (stage.play(), ElementsAre (at (2, off (60))))
        << "the only one with events, not the only holder";
}

} // namespace
} // namespace lopsided
