#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{
namespace
{

class SidePanelsTest : public ::testing::Test
{
protected:
    using Panel = SidePanels::Panel;

    SidePanelsTest() { addAll (panels); }

    void addAll (SidePanels& all)
    {
        for (const auto panel : { Panel::browser, Panel::keyboard, Panel::audioSettings, Panel::scan,
                                  Panel::midiMonitor, Panel::mappings, Panel::shortcuts, Panel::about })
            all.add (panel, "Panel", [this] {
                ++numMade;
                return std::make_unique<juce::Component>();
            });
    }

    juce::PropertySet settings;
    juce::Component owner;
    int numMade = 0;
    SidePanels panels { owner, settings };
};

TEST_F (SidePanelsTest, AreMadeWhenTheyAreFirstShown)
{
    EXPECT_EQ (numMade, 0);
    EXPECT_EQ (panels.content (Panel::browser), nullptr);

    panels.show (Panel::browser);
    EXPECT_TRUE (panels.isShown (Panel::browser));
    EXPECT_NE (panels.content (Panel::browser), nullptr);

    panels.toggle (Panel::browser);
    EXPECT_FALSE (panels.isShown (Panel::browser));

    panels.toggle (Panel::browser);
    EXPECT_TRUE (panels.isShown (Panel::browser));
    EXPECT_EQ (numMade, 1);
}

TEST_F (SidePanelsTest, ShowOneAtTheRightAtATime)
{
    panels.show (Panel::browser);
    panels.show (Panel::audioSettings);
    panels.show (Panel::mappings);
    EXPECT_FALSE (panels.isShown (Panel::audioSettings));
    EXPECT_TRUE (panels.isShown (Panel::mappings));
    EXPECT_TRUE (panels.isShown (Panel::browser));
}

TEST_F (SidePanelsTest, LieAtTheEdgesAndLeaveTheMiddle)
{
    panels.show (Panel::browser);
    panels.show (Panel::keyboard);
    panels.show (Panel::scan);

    const juce::Rectangle<int> whole (0, 0, 1600, 900);
    const auto middle = panels.layOut (whole);
    EXPECT_GT (middle.getX(), 0);
    EXPECT_LT (middle.getRight(), 1600);
    EXPECT_LT (middle.getBottom(), 900);

    for (auto* panel : owner.getChildren())
    {
        EXPECT_TRUE (whole.contains (panel->getBounds()));
        EXPECT_FALSE (panel->getBounds().intersects (middle));
    }
}

TEST_F (SidePanelsTest, LeaveTheCanvasSomethingInANarrowWindow)
{
    panels.show (Panel::browser);
    panels.show (Panel::scan);
    EXPECT_GE (panels.layOut ({ 0, 0, 640, 420 }).getWidth(), 240);
}

TEST_F (SidePanelsTest, AreAsTheyWereWhenTheLastRunEnded)
{
    panels.show (Panel::keyboard);
    panels.show (Panel::browser);
    panels.hide (Panel::browser);

    SidePanels next (owner, settings);
    addAll (next);
    next.restore();
    EXPECT_TRUE (next.isShown (Panel::keyboard));
    EXPECT_FALSE (next.isShown (Panel::browser));
}

TEST_F (SidePanelsTest, ShowTheBrowserAtFirst)
{
    panels.restore();
    EXPECT_TRUE (panels.isShown (Panel::browser));
    EXPECT_FALSE (panels.isShown (Panel::keyboard));
}

TEST_F (SidePanelsTest, CloseByTheirButtonAndByEscape)
{
    auto numChanges = 0;
    panels.onChange = [&] { ++numChanges; };
    panels.show (Panel::about);
    auto* panel = dynamic_cast<SidePanel*> (panels.content (Panel::about)->getParentComponent());
    ASSERT_NE (panel, nullptr);
    EXPECT_TRUE (panel->keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
    EXPECT_FALSE (panels.isShown (Panel::about));
    EXPECT_EQ (numChanges, 2);
}

} // namespace
} // namespace lopsided::testing
