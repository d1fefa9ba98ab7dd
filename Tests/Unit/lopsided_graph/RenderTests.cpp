#include "Blocks.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{

using Midi = TestProcessor::Midi;

TEST (RenderSequence, OfAnEmptyGraphIsSilent)
{
    TestGraph graph;
    const auto sequence = graph.compile();
    auto input = makeRamp (2, 64, 1);
    input.midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 3);
    const auto output = render (*sequence, input);
    EXPECT_TRUE (isSilent (output.audio));
    EXPECT_TRUE (output.midi.isEmpty());
    EXPECT_EQ (sequence->numNodes(), 0);
    EXPECT_EQ (sequence->numBuffers(), 0);
    EXPECT_EQ (sequence->latencySamples(), 0);
}

TEST (RenderSequence, RendersAChainInOneSetOfBuffers)
{
    TestGraph graph;
    auto previous = GraphNodes::audioInput;

    for (int i = 0; i < 10; ++i)
    {
        const auto id = graph.add<ScalingProcessor> (0.5f);
        graph.connectStereo (previous, id);
        previous = id;
    }

    graph.connectStereo (previous, GraphNodes::audioOutput);
    const auto sequence = graph.compile();
    const auto output = render (*sequence, makeRamp (2, 64, 1024));
    EXPECT_EQ (sequence->numBuffers(), 2);
    EXPECT_EQ (output.audio.getSample (0, 0), 1.0f);
    EXPECT_EQ (output.audio.getSample (1, 63), 1087.0f / 1024.0f);
}

TEST (RenderSequence, SumsFanInAndCopiesFanOut)
{
    TestGraph graph;

    for (int i = 1; i <= 5; ++i)
    {
        const auto id = graph.add<ScalingProcessor> (static_cast<float> (i));
        graph.connectStereo (GraphNodes::audioInput, id);
        graph.connectStereo (id, GraphNodes::audioOutput);
    }

    const auto output = render (*graph.compile(), makeRamp (2, 100, 1));
    EXPECT_EQ (output.audio.getSample (0, 0), 15.0f);
    EXPECT_EQ (output.audio.getSample (1, 99), 1500.0f);
}

TEST (RenderSequence, SumsInTheOrderOfConnectionsWhateverTheOrderOfEdits)
{
    const auto renderWith = [] (const std::vector<int>& order) {
        TestGraph graph;
        std::vector<NodeID> ids;

        for (const auto gain : { 1.0e8f, 1.0f, -1.0e8f, 0.3f })
            ids.push_back (graph.add<ScalingProcessor> (gain));

        for (const auto i : order)
        {
            graph.connectStereo (ids[static_cast<std::size_t> (i)], GraphNodes::audioOutput);
            graph.connectStereo (GraphNodes::audioInput, ids[static_cast<std::size_t> (i)]);
        }

        return render (*graph.compile(), makeRamp (2, 64, 1));
    };

    const auto expected = renderWith ({ 0, 1, 2, 3 });
    EXPECT_EQ (expected.audio.getSample (0, 0), ((1.0e8f + 1.0f) + -1.0e8f) + 0.3f);
    EXPECT_TRUE (isIdentical (renderWith ({ 3, 1, 0, 2 }).audio, expected.audio));
    EXPECT_TRUE (isIdentical (renderWith ({ 2, 3, 1, 0 }).audio, expected.audio));
}

TEST (RenderSequence, WorksInPlace)
{
    // Channels cross over, so the first output written would be an input still to be read.
    TestGraph graph;
    const auto gain = graph.add<ScalingProcessor> (2.0f);
    graph.connect ({ GraphNodes::audioInput, 0 }, { GraphNodes::audioOutput, 1 });
    graph.connect ({ GraphNodes::audioInput, 1 }, { gain, 0 });
    graph.connect ({ gain, 0 }, { GraphNodes::audioOutput, 0 });
    const auto sequence = graph.compile();

    auto block = makeRamp (2, 64, 1);
    block.audio.applyGain (1, 0, 64, 10.0f);
    sequence->render (argumentsFor (block, block));
    EXPECT_EQ (block.audio.getSample (0, 0), 20.0f);
    EXPECT_EQ (block.audio.getSample (1, 0), 1.0f);
    EXPECT_EQ (block.audio.getSample (0, 63), 1280.0f);
    EXPECT_EQ (block.audio.getSample (1, 63), 64.0f);
}

TEST (RenderSequence, KeepsTheBusesOfANodeApart)
{
    TestGraph graph;
    const auto sidechain = graph.add<SidechainProcessor>();
    const auto half = graph.add<ScalingProcessor> (0.5f);
    graph.connectStereo (GraphNodes::audioInput, half);
    graph.connectStereo (GraphNodes::audioInput, sidechain);
    graph.connect ({ half, 0 }, { sidechain, 2 });
    graph.connect ({ half, 1 }, { sidechain, 3 });
    graph.connectStereo (sidechain, GraphNodes::audioOutput);
    graph.connectStereo (half, GraphNodes::audioOutput); // read after the sidechain has scribbled on its copy

    const auto output = render (*graph.compile(), makeRamp (2, 16, 1));
    EXPECT_EQ (output.audio.getSample (0, 0), 1.0f * (1.0f - 0.25f) + 0.5f);
    EXPECT_EQ (output.audio.getSample (1, 1), 2.0f * (1.0f - 0.5f) + 1.0f);
}

