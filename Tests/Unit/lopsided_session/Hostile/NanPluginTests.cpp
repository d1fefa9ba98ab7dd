#include "HostileNodes.h"

#include <array>

namespace lopsided::testing
{
namespace
{

using NanPlugins = HostileNodes;

TEST_P (NanPlugins, AreSilentAndNamedAndHarmNothingBesideThem)
{
    ASSERT_NO_FATAL_FAILURE (build ("nan"));
    constexpr int numBlocks = 200;
    juce::AudioBuffer<float> audio (2, blockSize);
    juce::MidiBuffer midi;
    juce::Random random (1);

    for (int block = 0; block < numBlocks; ++block)
    {
        std::array<float, blockSize> sent;

        for (int frame = 0; frame < blockSize; ++frame)
        {
            sent[static_cast<std::size_t> (frame)] = random.nextFloat() - 0.5f;

            for (int channel = 0; channel < 2; ++channel)
                audio.setSample (channel, frame, sent[static_cast<std::size_t> (frame)]);
        }

        graph.processBlock (audio, midi);

        for (int frame = 0; frame < blockSize; ++frame)
        {
            ASSERT_EQ (audio.getSample (0, frame), 0.0f) << "block " << block;
            ASSERT_EQ (audio.getSample (1, frame), sent[static_cast<std::size_t> (frame)]);
        }
    }

    const auto figures = graph.takeNodeFigures();
    ASSERT_EQ (figures.size(), 1u);
    EXPECT_EQ (figures[0].node, hostile);
    EXPECT_EQ (figures[0].name, "Hostile");
    EXPECT_EQ (figures[0].badBlocks, static_cast<std::uint64_t> (numBlocks));
    EXPECT_EQ (figures[0].exceptions, 0u);
}

/** What passes through another node, and round a loop, is as clean. */
TEST_P (NanPlugins, ReachNoOtherNode)
{
    auto session = sessionWith ("nan");
    session.nodes.push_back ({ NodeID { 17 }, "After", { "builtin", "gain", {} }, {}, {}, {}, {}, {} });
    session.connections.push_back ({ { { hostile, 1 }, { NodeID { 17 }, 0 } }, {} });
    session.connections.push_back (
        { { { NodeID { 17 }, 0 }, { hostile, 1 }, Connection::Kind::feedback }, {} });
    session.connections.push_back ({ { { GraphNodes::audioInput, 1 }, { NodeID { 17 }, 0 } }, {} });
    session.connections.push_back ({ { { NodeID { 17 }, 0 }, { GraphNodes::audioOutput, 0 } }, {} });
    const auto built = SessionBuilder::build (session, library, graph, { .commit = CommitOptions::atOnce() });
    ASSERT_TRUE (built) << built.error().describe();
    juce::AudioBuffer<float> audio (2, blockSize);
    juce::MidiBuffer midi;

    for (int block = 0; block < 200; ++block)
    {
        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 0.5f, blockSize);

        graph.processBlock (audio, midi);

        for (int frame = 0; frame < blockSize; ++frame)
            ASSERT_EQ (audio.getSample (0, frame), 0.5f) << "block " << block;
    }

    for (const auto& node : graph.takeNodeFigures())
        EXPECT_EQ (node.badBlocks > 0, node.node == hostile) << node.name;
}

INSTANTIATE_TEST_SUITE_P (As, NanPlugins, ::testing::Values ("LV2", "VST3"), nameOfFormat);

} // namespace
} // namespace lopsided::testing
