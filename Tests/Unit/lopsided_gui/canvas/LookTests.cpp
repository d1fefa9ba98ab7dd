#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <cmath>
#include <set>

namespace lopsided
{
namespace
{

class LookTest : public ::testing::Test
{
protected:
    ~LookTest() override { parent.setLookAndFeel (nullptr); }

    juce::Component parent;
    LopsidedLookAndFeel look { Palette::of (Palette::Theme::light) };
};

/** How many different colours a component is painted in. */
std::size_t numColours (juce::Component& component)
{
    const auto picture = component.createComponentSnapshot (component.getLocalBounds());
    std::set<juce::uint32> colours;

    for (int y = 0; y < picture.getHeight(); ++y)
        for (int x = 0; x < picture.getWidth(); ++x)
            colours.insert (picture.getPixelAt (x, y).getARGB());

    return colours.size();
}

TEST_F (LookTest, ComponentsFindThePaletteOfTheLookThatTheyInherit)
{
    juce::Component child;
    EXPECT_EQ (Palette::from (child).theme, Palette::Theme::dark) << "another look: dark";

    parent.addAndMakeVisible (child);
    parent.setLookAndFeel (&look);
    EXPECT_EQ (Palette::from (child).theme, Palette::Theme::light);

    look.setPalette (Palette::of (Palette::Theme::dark));
    EXPECT_EQ (Palette::from (child).theme, Palette::Theme::dark);
}

TEST_F (LookTest, AnotherPaletteChangesWhatComponentsAskTheLookFor)
{
    parent.setLookAndFeel (&look);
    const auto light = parent.findColour (juce::TextEditor::backgroundColourId);
    look.setPalette (Palette::of (Palette::Theme::dark));
    EXPECT_EQ (light, Palette::of (Palette::Theme::light).raised);
    EXPECT_EQ (parent.findColour (juce::TextEditor::backgroundColourId), look.palette().raised);
    EXPECT_EQ (parent.findColour (juce::PopupMenu::highlightedTextColourId), look.palette().accentText);
}

TEST_F (LookTest, AButtonThatIsOffLimitsCanBeReadWhetherItIsOnOrOff)
{
    for (const auto theme : { Palette::Theme::light, Palette::Theme::dark })
        for (const auto isOn : { false, true })
        {
            look.setPalette (Palette::of (theme));
            parent.setLookAndFeel (&look);
            juce::TextButton button { "XXXXX" };
            parent.addAndMakeVisible (button);
            button.setSize (90, 26);
            button.setToggleState (isOn, juce::dontSendNotification);
            button.setEnabled (false);

            juce::Image picture (juce::Image::RGB, 90, 26, true);
            juce::Graphics graphics (picture);
            graphics.fillAll (look.palette().surface);
            button.paintEntireComponent (graphics, true);
            const auto background = picture.getPixelAt (12, 13).getPerceivedBrightness();
            auto most = 0.0f;

            for (int y = 4; y < 22; ++y)
                for (int x = 12; x < 78; ++x)
                    most = std::max (
                        most, std::abs (picture.getPixelAt (x, y).getPerceivedBrightness() - background));

            const auto quiet = look.palette().quietText.getPerceivedBrightness();
            EXPECT_GE (most, 0.8f * std::abs (quiet - look.palette().raised.getPerceivedBrightness()))
                << isOn;
        }
}

TEST_F (LookTest, EveryKindOfControlIsDrawn)
{
    parent.setLookAndFeel (&look);
    juce::TextButton button { "Button" };
    juce::ToggleButton toggle { "Toggle" };
    juce::Slider linear { juce::Slider::LinearHorizontal, juce::Slider::NoTextBox };
    juce::Slider rotary { juce::Slider::RotaryVerticalDrag, juce::Slider::NoTextBox };
    juce::TextEditor editor;
    juce::ComboBox box;
    juce::ScrollBar bar { true };
    juce::TableHeaderComponent header;
    toggle.setToggleState (true, juce::dontSendNotification);
    linear.setValue (4.0);
    bar.setRangeLimits (0.0, 10.0);
    bar.setCurrentRange (2.0, 3.0);
    header.addColumn ("Name", 1, 60);
    header.setSortColumnId (1, true);

    for (auto* control : std::initializer_list<juce::Component*> { &button, &toggle, &linear, &rotary,
                                                                   &editor, &box, &bar, &header })
    {
        parent.addAndMakeVisible (control);
        control->setBounds (0, 0, 30, 100);
        EXPECT_GT (numColours (*control), 2u) << typeid (*control).name();
    }
}

TEST_F (LookTest, ATooltipHasRoomForItsTextAndStaysOnTheScreen)
{
    const juce::Rectangle<int> screen { 800, 600 };
    const auto one = look.getTooltipBounds ("short", { 790, 590 }, screen);
    const auto many =
        look.getTooltipBounds (juce::String::repeatedString ("many words ", 40), { 5, 5 }, screen);
    EXPECT_TRUE (screen.contains (one));
    EXPECT_TRUE (screen.contains (many));
    EXPECT_GT (many.getHeight(), 3 * one.getHeight());
}

} // namespace
} // namespace lopsided
