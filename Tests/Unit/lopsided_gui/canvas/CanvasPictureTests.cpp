#include "CanvasFixture.h"
#include "DemoGraph.h"

#include <set>
#include <tuple>

namespace lopsided
{
namespace
{

/** Pictures to be looked at: they are kept beside the tests. */
class CanvasPictures : public testing::CanvasTest,
                       public ::testing::WithParamInterface<std::tuple<Palette::Theme, float>>
{
protected:
    CanvasPictures()
    {
        look.setPalette (Palette::of (std::get<0> (GetParam())));
        canvas.sendLookAndFeelChange();
    }

    [[nodiscard]] juce::Image take (const juce::String& name)
    {
        const auto [theme, scale] = GetParam();
        auto picture = canvas.createComponentSnapshot (canvas.getLocalBounds(), true, scale);
        const juce::File file =
            juce::File (LOPSIDED_PICTURES)
                .getChildFile (name + (theme == Palette::Theme::dark ? "-dark-" : "-light-")
                               + juce::String (scale, 0) + ".png");
        EXPECT_TRUE (file.getParentDirectory().createDirectory().wasOk());
        file.deleteFile();
        juce::FileOutputStream stream { file };
        EXPECT_TRUE (juce::PNGImageFormat().writeImageToStream (picture, stream));
        return picture;
    }

    /** Whether a colour is anywhere near a place of the window. */
    [[nodiscard]] static bool shows (const juce::Image& picture, juce::Point<float> place,
                                     juce::Colour colour)
    {
        const auto scale = std::get<1> (GetParam());
        const auto centre = (place * scale).roundToInt();

        for (int y = centre.y - 8; y <= centre.y + 8; ++y)
            for (int x = centre.x - 8; x <= centre.x + 8; ++x)
                if (picture.getPixelAt (x, y).getARGB() == colour.getARGB())
                    return true;

        return false;
    }
};

TEST_P (CanvasPictures, ShowSomeOfEverything)
{
    testing::buildDemo (graph, document);
    canvas.setSize (1600, 520);
    showFromOrigin();
    canvas.showFigures (testing::demoFigures (graph), 10'000'000.0);
    const auto& palette = look.palette();
    const auto trim = canvas.scene().nodes()[8].id;
    canvas.select (trim);
    const auto picture = take ("demo");

    EXPECT_TRUE (shows (picture, output (trim), palette.audio));
    EXPECT_TRUE (
        shows (picture, portPlace (Port::midi (GraphNodes::midiInput), PortSide::source), palette.midi));
    EXPECT_TRUE (shows (picture, header (trim), palette.raised));
    EXPECT_TRUE (shows (picture, { 3.0f, 515.0f }, palette.canvas));
}

TEST_P (CanvasPictures, ShowWhatACableCanBePluggedInto)
{
    testing::buildDemo (graph, document);
    canvas.setSize (1600, 520);
    showFromOrigin();
    const auto* from = canvas.scene().find (GraphNodes::audioInput);
    canvas.mouseDown (mouse (output (from->id)));
    canvas.mouseDrag (mouse ({ 1150.0f, 430.0f }, leftButton, true));
    static_cast<void> (take ("connecting"));
    canvas.mouseUp (mouse ({ 1150.0f, 430.0f }, leftButton, true));

    drag (output (from->id), portPlace (Port::midi (GraphNodes::midiOutput), PortSide::destination));
    EXPECT_TRUE (canvas.showsRemark());
    static_cast<void> (take ("refused"));
}

TEST_P (CanvasPictures, ShowAGraphFromFarAway)
{
    testing::buildDemo (graph, document);
    canvas.showFigures (testing::demoFigures (graph), 10'000'000.0);
    canvas.autoLayout();
    static_cast<void> (take ("arranged"));

    for (int step = 0; step < 5; ++step)
        canvas.zoomOut();

    static_cast<void> (take ("far"));
    EXPECT_LT (canvas.view().zoom(), 0.5f);
}

INSTANTIATE_TEST_SUITE_P (Themes, CanvasPictures,
                          ::testing::Combine (::testing::Values (Palette::Theme::dark, Palette::Theme::light),
                                              ::testing::Values (1.0f, 2.0f)));

} // namespace
} // namespace lopsided
