// The editor: opened, resized, scaled, closed and opened again while the rack plays.
#include "RackFixture.h"

#include <Plugin/RackEditor.h>

#include "Unit/lopsided_gui/panels/TemporaryFolder.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <atomic>
#include <memory>
#include <thread>

namespace lopsided::testing
{
namespace
{

class RackEditorTest : public RackTest
{
protected:
    RackEditorTest()
    {
        ::setenv ("LOPSIDED_HOME", folder.file ("home").getFullPathName().toRawUTF8(), 1);
        gain = insertGain();
    }

    ~RackEditorTest() override { ::unsetenv ("LOPSIDED_HOME"); }

    [[nodiscard]] std::unique_ptr<RackEditor> open()
    {
        std::unique_ptr<RackEditor> editor (dynamic_cast<RackEditor*> (rack.createEditorIfNeeded()));
        EXPECT_NE (editor, nullptr);
        editor->addToDesktop (0);
        editor->setVisible (true);
        return editor;
    }

    /** Whether a notice that holds this text is in the view. */
    static bool isTold (HostView& view, const juce::String& text)
    {
        const auto* bar = dynamic_cast<NoticeBar*> (&view.notices());

        for (const auto& notice : bar->history())
            if (notice.text.contains (text))
                return true;

        return false;
    }

    static void dispatch (int numMessages = 200)
    {
        for (int message = 0; message < numMessages; ++message)
            compatibility::dispatchNextMessage();
    }

    const TemporaryFolder folder;
    NodeID gain;
};

TEST_F (RackEditorTest, ShowsTheGraphAndFillsTheWindow)
{
    const auto editor = open();
    EXPECT_TRUE (editor->isResizable());
    editor->setSize (1200, 700);
    EXPECT_EQ (editor->hostView().getBounds(), editor->getLocalBounds());
    EXPECT_FALSE (editor->hostView().canvas().getBounds().isEmpty());
}

TEST_F (RackEditorTest, IsAsLargeAsItWasLastTime)
{
    open()->setSize (900, 600);
    EXPECT_EQ (open()->getBounds().withZeroOrigin(), juce::Rectangle<int> (0, 0, 900, 600));
}

TEST_F (RackEditorTest, ScalesItsContentAndNotTheDesktop)
{
    const auto editor = open();
    editor->setSize (1200, 700);
    editor->hostView().setScale (2.0f);
    EXPECT_EQ (editor->hostView().getWidth(), 600);
    EXPECT_EQ (editor->getWidth(), 1200);
    EXPECT_EQ (editor->hostView().scale(), 2.0f);
    EXPECT_EQ (juce::Desktop::getInstance().getGlobalScaleFactor(), 1.0f);
}

TEST_F (RackEditorTest, TellsWhatWasToBeToldBeforeItWasOpen)
{
    const std::string missing = R"({ "version": 1, "nodes": [ { "id": 16,
        "plugin": { "format": "LV2", "identifier": "urn:nobody:has:this" } } ] })";
    rack.setStateInformation (missing.data(), static_cast<int> (missing.size()));
    EXPECT_FALSE (rack.notices().isHandingOn());
    const auto editor = open();
    EXPECT_TRUE (rack.notices().isHandingOn());
    EXPECT_TRUE (isTold (editor->hostView(), "urn:nobody:has:this"));
}

TEST_F (RackEditorTest, TheTransportIsTheDaws)
{
    RackAudioHost host { rack };
    EXPECT_FALSE (host.hasOwnTransport());
    EXPECT_FALSE (host.hasOwnDevice());
    EXPECT_TRUE (host.choose ({}).failed());
    rack.setRateAndBufferSizeDetails (rate, blockSize);
    render();
    EXPECT_EQ (host.status().sampleRate, rate);
    EXPECT_EQ (host.status().blocks, 1u);
}

TEST_F (RackEditorTest, OpensAndClosesWhileTheRackPlays)
{
    std::atomic<bool> isPlaying { true };
    std::atomic<int> numBlocks { 0 };
    std::atomic<bool> isRight { true };
    std::thread audioThread ([&] {
        while (isPlaying)
        {
            if (render (0.5f) != 0.5f)
                isRight = false;

            ++numBlocks;
        }
    });

    for (int turn = 0; turn < 5; ++turn)
    {
        const auto editor = open();
        editor->setSize (800 + 50 * turn, 600);
        dispatch();
    }

    isPlaying = false;
    audioThread.join();
    EXPECT_TRUE (isRight);
    EXPECT_GT (numBlocks, 0);
}

TEST_F (RackEditorTest, TwoRacksMayBothHaveOne)
{
    RackProcessor other { RackVariant::instrument };
    auto first = open();
    std::unique_ptr<juce::AudioProcessorEditor> second (other.createEditorIfNeeded());
    second->addToDesktop (0);
    second->setVisible (true);
    dispatch();
    first.reset();
    dispatch();
    second->setSize (700, 500);
    dispatch();
    EXPECT_EQ (second->getWidth(), 700);
}

TEST_F (RackEditorTest, IsDrawnToBeLookedAt)
{
    const auto sine = add (rack, sinePlugin);
    connect (rack, sine, gain);
    ASSERT_TRUE (rack.document().storeScene (1, "Verse"));
    map (0, gain, "gain");
    rack.document().setMacroName (0, "Level");
    settle();
    const auto editor = open();
    editor->setSize (1100, 680);
    dispatch();

    const auto pictures = juce::File (LOPSIDED_PICTURES);
    ASSERT_TRUE (pictures.createDirectory().wasOk());
    const auto file = pictures.getChildFile ("rack.png");
    file.deleteFile();
    const auto image = editor->createComponentSnapshot (editor->getLocalBounds());
    juce::FileOutputStream stream (file);
    EXPECT_TRUE (juce::PNGImageFormat().writeImageToStream (image, stream));

    // Something is drawn all over it.
    const auto middle = image.getPixelAt (550, 340);
    EXPECT_EQ (middle.getAlpha(), 255);
    EXPECT_NE (image.getPixelAt (5, 5), middle);
}

TEST_F (RackEditorTest, LearnsAMacro)
{
    const auto editor = open();
    rack.control().learn (gain, "gain");
    rack.parameters().macro (3).setValue (0.5f);
    rack.control().poll();
    editor->hostView().poll().poll();
    ASSERT_EQ (rack.document().mappings().size(), 1u);
    EXPECT_EQ (rack.document().mappings().front().source, SessionMapping::Source::macro);
}

} // namespace
} // namespace lopsided::testing
