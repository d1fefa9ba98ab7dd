#include <TestProcessors/TestProcessors.h>

#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

/** A continuous one with a unit, one with names, one that is on or off, and one that cannot be set. */
class MixedProcessor final : public TestProcessor
{
public:
    MixedProcessor()
        : TestProcessor ("Mixed", 2, 2)
    {
        addParameter (
            cutoff = new juce::AudioParameterFloat ({ "cutoff", 1 }, "Cutoff", { 20.0f, 20000.0f }, 1000.0f,
                                                    juce::AudioParameterFloatAttributes().withLabel ("Hz")));
        addParameter (
            mode = new juce::AudioParameterChoice ({ "mode", 1 }, "Mode", { "Low", "Band", "High" }, 0));
        addParameter (enabled = new juce::AudioParameterBool ({ "enabled", 1 }, "Enabled", false));
        addParameter (
            new juce::AudioParameterFloat ({ "level", 1 }, "Level meter", { 0.0f, 1.0f }, 0.0f,
                                           juce::AudioParameterFloatAttributes().withAutomatable (false)));
    }

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using TestProcessor::processBlock;

    juce::AudioParameterFloat* cutoff = nullptr;
    juce::AudioParameterChoice* mode = nullptr;
    juce::AudioParameterBool* enabled = nullptr;
};

class GenericEditorTest : public ::testing::Test
{
protected:
    GenericEditorTest()
    {
        editor.onChange = [this] (int index, float value) {
            changes.emplace_back (index, value);
            processor.getParameters()[index]->setValueNotifyingHost (value);
        };
    }

    MixedProcessor processor;
    GenericEditor editor { processor };
    std::vector<std::pair<int, float>> changes;
};

TEST_F (GenericEditorTest, GivesEachKindOfParameterItsControl)
{
    EXPECT_TRUE (editor.rowOf (0)->slider().isVisible());
    EXPECT_TRUE (editor.rowOf (1)->choice().isVisible());
    EXPECT_TRUE (editor.rowOf (2)->toggle().isVisible());
    EXPECT_FALSE (editor.rowOf (0)->choice().isVisible());
    EXPECT_TRUE (editor.rowOf (0)->slider().isEnabled());
    EXPECT_FALSE (editor.rowOf (3)->slider().isEnabled());
    EXPECT_EQ (editor.rowOf (1)->choice().getNumItems(), 3);
    EXPECT_EQ (editor.rowOf (0)->getTitle(), "Cutoff");
}

TEST_F (GenericEditorTest, ShowsValuesInThePluginsWordsWithTheUnit)
{
    auto& slider = editor.rowOf (0)->slider();
    EXPECT_TRUE (slider.getTextFromValue (slider.getValue()).endsWith (" Hz"));
    EXPECT_EQ (slider.getTextFromValue (slider.getValue()).getIntValue(), 1000);
    EXPECT_NEAR (slider.getValueFromText ("20000"), 1.0, 0.001);
}

TEST_F (GenericEditorTest, ControlsSetParameters)
{
    editor.rowOf (0)->slider().setValue (0.5, juce::sendNotificationSync);
    editor.rowOf (1)->choice().setSelectedItemIndex (2, juce::sendNotificationSync);
    editor.rowOf (2)->toggle().setToggleState (true, juce::sendNotificationSync);
    editor.rowOf (2)->toggle().onClick();
    ASSERT_GE (changes.size(), 3u);
    EXPECT_EQ (changes[0], (std::pair<int, float> { 0, 0.5f }));
    EXPECT_EQ (changes[1], (std::pair<int, float> { 1, 1.0f }));
    EXPECT_EQ (changes[2], (std::pair<int, float> { 2, 1.0f }));
    EXPECT_EQ (processor.mode->getIndex(), 2);
}

TEST_F (GenericEditorTest, FollowsWhatOthersChange)
{
    *processor.cutoff = 20000.0f;
    *processor.mode = 1;
    *processor.enabled = true;
    editor.refresh();
    EXPECT_NEAR (editor.rowOf (0)->slider().getValue(), 1.0, 0.001);
    EXPECT_EQ (editor.rowOf (1)->choice().getSelectedItemIndex(), 1);
    EXPECT_TRUE (editor.rowOf (2)->toggle().getToggleState());
    EXPECT_TRUE (changes.empty());
}

TEST_F (GenericEditorTest, TheRightButtonOpensAMenuAndMovesNothing)
{
    std::vector<int> learnt;
    editor.onLearn = [&learnt] (int index) { learnt.push_back (index); };
    editor.onForget = [] (int) {};
    editor.isMapped = [] (int index) { return index == 0; };

    auto menu = editor.menuFor (0);
    EXPECT_EQ (menu.getNumItems(), 3);

    for (juce::PopupMenu::MenuItemIterator item (menu); item.next();)
        if (item.getItem().text == "MIDI learn")
            item.getItem().action();

    EXPECT_EQ (learnt, std::vector<int> { 0 });

    const auto isEnabled = [this] (int index) {
        auto made = editor.menuFor (index);

        for (juce::PopupMenu::MenuItemIterator item (made); item.next();)
            if (item.getItem().text == "Remove mapping")
                return item.getItem().isEnabled;

        return false;
    };
    EXPECT_TRUE (isEnabled (0));
    EXPECT_FALSE (isEnabled (1));
}

TEST_F (GenericEditorTest, SearchesByWords)
{
    editor.setFilter ("LEV met");
    EXPECT_EQ (editor.numShown(), 1);
    ASSERT_NE (editor.rowOf (3), nullptr);
    EXPECT_EQ (editor.rowOf (0), nullptr);
    editor.setFilter ("nothing like it");
    EXPECT_EQ (editor.numShown(), 0);
    editor.setFilter ({});
    EXPECT_EQ (editor.numShown(), 4);
}

TEST (GenericEditor, HasComponentsForTheRowsInSightOnly)
{
    ParameterProcessor processor (2000);
    GenericEditor editor (processor);
    editor.setSize (400, 300);
    EXPECT_EQ (editor.numShown(), 2000);
    int rows = 0;

    for (int index = 0; index < 2000; ++index)
        rows += editor.rowOf (index) != nullptr ? 1 : 0;

    EXPECT_GT (rows, 5);
    EXPECT_LT (rows, 30);
    processor.parameters[1]->value = 0.75f;
    editor.refresh();
    EXPECT_NEAR (editor.rowOf (1)->slider().getValue(), 0.75, 1.0e-6);
}

TEST (GenericEditor, FollowsAPluginThatReplacesItsParameters)
{
    RebuildingProcessor processor ({ "a", "b", "c" });
    GenericEditor editor (processor);
    EXPECT_EQ (editor.numShown(), 3);
    processor.rebuild ({ "d" });
    editor.refresh();
    EXPECT_EQ (editor.numShown(), 1);
    processor.rebuild ({});
    editor.refresh();
    EXPECT_EQ (editor.numShown(), 0);
}

TEST (GenericEditor, SaysWhyAPlaceholderIsOne)
{
    MissingPlugin missing;
    missing.reference = { "LV2", "urn:test:gone", "Gone" };
    missing.reason = { PluginError::Code::notInstalled, "It is not installed." };
    PlaceholderProcessor processor (missing, {}, {});
    const GenericEditor editor (processor);
    EXPECT_TRUE (editor.getDescription().contains ("It is not installed."));
}

} // namespace
} // namespace lopsided