TEST (RenderSequence, HandsOverSilenceWhereNothingIsConnected)
{
    TestGraph graph;
    float found = 0.0f;
    const auto noise = graph.add<FunctionProcessor> (0, 2, Midi::none, [] (auto& audio, auto&) {
        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 5.0f, audio.getNumSamples());
    });
    const auto probe = graph.add<FunctionProcessor> (3, 4, Midi::none, [&] (auto& audio, auto&) {
        for (int channel = 1; channel < 4; ++channel)
            found = std::max (found, audio.getMagnitude (channel, 0, audio.getNumSamples()));
    });
    graph.connect ({ noise, 0 }, { probe, 0 }); // the buffer of its other output is free, and full of noise

    const auto sequence = graph.compile();

    for (int i = 0; i < 3; ++i)
        render (*sequence, Block { 2, 64 });

    EXPECT_EQ (found, 0.0f);
}

TEST (RenderSequence, RunsNodesThatLeadNowhere)
{
    TestGraph graph;
    const auto meter = graph.add<CountingProcessor>();
    graph.connectStereo (GraphNodes::audioInput, meter);
    const auto sequence = graph.compile();
    render (*sequence, makeRamp (2, 64));
    render (*sequence, makeRamp (2, 10));
    EXPECT_EQ (graph.get<CountingProcessor> (meter).blocks, 2);
    EXPECT_EQ (graph.get<CountingProcessor> (meter).samples, 74);
}

TEST (RenderSequence, RendersBlocksOfAnySize)
{
    TestGraph graph { { .maximumBlockSize = 128 } };
    const auto filter = graph.add<OnePoleProcessor> (0.9f);
    const auto other = graph.add<ScalingProcessor> (0.7f);
    graph.connectStereo (GraphNodes::audioInput, filter);
    graph.connectStereo (GraphNodes::audioInput, other);
    graph.connectStereo (filter, GraphNodes::audioOutput);
    graph.connectStereo (other, GraphNodes::audioOutput);
    const auto sequence = graph.compile();
    const auto whole = render (*sequence, makeRamp (2, 128));
    sequence->reset();

    int position = 0;

    for (const auto size : { 1, 0, 17, 63, 0, 1, 46 })
    {
        const auto part = render (*sequence, makeRamp (2, size, position));

        for (int i = 0; i < size; ++i)
            ASSERT_EQ (part.audio.getSample (1, i), whole.audio.getSample (1, position + i)) << position + i;

        position += size;
    }

    EXPECT_EQ (position, 128);
}

TEST (RenderSequence, CallsNoProcessorForABlockOfNoSamples)
{
    TestGraph graph;
    const auto meter = graph.add<CountingProcessor>();
    const auto sequence = graph.compile();
    render (*sequence, Block { 2, 0 });
    EXPECT_EQ (graph.get<CountingProcessor> (meter).blocks, 0);
}

TEST (RenderSequence, RendersNodesOfMoreChannelsThanAJuceBufferRefersTo)
{
    for (const auto numChannels : { 31, 32, 33, 64 })
    {
        SCOPED_TRACE (numChannels);
        TestGraph graph { { .numInputs = 64, .numOutputs = 64 } };
        const auto wide = graph.add<ScalingProcessor> (3.0f, numChannels);

        for (int channel = 0; channel < numChannels; ++channel)
        {
            graph.connect ({ GraphNodes::audioInput, channel }, { wide, channel });
            graph.connect ({ wide, channel }, { GraphNodes::audioOutput, numChannels - 1 - channel });
        }

        std::mt19937 random { 1 };
        const auto sequence = graph.compile();

        for (const auto size : { 512, 3, 511 })
        {
            const auto input = makeNoise (random, 64, size);
            const auto output = render (*sequence, input, 64);

            for (int channel = 0; channel < numChannels; ++channel)
                for (int i = 0; i < size; ++i)
                    ASSERT_EQ (output.audio.getSample (numChannels - 1 - channel, i),
                               3.0f * input.audio.getSample (channel, i));
        }
    }
}

TEST (RenderSequence, TakesWhatChannelsTheHostHas)
{
    TestGraph graph; // stereo
    const auto wide = graph.add<ScalingProcessor> (1.0f, 4);

    for (int channel = 0; channel < 4; ++channel)
    {
        graph.connect ({ GraphNodes::audioInput, channel }, { wide, channel });
        graph.connect ({ wide, channel }, { GraphNodes::audioOutput, channel });
    }

    const auto sequence = graph.compile();
    const auto mono = render (*sequence, makeRamp (1, 8, 1), 1);
    EXPECT_EQ (mono.audio.getSample (0, 7), 8.0f);

    const auto quad = render (*sequence, makeRamp (4, 8, 1), 4);
    EXPECT_EQ (quad.audio.getSample (1, 7), 8.0f);
    EXPECT_EQ (quad.audio.getMagnitude (2, 0, 8), 0.0f) << "not compiled for";
    EXPECT_EQ (quad.audio.getMagnitude (3, 0, 8), 0.0f);

    const auto none = render (*sequence, makeRamp (0, 8), 2);
    EXPECT_TRUE (isSilent (none.audio));
}

TEST (RenderSequence, PassesALoneSourceBitByBit)
{
    TestGraph graph;
    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    auto input = makeRamp (2, 20);
    input.audio.setSample (0, 0, -0.0f);
    input.audio.setSample (1, 5, std::numeric_limits<float>::quiet_NaN());
    EXPECT_TRUE (isIdentical (render (*graph.compile(), input).audio, input.audio));
}

} // namespace
} // namespace lopsided
