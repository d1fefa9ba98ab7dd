#include "DocumentFixture.h"

#include <lopsided_session/document/DocumentHistory.h>

#include <random>

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using testing::sinePlugin;
using DocumentSteps = DocumentTest;
using Slot = SessionDocument::Slot;

TEST_F (DocumentSteps, NamesWhatCanBeUndoneAndRedone)
{
    const auto id = add (gainPlugin);
    ASSERT_TRUE (document.rename (id, "Bass"));
    EXPECT_EQ (document.redoName(), "");
    ASSERT_TRUE (document.undo());
    EXPECT_TRUE (document.redoName().startsWith ("Rename"));
    EXPECT_TRUE (document.undoName().startsWith ("Add"));
    ASSERT_TRUE (document.undo());
    EXPECT_FALSE (document.canUndo());
    EXPECT_TRUE (document.undo()); // nothing to undo is no error
    ASSERT_TRUE (document.redo());
    ASSERT_TRUE (document.redo());
    EXPECT_FALSE (document.canRedo());
    EXPECT_TRUE (document.redo());
    EXPECT_EQ (graph.getNodeForId (id)->name, "Bass");
}

TEST_F (DocumentSteps, ForgetsWhatCouldBeRedoneWhenSomethingElseIsDone)
{
    add (gainPlugin);
    ASSERT_TRUE (document.undo());
    add (sinePlugin);
    EXPECT_FALSE (document.canRedo());
}

TEST_F (DocumentSteps, KeepsTheInstancesThatAStepDoesNotTouch)
{
    buildChain();
    const auto before = incarnationOf (sine);
    const auto* processor = processorOf (sine);
    ASSERT_TRUE (document.removeNodes ({ gain }));
    ASSERT_TRUE (document.undo());
    ASSERT_TRUE (document.redo());
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (incarnationOf (sine), before);
    EXPECT_EQ (processorOf (sine), processor);
}

TEST_F (DocumentSteps, BringsARemovedNodeBackWithItsSettings)
{
    buildChain();
    ASSERT_TRUE (document.setParameter (gain, 0, 0.3f));
    ASSERT_TRUE (document.rename (gain, "Loud"));
    ASSERT_TRUE (document.setSwitch ({ gain }, SessionDocument::NodeSwitch::bypass, NodeOptions::Switch::on));
    render (4);
    const auto before = captured();
    ASSERT_TRUE (document.removeNodes ({ gain }));
    EXPECT_EQ (captured().nodes.size(), 1u);
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (captured(), before);
}

TEST_F (DocumentSteps, IsUnmodifiedAgainWhereItWasSaved)
{
    const auto file = juce::File::createTempFile (".json");
    add (gainPlugin);
    ASSERT_TRUE (document.save (file));
    EXPECT_FALSE (document.isModified());
    EXPECT_EQ (document.title(), file.getFileNameWithoutExtension());
    add (sinePlugin);
    EXPECT_TRUE (document.isModified());
    ASSERT_TRUE (document.undo());
    EXPECT_FALSE (document.isModified());
    ASSERT_TRUE (document.undo());
    EXPECT_TRUE (document.isModified());
    file.deleteFile();
}

TEST_F (DocumentSteps, ShowsTwoSlotsWithAHistoryOfTheirOwnEach)
{
    buildChain();
    const auto instance = incarnationOf (sine);
    const auto inA = captured();
    ASSERT_TRUE (document.show (Slot::b));
    EXPECT_EQ (document.slot(), Slot::b);
    EXPECT_EQ (captured(), inA); // B begins as a copy
    EXPECT_FALSE (document.canUndo());
    ASSERT_TRUE (document.setParameter (gain, 0, 0.1f));
    ASSERT_TRUE (document.removeNodes ({ sine }));
    const auto inB = captured();

    ASSERT_TRUE (document.show (Slot::a));
    EXPECT_EQ (captured(), inA);
    EXPECT_TRUE (document.undoName().startsWith ("Connect"));
    ASSERT_TRUE (document.show (Slot::b));
    EXPECT_EQ (captured(), inB);
    EXPECT_TRUE (document.undoName().startsWith ("Remove"));
    ASSERT_TRUE (document.undo());
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (captured(), inA);
    EXPECT_NE (incarnationOf (sine), instance); // it was away
}

