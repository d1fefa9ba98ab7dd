// Nodes of more channels than a juce::AudioBuffer refers to without allocating.
#include "ControlGraph.h"

#include <random>

namespace lopsided
{
namespace
{
constexpr int numChannels = 40;
using Midi = TestProcessor::Midi;

TEST (WideNode, WorksOnBuffersThatStartOnCacheLinesWhateverTheLengthOfTheBlock)
{
    ControlGraph graph { 1, Midi::none, numChannels };

    for (const auto numSamples : { 512, 1, 17, 100, 509 })
        graph.render (numSamples);

    ASSERT_EQ (graph.processor.calls.size(), 5u);

    for (const auto& call : graph.processor.calls)
        EXPECT_TRUE (call.isAligned) << call.numSamples;
}

TEST (WideNode, DoesSoInEveryPartOfABlockToo)
{
    ControlGraph graph { 1, Midi::none, numChannels };

    for (const auto position : { 17, 50, 67, 101, 133 })
        graph.set (position, 0.5f);

    graph.render (200);
    ASSERT_EQ (graph.processor.calls.size(), 6u);

    for (const auto& call : graph.processor.calls)
        EXPECT_TRUE (call.isAligned) << call.numSamples;
}

/** What it leaves in a buffer that it has resized, cleared or pointed elsewhere is lost; the next block is whole again. */
TEST (WideNode, GetsAWholeBufferAgainAfterAProcessorHasSpoiltTheLastOne)
{
    using Spoil = void (*) (juce::AudioBuffer<float>&);
    const Spoil ways[] = { [] (auto& buffer) { buffer.setSize (2, 16); },
                           [] (auto& buffer) { buffer.setSize (64, 4096); },
                           [] (auto& buffer) { buffer = juce::AudioBuffer<float> {}; },
                           [] (auto& buffer) { buffer.clear(); } };

    for (const auto& spoil : ways)
    {
        ControlGraph graph { 1, Midi::none, numChannels };
        std::mt19937 random { 9 };

        for (const auto numSamples : { 64, 64, 100 })
        {
            graph.processor.hook = [&] (auto& audio, auto&) { spoil (audio); };
            graph.render (numSamples);
            graph.processor.hook = {};
            const auto input = makeNoise (random, numChannels, numSamples);
            const auto output = render (*graph.sequence, input, numChannels);
            EXPECT_TRUE (isIdentical (input.audio, output.audio)) << numSamples;
            EXPECT_TRUE (graph.processor.calls.back().isAligned);
        }
    }
}

} // namespace
} // namespace lopsided
