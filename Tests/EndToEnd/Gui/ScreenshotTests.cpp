#include "Support/GuiTest.h"

#include <cstdlib>

namespace lopsided::testing
{
namespace
{

struct Look
{
    std::string theme;
    int scale;
};

void PrintTo (const Look& look, std::ostream* out)
{
    *out << look.theme << " at " << look.scale;
}

/** Pictures of everything, to be looked at; what is asserted is that each shows something new. */
class Screenshots : public GuiTest, public ::testing::WithParamInterface<Look>
{
protected:
    /** Such as "welcome-dark-2". */
    static std::string named (const std::string& what)
    {
        return std::string (what)
            .append ("-")
            .append (GetParam().theme)
            .append ("-")
            .append (std::to_string (GetParam().scale));
    }

    void launchWithLook (Words words)
    {
        words.insert (words.end(), { "--device", "JACK:system", "--theme", GetParam().theme, "--scale",
                                     std::to_string (GetParam().scale) });
        launch (words);
        const auto isSmall = GetParam().scale == 1;
        ASSERT_TRUE (resize (isSmall ? 1600 : 2540, isSmall ? 1000 : 1560, GetParam().scale));
    }

    juce::Image shot (const std::string& name, const std::string& ofWindow) const
    {
        desktop.draw (picture (name), ofWindow);
        return juce::ImageFileFormat::loadFrom (juce::File (juce::String (picture (name))));
    }

    /** The share of pixels that are not the same. */
    static double difference (const juce::Image& one, const juce::Image& other)
    {
        if (one.getBounds() != other.getBounds())
            return 1.0;

        const juce::Image::BitmapData here (one, juce::Image::BitmapData::readOnly);
        const juce::Image::BitmapData there (other, juce::Image::BitmapData::readOnly);
        auto numDifferent = 0, numLookedAt = 0;

        for (int y = 0; y < one.getHeight(); y += 3)
            for (int x = 0; x < one.getWidth(); x += 3, ++numLookedAt)
                numDifferent += here.getPixelColour (x, y) != there.getPixelColour (x, y) ? 1 : 0;

        return numDifferent / std::max (1.0, static_cast<double> (numLookedAt));
    }

    /** Draws the window again and again until it is another one than it was. */
    bool drawChanged (const std::string& what)
    {
        return becomesTrue (
            [&] {
                const auto next = shot (named (what), window);
                const auto changed = next.isValid() && isDrawn (next) && difference (last, next) > 0.02;

                if (changed)
                    last = next;

                return changed;
            },
            std::chrono::seconds (15));
    }

    bool drawWindow (const std::string& title, const std::string& what)
    {
        std::string found;

        if (! becomesTrue (
                [&] {
                    found = desktop.window (title);
                    return ! found.empty() && desktop.isFramed (found);
                },
                std::chrono::seconds (15)))
            return false;

        // Once it has been drawn, and has the size that its editor wants.
        juce::Image before;
        return becomesTrue (
            [&] {
                const auto drawn = shot (named (what), found);
                const auto isSettled =
                    drawn.isValid() && difference (before, drawn) < 0.005 && isDrawn (drawn);
                before = drawn;
                return isSettled;
            },
            std::chrono::seconds (15));
    }

    /** Not of one colour. */
    static bool isDrawn (const juce::Image& image)
    {
        juce::Image plain (image.getFormat(), image.getWidth(), image.getHeight(), true);
        plain.clear (plain.getBounds(), image.getPixelAt (image.getWidth() / 2, image.getHeight() / 2));
        return difference (plain, image) > 0.05;
    }

    juce::Image last;
};

TEST_P (Screenshots, ShowTheWindowAndItsPanels)
{
    if (! catalogue ({ "mda.lv2", "fil4.lv2", "dpl.lv2", "ZamCompX2.lv2", "ZamGateX2.lv2", "ZamTube.lv2",
                       "DragonflyPlateReverb.lv2" }))
        GTEST_SKIP() << "mda-lv2, x42-plugins, zam-plugins and dragonfly-reverb-lv2 are not all installed";

    launchWithLook ({});
    EXPECT_TRUE (drawChanged ("welcome"));
    quit();

    const juce::File studio (LOPSIDED_STUDIO);
    launchWithLook ({ studio.getFullPathName().toStdString() });
    ASSERT_TRUE (titleBecomes ("Studio - Lopsided")) << title();
    mirror->open (studio);
    desktop.key ("ctrl+9");
    desktop.key ("space");
    ASSERT_TRUE (tapIsConnected());
    ASSERT_TRUE (soundIsHeard());
    EXPECT_TRUE (drawChanged ("session"));

    desktop.key ("ctrl+comma");
    EXPECT_TRUE (drawChanged ("audio"));
    desktop.key ("F6");
    EXPECT_TRUE (drawChanged ("mappings"));
    desktop.key ("F6");
    desktop.key ("F3");
    desktop.key ("ctrl+k");
    desktop.type ("comp");
    EXPECT_TRUE (drawChanged ("search"));
    desktop.key ("Escape");
    desktop.key ("F3");

    mirror->open (studio);
    desktop.doubleClick (mirror->headOf (NodeID { 23 }));
    EXPECT_TRUE (drawWindow ("Compressor", "own-editor"));
    desktop.draw (picture (named ("screen")));
    desktop.doubleClick (mirror->headOf (NodeID { 17 }));
    EXPECT_TRUE (drawWindow ("Electric piano", "generic-editor"));
}

INSTANTIATE_TEST_SUITE_P (Looks, Screenshots,
                          ::testing::Values (Look { "dark", 1 }, Look { "light", 1 }, Look { "dark", 2 },
                                             Look { "light", 2 }));

} // namespace
} // namespace lopsided::testing
