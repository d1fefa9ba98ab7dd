#include "DocumentFixture.h"
#include "SettingsHome.h"

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using DocumentParameters = DocumentTest;

TEST_F (DocumentParameters, MakesOneStepOfSeveralChangesInARow)
{
    const auto id = add (gainPlugin);
    const auto before = valueOf (id, 0);
    ASSERT_TRUE (document.setParameter (id, 0, 0.1f));
    ASSERT_TRUE (document.setParameter (id, 0, 0.2f));
    ASSERT_TRUE (document.setParameter (id, 0, 0.3f));
    render (2);
    EXPECT_NEAR (valueOf (id, 0), 0.3f, 1.0e-5f);
    EXPECT_TRUE (document.undoName().startsWith ("Change "));
    ASSERT_TRUE (document.undo());
    render (2);
    EXPECT_NEAR (valueOf (id, 0), before, 1.0e-5f);
    EXPECT_TRUE (document.undoName().startsWith ("Add "));
    ASSERT_TRUE (document.redo());
    render (2);
    EXPECT_NEAR (valueOf (id, 0), 0.3f, 1.0e-5f);
}

TEST_F (DocumentParameters, CapturesAValueThatNoBlockHasTakenUpYet)
{
    const auto id = add (gainPlugin);
    render (1);
    ASSERT_TRUE (document.setParameter (id, 0, 0.4f));
    const auto session = captured();
    ASSERT_EQ (session.nodes.front().parameters.size(), 1u);
    EXPECT_NEAR (session.nodes.front().parameters.front().value, 0.4f, 1.0e-5f);
}

TEST_F (DocumentParameters, SetsThePluginAtOnceWhereNothingRenders)
{
    const auto id = add (gainPlugin);
    ASSERT_TRUE (document.setParameter (id, 0, 0.4f));
    EXPECT_NEAR (valueOf (id, 0), 0.4f, 1.0e-5f);
}

TEST_F (DocumentParameters, RefusesWhatIsNotThereAndWhatIsNoNumber)
{
    const auto id = add (gainPlugin);
    const auto name = document.undoName();
    EXPECT_FALSE (document.setParameter (id, 99, 0.5f));
    EXPECT_FALSE (document.setParameter (NodeID { 999 }, 0, 0.5f));
    EXPECT_FALSE (document.setParameter (id, 0, std::numeric_limits<float>::quiet_NaN()));
    EXPECT_EQ (document.undoName(), name);
}

TEST_F (DocumentParameters, MakesAStepOfAGestureInThePluginsOwnEditor)
{
    const auto id = add (gainPlugin);
    auto& parameter = *processorOf (id)->getParameters()[0];
    const auto before = parameter.getValue();
    parameter.beginChangeGesture();
    parameter.setValueNotifyingHost (0.6f);
    parameter.setValueNotifyingHost (0.7f);
    static_cast<void> (captured());
    EXPECT_TRUE (document.undoName().startsWith ("Add ")); // it has not ended yet
    parameter.endChangeGesture();
    const auto withIt = captured(); // takes it up, as the timer does
    EXPECT_EQ (document.undoName(),
               "Change " + parameter.getName (64) + " of " + graph.getNodeForId (id)->name);
    ASSERT_TRUE (document.undo());
    render (2);
    EXPECT_NEAR (valueOf (id, 0), before, 1.0e-5f);
    ASSERT_TRUE (document.redo());
    render (2);
    EXPECT_NEAR (valueOf (id, 0), 0.7f, 1.0e-5f);
    EXPECT_EQ (captured(), withIt);
}

TEST_F (DocumentParameters, MakesNoStepOfAGestureThatChangesNothingOrOfAChangeWithoutOne)
{
    const auto id = add (gainPlugin);
    auto& parameter = *processorOf (id)->getParameters()[0];
    parameter.beginChangeGesture();
    parameter.endChangeGesture();
    parameter.setValueNotifyingHost (0.9f);
    static_cast<void> (captured());
    EXPECT_TRUE (document.undoName().startsWith ("Add "));
}

TEST_F (DocumentParameters, MakesNoStepOfWhatTheGraphSetsItself)
{
    const auto id = add (gainPlugin);
    ASSERT_TRUE (graph.setParameter (id, 0, 0.5f));
    render (4);
    static_cast<void> (captured());
    EXPECT_TRUE (document.undoName().startsWith ("Add "));
    ASSERT_TRUE (document.rename (id, "X"));
    ASSERT_TRUE (document.undo());
    render (4);
    EXPECT_NEAR (valueOf (id, 0), 0.5f, 1.0e-5f); // undoing something else leaves it alone
}

TEST_F (DocumentParameters, LoadsAPresetAsAStepThatTakesItBack)
{
    const testing::SettingsHome home;
    const auto id = add (gainPlugin);
    const auto preset = home.folder.getChildFile ("Loud.lopsidedpreset");
    ASSERT_TRUE (document.setParameter (id, 0, 0.75f));
    render (4);
    const auto node = graph.getNodeForId (id);
    ASSERT_TRUE (PluginPresets::save (node->instance->processor(), preset));
    ASSERT_TRUE (document.setParameter (id, 0, 0.125f));
    render (4);
    const auto before = captured();

    const auto loaded = document.loadPreset (id, preset.getFullPathName());
    ASSERT_TRUE (loaded) << loaded.error().describe();
    EXPECT_NEAR (valueOf (id, 0), 0.75f, 1.0e-5f);
    EXPECT_EQ (document.undoName(), "Load Loud into " + node->name);
    const auto after = captured();
    ASSERT_TRUE (document.undo());
    render (4);
    EXPECT_EQ (captured(), before);
    ASSERT_TRUE (document.redo());
    render (4);
    EXPECT_EQ (captured(), after);

    EXPECT_FALSE (document.loadPreset (id, "no such preset"));
    EXPECT_FALSE (document.loadPreset (NodeID { 999 }, preset.getFullPathName()));
    EXPECT_FALSE (document.canRedo());
    EXPECT_TRUE (document.undoName().startsWith ("Load Loud"));
}

} // namespace
} // namespace lopsided
