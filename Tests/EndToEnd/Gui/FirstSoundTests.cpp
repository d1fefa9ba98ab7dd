#include "Support/GuiTest.h"

namespace lopsided::testing
{
namespace
{

class FirstSound : public GuiTest
{
protected:
    /** Where a plugin stands in the list that the welcome page's choice opens. */
    juce::Point<int> placeInSearch (const juce::String& query, const juce::String& name)
    {
        PluginList list (mirror->catalogue(), home().getChildFile ("mirrored-memory.json"));
        const auto found = list.search (" " + query);
        auto row = 0;

        while (list.entries()[found.at (static_cast<std::size_t> (row))].name != name)
            ++row;

        auto& rows = dynamic_cast<juce::ListBox&> (mirror->find ("Plugins that fit"));
        return mirror->onScreen (rows, rows.getRowPosition (row, true).getCentre());
    }
};

TEST_F (FirstSound, IsThreeClicksFromTheWelcomePage)
{
    if (! catalogue ({ "mda.lv2" }))
        GTEST_SKIP() << "mda-lv2 is not installed";

    launch ({ "--device", "JACK:system" });
    ASSERT_TRUE (tapIsConnected());
    ASSERT_TRUE (silenceIsHeard());
    EXPECT_EQ (title(), "Untitled - Lopsided");

    desktop.click (mirror->placeOf ("Play an instrument"));
    dynamic_cast<juce::Button&> (mirror->find ("Play an instrument")).onClick();

    // The page stays until there is something to play; what it shows above itself is looked for on the screen.
    desktop.click (placeInSearch ("instrument", "MDA ePiano"));
    ASSERT_TRUE (titleBecomes (modified)) << title();
    ASSERT_TRUE (silenceIsHeard());

    const auto keys = mirror->areaOf ("Piano keys");
    const auto before = tap->numFrames();
    desktop.moveTo ({ keys.getX() + keys.getWidth() / 4, keys.getBottom() - 12 });
    desktop.press();
    EXPECT_TRUE (soundIsHeard());
    desktop.release();
    EXPECT_LT (tap->peak (before - 2400, before), 1.0e-4f);
}

} // namespace
} // namespace lopsided::testing
