#pragma once

#include "../../lopsided_plugins/VirtualScreen.h"
#include "EditorProcessor.h"
#include "FakeBoard.h"

#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

#include <chrono>
#include <thread>

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

    /** Delivers messages until it is true: plugins, and the X server, take a while. False where it never is. */
    template <typename Condition>
    static bool waitFor (Condition&& condition)
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (10);

        while (! condition())
        {
            if (std::chrono::steady_clock::now() > limit)
                return false;

            for (int i = 0; i < 10; ++i)
            {
                pump();
                std::this_thread::sleep_for (std::chrono::milliseconds (2)); // what we wait for is elsewhere
            }
        }

        return true;
    }

    GraphProcessor graph;
    PluginLibrary library;
    SessionDocument document { graph, library };
    FakeBoard board;
    PluginWindows windows { document, board };
};

} // namespace lopsided::testing
