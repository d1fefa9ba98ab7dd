#pragma once

#include "../../lopsided_plugins/VirtualScreen.h"
#include "EditorProcessor.h"
#include "FakeBoard.h"

#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{

/** A document with windows on a screen of its own. */
class WindowTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (! VirtualScreen::reason().empty())
            GTEST_SKIP() << VirtualScreen::reason();
    }

    NodeID add (std::unique_ptr<juce::AudioProcessor> processor)
    {
        const auto added = graph.addNode (std::move (processor));
        EXPECT_TRUE (added.has_value());
        return added.has_value() ? *added : NodeID {};
    }

    NodeID addEditor (int width, int height) { return add (EditorProcessor::sized (width, height)); }

    juce::AudioProcessorEditor* ownEditor (NodeID node) const
    {
        auto* window = windows.window (node);
        return window != nullptr ? dynamic_cast<juce::AudioProcessorEditor*> (window->view().editor())
                                 : nullptr;
    }

    GenericEditor* genericEditor (NodeID node) const
    {
        auto* window = windows.window (node);
        return window != nullptr ? dynamic_cast<GenericEditor*> (window->view().editor()) : nullptr;
    }

    juce::AudioProcessor& processorOf (NodeID node) const
    {
        return graph.getNodeForId (node)->instance->processor();
    }

    static juce::Rectangle<int> screen()
    {
        return juce::Desktop::getInstance().getDisplays().getPrimaryDisplay()->userArea;
    }

    static void pump()
    {
        while (compatibility::dispatchNextMessage())
            continue;
    }

    GraphProcessor graph;
    PluginLibrary library;
    SessionDocument document { graph, library };
    FakeBoard board;
    PluginWindows windows { document, board };
};

} // namespace lopsided::testing
