#include "Installed.h"
#include "VirtualScreen.h"

#include <TestProcessors/PlainProcessor.h>

#include <gtest/gtest.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <iostream>
#include <stdexcept>

namespace lopsided
{
namespace
{

/** Has an editor of a size that is chosen, or throws. */
class WithEditor final : public PlainProcessor<juce::AudioProcessor>
{
public:
    class Editor final : public juce::AudioProcessorEditor
    {
    public:
        Editor (juce::AudioProcessor& processorToEdit, int size)
            : AudioProcessorEditor (processorToEdit)
        {
            setSize (size, size);
        }
    };

    explicit WithEditor (int sizeOfEditor)
        : size (sizeOfEditor)
    {}

    const juce::String getName() const override { return "With editor"; }
    void prepareToPlay (double, int) override {}
    void releaseResources() override {}
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    bool hasEditor() const override { return true; }

    juce::AudioProcessorEditor* createEditor() override
    {
        if (size < 0)
            throw std::runtime_error ("no editor today");

        return new Editor (*this, size);
    }

    using juce::AudioProcessor::processBlock;

private:
    const int size;
};

bool isGeneric (const juce::AudioProcessorEditor& editor)
{
    return dynamic_cast<const juce::GenericAudioProcessorEditor*> (&editor) != nullptr;
}

class Editors : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (! testing::VirtualScreen::reason().empty())
            GTEST_SKIP() << testing::VirtualScreen::reason();
    }
};

TEST_F (Editors, AreTheProcessorsOwnWhereItHasOneThatCanBeShown)
{
    WithEditor good (300);
    const auto editor = createPluginEditor (good);
    ASSERT_TRUE (editor) << editor.error().message;
    EXPECT_FALSE (isGeneric (**editor));
    EXPECT_EQ ((*editor)->getWidth(), 300);

    const auto second = createPluginEditor (good);
    ASSERT_FALSE (second);
    EXPECT_EQ (second.error().code, PluginError::Code::editorOpen);
}

TEST_F (Editors, AreGenericWhereItsOwnHasNoSizeThrowsOrIsMissing)
{
    WithEditor empty (0), throwing (-1);
    GainProcessor none;

    for (auto* processor : std::initializer_list<juce::AudioProcessor*> { &empty, &throwing, &none })
    {
        const auto editor = createPluginEditor (*processor);
        ASSERT_TRUE (editor) << editor.error().message;
        EXPECT_TRUE (isGeneric (**editor));
        EXPECT_GT ((*editor)->getWidth(), 0);
        EXPECT_GT ((*editor)->getHeight(), 0);
    }
}

/** Closes the window of a processor that is going to be destroyed, as every host has to. */
class WindowCloser final : public GraphListener
{
public:
    juce::Component::SafePointer<juce::AudioProcessorEditor> window;

private:
    void instanceAboutToBeDestroyed (juce::AudioProcessor& processor) override
    {
        if (window != nullptr && isGeneric (*window) && &window->processor == &processor)
            window.deleteAndZero();
    }
};

/** Calf shows no editor to JUCE; those of x42 and Zam are drawn by OpenGL, and have no size where there is none. */
TEST_F (Editors, OfRealPluginsAreComponentsInAWindowAndCloseBeforeTheirInstance)
{
    PluginLibrary library;

    for (const auto* uri : { "http://gareus.org/oss/lv2/darc#stereo", "http://gareus.org/oss/lv2/fil4#stereo",
                             "urn:zamaudio:ZamComp", "http://calf.sourceforge.net/plugins/Compressor" })
    {
        const PluginReference reference { "LV2", uri, {} };
        LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
        GraphProcessor graph;
        graph.prepareToPlay (48000.0, 64);
        auto edit = graph.edit();
        const auto id = edit.addNode (std::move (plugin));
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

        auto created = createPluginEditor (graph.model()->findNode (id)->instance->processor());
        ASSERT_TRUE (created) << uri << ": " << created.error().message;
        std::cout << uri << ": " << (isGeneric (**created) ? "generic" : "its own") << ", "
                  << (*created)->getWidth() << " x " << (*created)->getHeight() << '\n';

        WindowCloser closer;
        closer.window = created->release();
        graph.addListener (&closer);
        const auto& editor = closer.window;
        closer.window->addToDesktop (juce::ComponentPeer::windowHasTitleBar);
        closer.window->setVisible (true);
        EXPECT_GT (editor->getWidth(), 0) << uri;

        // The window is still open when its node goes: the engine closes the plugin's own editor before the instance,
        // and tells of it before.
        auto removal = graph.edit();
        removal.removeNode (id);
        ASSERT_TRUE (removal.commit (CommitOptions::atOnce()).ok());
        EXPECT_TRUE (graph.drain (std::chrono::seconds (5)));
        EXPECT_EQ (editor.getComponent(), nullptr) << uri;
        graph.removeListener (&closer);
    }
}

} // namespace
} // namespace lopsided
