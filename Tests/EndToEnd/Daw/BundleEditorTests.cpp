// The real bundles' editors in a host's window while it plays.
#include "Support/BundleTest.h"
#include "Support/Picture.h"

#include "Unit/lopsided_plugins/VirtualScreen.h"

#include <atomic>
#include <juce_data_structures/juce_data_structures.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <thread>

namespace lopsided::testing
{
namespace
{

class BundleEditor : public BundleTest
{
protected:
    void SetUp() override
    {
        if (! VirtualScreen::reason().empty())
            GTEST_SKIP() << VirtualScreen::reason();

        ASSERT_NO_FATAL_FAILURE (BundleTest::open (
            Kind::effect,
            session (graph ({}, { connection (R"("audioInput")", "0", R"("audioOutput")", "0") }))));
        playing = std::thread ([this] { play(); });
    }

    void TearDown() override
    {
        isOver = true;

        if (playing.joinable())
            playing.join();
    }

    /** [a thread that is not the message loop's] Without an editor nothing else may be heard than with one. */
    void play()
    {
        while (! isOver)
        {
            juce::FloatVectorOperations::fill (audio.getWritePointer (0), level, blockSize);
            render();

            for (int frame = 0; frame < blockSize; ++frame)
                numWrong += audio.getSample (0, frame) != level ? 1 : 0;

            ++numBlocks;
            std::this_thread::sleep_for (std::chrono::milliseconds (1)); // a device's pace, about
        }
    }

    std::unique_ptr<juce::AudioProcessorEditor> show()
    {
        std::unique_ptr<juce::AudioProcessorEditor> editor (plugin->createEditorIfNeeded());
        EXPECT_NE (editor, nullptr);

        if (editor != nullptr)
        {
            editor->addToDesktop (0);
            editor->setTopLeftPosition (0, 0);
            editor->setVisible (true);
        }

        return editor;
    }

    static bool dispatchesUntil (const std::function<bool()>& condition)
    {
        return becomesTrue ([&] {
            while (compatibility::dispatchNextMessage())
            {}

            return condition();
        });
    }

    /** Whether the X server shows more in an area than a window that nobody has drawn in. LV2's is not looked at: JUCE's host, on a busy
        machine, at times leaves the window that it has put around the editor at one pixel. */
    [[nodiscard]] bool isDrawn (juce::Rectangle<int> area) const
    {
        if (! isVst3())
            return true;

        const auto file = path ("screen.png");
        EXPECT_EQ (ChildProgram::run ({ "import", "-window", "root", file }).exitCode, 0);
        constexpr std::size_t fewest = 20; // of text and lines
        return Picture (file).numColours (area) > fewest;
    }

    /** What the rack has kept of the editor that was closed last. */
    [[nodiscard]] juce::Rectangle<int> sizeOfLast() const
    {
        const juce::PropertiesFile kept (juce::File (path ("lopsided/rack.xml")), {});
        return { kept.getIntValue ("editorWidth"), kept.getIntValue ("editorHeight") };
    }

    static constexpr auto level = 0.5f;

    // [shared]
    std::atomic<bool> isOver { false };
    std::atomic<int> numBlocks { 0 };
    std::atomic<int> numWrong { 0 };

private:
    std::thread playing;
};

TEST_P (BundleEditor, OpensResizesClosesAndOpensAgainWhileTheRackPlays)
{
    auto size = juce::Rectangle<int> (1100, 680);

    for (int turn = 0; turn < 3; ++turn)
    {
        const auto before = numBlocks.load();
        auto editor = show();
        ASSERT_NE (editor, nullptr);
        EXPECT_EQ (editor->getLocalBounds(), size) << "as large as it was when it was closed";
        EXPECT_TRUE (dispatchesUntil ([&] { return isDrawn (editor->getLocalBounds()); }));

        size.setSize (1000 - 100 * turn, 600 + 50 * turn);
        editor->setSize (size.getWidth(), size.getHeight());
        EXPECT_TRUE (dispatchesUntil ([&] { return isDrawn (size) && numBlocks > before + 100; }));
        editor.reset();
        EXPECT_EQ (sizeOfLast(), size);
    }

    EXPECT_EQ (numWrong, 0);
}

/** What JUCE's LV2 host does about a scale is to open another editor. */
class Vst3BundleEditor : public BundleEditor
{};

TEST_P (Vst3BundleEditor, Scales)
{
    auto editor = show();
    ASSERT_NE (editor, nullptr);
    editor->setSize (900, 600);
    EXPECT_TRUE (dispatchesUntil ([&] { return isDrawn (editor->getLocalBounds()); }));
    editor->setScaleFactor (1.5f);
    EXPECT_TRUE (dispatchesUntil ([&] {
        return editor->getWidth() == 1350 && isDrawn ({ 900, 0, 450, 900 })
               && isDrawn ({ 0, 600, 1350, 300 });
    }));
    editor.reset();
    EXPECT_EQ (sizeOfLast(), juce::Rectangle<int> (900, 600)) << "in its own units";
    EXPECT_EQ (numWrong, 0);
}

INSTANTIATE_TEST_SUITE_P (Formats, Vst3BundleEditor, ::testing::Values ("VST3"),
                          [] (const auto& test) { return std::string (test.param); });

INSTANTIATE_TEST_SUITE_P (Formats, BundleEditor, ::testing::Values ("VST3", "LV2"),
                          [] (const auto& test) { return std::string (test.param); });

} // namespace
} // namespace lopsided::testing
