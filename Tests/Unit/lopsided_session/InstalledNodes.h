#pragma once

#include <gtest/gtest.h>
#include <lopsided_session/lopsided_session.h>

#include <algorithm>
#include <functional>

namespace lopsided::testing
{

inline constexpr double rate = 48000.0;
inline constexpr int blockSize = 64;

class InstalledNodes : public ::testing::Test
{
protected:
    InstalledNodes() { folder.createDirectory(); }
    ~InstalledNodes() override { folder.deleteRecursively(); }

    /** One plugin, its first output to the graph's. */
    static Session sessionOf (const PluginReference& reference, const juce::File& directory)
    {
        Session session;
        session.directory = directory;
        session.nodes.push_back ({ NodeID { 16 }, "Node", reference, {}, {}, {}, {}, {} });
        session.connections.push_back ({ { { NodeID { 16 }, 0 }, { GraphNodes::audioOutput, 0 } }, {} });
        return session;
    }

    /** The loudest sample of so many blocks; `before` may put something into each. */
    static float render (
        GraphProcessor& graph, int numBlocks,
        const std::function<void (int, juce::AudioBuffer<float>&, juce::MidiBuffer&)>& before = {})
    {
        juce::AudioBuffer<float> audio (2, blockSize);
        juce::MidiBuffer midi;
        auto loudest = 0.0f;

        for (int block = 0; block < numBlocks; ++block)
        {
            audio.clear();
            midi.clear();

            if (before)
                before (block, audio, midi);

            graph.processBlock (audio, midi);
            loudest = std::max (loudest, audio.getMagnitude (0, 0, blockSize));
        }

        return loudest;
    }

    const juce::File folder = juce::File::createTempFile ("nodes");
};

} // namespace lopsided::testing
