#pragma once

#include <lopsided_session/lopsided_session.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lopsided::testing
{

inline const PluginReference gainPlugin { "builtin", "gain", {} };
inline const PluginReference sinePlugin { "builtin", "sine", {} };

/** Counts what a document tells. */
struct HeardDocument final : DocumentListener
{
    void structureChanged() override { ++structure; }
    void layoutChanged() override { ++layout; }
    void settingsChanged() override { ++settings; }
    void scenesChanged() override { ++scenes; }
    void documentChanged() override { ++document; }
    void documentWarned (const std::string& sentence) override { warnings.push_back (sentence); }

    int structure = 0;
    int layout = 0;
    int settings = 0;
    int scenes = 0;
    int document = 0;
    std::vector<std::string> warnings;
};

/** A document that renders when asked to: prepared, stereo. */
class DocumentTest : public ::testing::Test
{
protected:
    static constexpr double rate = 48000.0;
    static constexpr int blockSize = 64;

    DocumentTest()
    {
        graph.prepareToPlay (rate, blockSize);
        document.addListener (&heard);
    }

    /** Renders, and keeps house as a message loop would. */
    void render (int numBlocks)
    {
        juce::AudioBuffer<float> audio (2, blockSize);
        juce::MidiBuffer midi;

        for (int block = 0; block < numBlocks; ++block)
        {
            audio.clear();
            midi.clear();
            graph.processBlock (audio, midi);
            graph.reclaim();
        }
    }

    NodeID add (const PluginReference& plugin, SessionPosition position = {})
    {
        const auto added = document.addPlugin (plugin, position);
        EXPECT_TRUE (added) << added.error().describe();
        return added ? *added : NodeID();
    }

    /** A sine through a gain into both outputs. */
    void buildChain()
    {
        sine = add (sinePlugin, { 10.0f, 20.0f });
        gain = add (gainPlugin, { 200.0f, 20.0f });
        ASSERT_TRUE (document.connect ({ { { sine, 0 }, { gain, 0 } }, { { sine, 1 }, { gain, 1 } } }));
        ASSERT_TRUE (document.connect ({ { { gain, 0 }, { GraphNodes::audioOutput, 0 } },
                                         { { gain, 1 }, { GraphNodes::audioOutput, 1 } } }));
    }

    [[nodiscard]] Session captured()
    {
        auto session = document.capture();
        EXPECT_TRUE (session) << session.error().describe();
        return session ? *session : Session();
    }

    [[nodiscard]] const juce::AudioProcessor* processorOf (NodeID id)
    {
        const auto node = graph.getNodeForId (id);
        return node ? &node->instance->processor() : nullptr;
    }

    [[nodiscard]] std::uint64_t incarnationOf (NodeID id)
    {
        const auto node = graph.getNodeForId (id);
        return node ? node->instance->incarnation() : 0;
    }

    [[nodiscard]] float valueOf (NodeID id, int parameter)
    {
        return processorOf (id)->getParameters()[parameter]->getValue();
    }

    GraphProcessor graph;
    PluginLibrary library;
    SessionDocument document { graph, library };
    HeardDocument heard;
    NodeID sine;
    NodeID gain;
};

} // namespace lopsided::testing