TEST_F (DocumentSteps, KeepsInstancesOfWhatBothSlotsHave)
{
    buildChain();
    const auto instance = incarnationOf (sine);
    ASSERT_TRUE (document.show (Slot::b));
    ASSERT_TRUE (document.removeNodes ({ gain }));
    ASSERT_TRUE (document.show (Slot::a));
    ASSERT_TRUE (document.show (Slot::b));
    EXPECT_EQ (incarnationOf (sine), instance);
}

TEST_F (DocumentSteps, KeepsWhatWasSetWithoutAStepInTheSlotWhereItWasSet)
{
    buildChain();
    ASSERT_TRUE (graph.setParameter (gain, 0, 0.9f)); // as MIDI does
    render (2);
    ASSERT_TRUE (document.show (Slot::b));
    ASSERT_TRUE (document.setParameter (gain, 0, 0.2f));
    render (2);
    ASSERT_TRUE (document.show (Slot::a));
    render (2);
    EXPECT_NEAR (valueOf (gain, 0), 0.9f, 1.0e-5f);
}

TEST_F (DocumentSteps, CopiesWhatPlaysToTheOtherSlot)
{
    buildChain();
    ASSERT_TRUE (document.show (Slot::b));
    ASSERT_TRUE (document.removeNodes ({ sine }));
    const auto inB = captured();
    document.copyToOtherSlot();
    ASSERT_TRUE (document.show (Slot::a));
    EXPECT_EQ (captured(), inB);
    ASSERT_TRUE (document.undo()); // what A was before
    EXPECT_EQ (captured().nodes.size(), 2u);
}

TEST_F (DocumentSteps, ClearsToAnEmptySessionWithoutAHistory)
{
    buildChain();
    document.setTempo (60.0);
    ASSERT_TRUE (document.clear());
    EXPECT_EQ (captured(), Session());
    EXPECT_FALSE (document.canUndo());
    EXPECT_FALSE (document.isModified());
}

DocumentSnapshot::Pointer snapshot (std::uint64_t revision)
{
    auto made = std::make_shared<DocumentSnapshot>();
    made->revision = revision;
    return made;
}

TEST (DocumentHistory, JoinsChangesOfOneSubjectWithinASecond)
{
    DocumentHistory history (snapshot (0));
    const DocumentHistory::Subject one { NodeID { 16 }, 0 };
    const DocumentHistory::Subject other { NodeID { 16 }, 1 };
    history.addOrJoin (snapshot (1), "One", one, 1000);
    history.addOrJoin (snapshot (2), "One", one, 1900);
    history.addOrJoin (snapshot (3), "One", one, 2900);
    EXPECT_EQ (history.present()->revision, 3u);
    EXPECT_EQ (history.previous()->revision, 0u);
    history.addOrJoin (snapshot (4), "Other", other, 2950);
    EXPECT_EQ (history.previous()->revision, 3u);
    history.addOrJoin (snapshot (5), "Other", other, 3951);
    EXPECT_EQ (history.previous()->revision, 4u);
}

TEST (DocumentHistory, JoinsNothingAcrossAnUndoOrAnotherStep)
{
    DocumentHistory history (snapshot (0));
    const DocumentHistory::Subject one { NodeID { 16 }, 0 };
    history.addOrJoin (snapshot (1), "One", one, 0);
    history.undone();
    history.redone();
    history.addOrJoin (snapshot (2), "One", one, 1);
    EXPECT_EQ (history.previous()->revision, 1u);
    history.add (snapshot (3), "Else");
    history.addOrJoin (snapshot (4), "One", one, 2);
    EXPECT_EQ (history.previous()->revision, 3u);
}

TEST (DocumentHistory, ForgetsTheOldestStepsOfVeryMany)
{
    DocumentHistory history (snapshot (0));
    const auto many = DocumentHistory::maximumSteps + 10;

    for (std::size_t step = 1; step <= many; ++step)
        history.add (snapshot (step), "Step");

    std::size_t undone = 0;

    for (; history.canUndo(); ++undone)
        history.undone();

    EXPECT_EQ (undone, DocumentHistory::maximumSteps);
    EXPECT_EQ (history.present()->revision, 10u);
}

} // namespace
} // namespace lopsided
