#include "Support/GuiTest.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace lopsided::testing
{
namespace
{

constexpr auto frequency = 440.0;
constexpr auto rate = 48000.0;
constexpr auto fadeFrames = 480.0; // CommitOptions: 10 ms

class LiveEdit : public GuiTest
{
protected:
    static float largestStep (const std::vector<float>& samples)
    {
        auto largest = 0.0f;

        for (std::size_t index = 1; index < samples.size(); ++index)
            largest = std::max (largest, std::abs (samples[index] - samples[index - 1]));

        return largest;
    }

    /** The peak of the quietest of the windows that a sine's period fits into twice. */
    static float quietestWindow (const std::vector<float>& samples)
    {
        constexpr std::size_t window = 240;
        auto quietest = 1.0f;

        for (std::size_t begin = 0; begin + window <= samples.size(); begin += window)
        {
            auto peak = 0.0f;

            for (auto index = begin; index < begin + window; ++index)
                peak = std::max (peak, std::abs (samples[index]));

            quietest = std::min (quietest, peak);
        }

        return quietest;
    }

    /** Waits until what is heard has this level. */
    bool levelBecomes (float level)
    {
        return becomesTrue ([&] { return std::abs (tap->peakNow() - level) < 0.005f; },
                            std::chrono::seconds (10));
    }

    /** The row of the browser that shows a plugin after its name has been typed. */
    juce::Point<int> rowInBrowser (const juce::String& name)
    {
        auto& browser = dynamic_cast<PluginBrowser&> (*mirror->find ("Search plugins").getParentComponent());
        browser.setQuery (name);

        for (auto* child : browser.getChildren())
            if (auto* list = dynamic_cast<juce::ListBox*> (child))
                return mirror->onScreen (*list, list->getRowPosition (0, true).getCentre());

        throw std::runtime_error ("the browser has no list");
    }
};

TEST_F (LiveEdit, ReplacingAPluginUndoAndRedoNeitherInterruptNorClick)
{
    const juce::File session (juce::String (sineThroughGain (Cables::all)));
    launchWith (session);
    ASSERT_TRUE (soundIsHeard());
    const auto own = tap->peakNow();
    const auto begin = tap->numFrames();
    const auto numBreaks = tap->numBreaks();

    // Another gain, which is as it comes: at 0 dB.
    desktop.click (mirror->placeOf ("Search plugins"));
    desktop.type ("Gain");
    desktop.drag (rowInBrowser ("Gain"), mirror->headOf (gainNode));
    ASSERT_TRUE (titleBecomes (modified)) << title();
    ASSERT_TRUE (becomesTrue ([&] { return std::abs (tap->peakNow() - own) > 0.02f; }));
    ASSERT_TRUE (becomesTrue ([this, last = 0.0f]() mutable {
        return std::abs (std::exchange (last, tap->peakNow()) - last) < 1.0e-3f && last > 0.0f;
    }));
    const auto replaced = tap->peakNow();

    desktop.key ("ctrl+z");
    EXPECT_TRUE (levelBecomes (own)) << tap->peakNow();
    EXPECT_TRUE (titleBecomes ("Tone - Lopsided")) << title();
    desktop.key ("ctrl+shift+z");
    EXPECT_TRUE (levelBecomes (replaced)) << tap->peakNow();
    EXPECT_TRUE (titleBecomes (modified)) << title();

    const auto samples = tap->samples (begin, tap->numFrames());
    const auto peak = std::max (own, replaced);
    const auto ownStep = 2.0 * std::sin (juce::MathConstants<double>::pi * frequency / rate) * peak;
    EXPECT_GT (quietestWindow (samples), 0.9f * std::min (own, replaced));

    // Or else steps are the server's.
    ASSERT_EQ (tap->numBreaks(), numBreaks) << "the server has let frames out";
    EXPECT_LE (largestStep (samples), ownStep + 2.0 * peak / fadeFrames + 1.0e-4);
}

TEST_F (LiveEdit, AGraphIsBuiltByMouseAndHeard)
{
    // Everything but a source and cables.
    const juce::File session (juce::String (sineThroughGain (Cables::none)));
    launchWith (session);
    ASSERT_TRUE (silenceIsHeard());

    // Below the others, where nothing is.
    const auto area = mirror->canvas().getLocalBounds().toFloat();
    const auto place = mirror->canvas().view().toCanvas (area.getRelativePoint (0.4f, 0.85f));
    desktop.doubleClick (mirror->canvasPlace (place));
    desktop.type ("sine");
    desktop.key ("Return");
    ASSERT_TRUE (titleBecomes (modified)) << title();

    const auto added =
        mirror->document().addPlugin ({ "builtin", "sine", "Sine" }, toPosition (CanvasGrid::snap (place)));
    ASSERT_TRUE (added);
    desktop.drag (mirror->placeOf ({ *added, 0 }, PortSide::source),
                  mirror->placeOf ({ gainNode, 0 }, PortSide::destination));
    ASSERT_TRUE (silenceIsHeard());
    desktop.drag (mirror->placeOf ({ gainNode, 0 }, PortSide::source),
                  mirror->placeOf ({ GraphNodes::audioOutput, 0 }, PortSide::destination));
    EXPECT_TRUE (soundIsHeard());
}

} // namespace
} // namespace lopsided::testing
