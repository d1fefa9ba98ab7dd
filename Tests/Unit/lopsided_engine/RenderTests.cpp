#include "GraphFixture.h"

#include <juce_audio_utils/juce_audio_utils.h>

#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace lopsided::testing
{
namespace
{
using RenderTest = GraphFixture;

juce::AudioBuffer<float> makeNoise (int numSamples, unsigned seed)
{
    std::mt19937 random { seed };
    std::uniform_real_distribution<float> sample { -1.0f, 1.0f };
    juce::AudioBuffer<float> noise { 2, numSamples };

    for (int channel = 0; channel < 2; ++channel)
        for (int i = 0; i < numSamples; ++i)
            noise.setSample (channel, i, sample (random));

    return noise;
}

/** Renders a signal in place, in blocks of a length. */
void renderInBlocks (GraphProcessor& graph, juce::AudioBuffer<float>& signal, int length)
{
    juce::MidiBuffer midi;

    for (int start = 0; start < signal.getNumSamples(); start += length)
    {
        const auto numSamples = std::min (length, signal.getNumSamples() - start);
        juce::AudioBuffer<float> block { signal.getArrayOfWritePointers(), 2, start, numSamples };
        graph.processBlock (block, midi);
    }
}

TEST_F (RenderTest, BlocksLongerThanPreparedSoundAsShortOnesDo)
{
    auto whole = makeNoise (1000, 1);
    auto inBlocks = whole;

    insert (std::make_unique<OnePoleProcessor> (0.1f));
    renderInBlocks (graph, whole, 1000);
    graph.reset();
    graph.prepareToPlay (sampleRate, blockSize);

    auto edit = graph.edit();
    edit.replaceNode (graph.model()->nodes().front().id, std::make_unique<OnePoleProcessor> (0.1f));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    renderInBlocks (graph, inBlocks, blockSize);

    for (int channel = 0; channel < 2; ++channel)
        for (int i = 0; i < 1000; ++i)
            ASSERT_EQ (whole.getSample (channel, i), inBlocks.getSample (channel, i)) << i;
}

TEST_F (RenderTest, NodesNeverSeeABlockLongerThanPrepared)
{
    auto longest = std::make_shared<std::atomic<int>> (0);
    insert (
        std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [longest] (auto& block, auto&) {
            *longest = std::max (longest->load(), block.getNumSamples());
        }));

    render (1.0f, 10 * blockSize + 1);
    EXPECT_EQ (*longest, blockSize);
}

TEST_F (RenderTest, ABlockWithoutSamplesIsFine)
{
    insert (makeGain (0.5f));
    render (1.0f, 0);
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (RenderTest, MissingChannelsAreSilentInputsAndNoOutputs)
{
    insert (makeGain (0.5f));
    juce::AudioBuffer<float> mono { 1, blockSize };
    juce::FloatVectorOperations::fill (mono.getWritePointer (0), 1.0f, blockSize);
    graph.processBlock (mono, midi);
    EXPECT_EQ (mono.getSample (0, blockSize - 1), 0.5f);

    juce::AudioBuffer<float> none { 0, blockSize };
    graph.processBlock (none, midi);
}

TEST_F (RenderTest, ChannelsBeyondTheGraphsAreCleared)
{
    insert (makeGain (0.5f));

    for (const auto numSamples : { blockSize, 3 * blockSize })
    {
        juce::AudioBuffer<float> wide { 5, numSamples };

        for (int channel = 0; channel < 5; ++channel)
            juce::FloatVectorOperations::fill (wide.getWritePointer (channel), 1.0f, numSamples);

        graph.processBlock (wide, midi);
        EXPECT_EQ (wide.getSample (1, numSamples - 1), 0.5f);

        for (int channel = 2; channel < 5; ++channel)
            EXPECT_EQ (wide.getMagnitude (channel, 0, numSamples), 0.0f);
    }
}

TEST_F (RenderTest, ChannelsThatAreInputsOnlyAreNotWritten)
{
    juce::AudioProcessor::BusesLayout layout;
    layout.inputBuses.add (juce::AudioChannelSet::discreteChannels (4));
    layout.outputBuses.add (juce::AudioChannelSet::mono());
    GraphProcessor fourIn { layout };
    fourIn.prepareToPlay (sampleRate, blockSize);
    auto edit = fourIn.edit();
    edit.connect ({ fourIn.audioInput(), 3 }, { fourIn.audioOutput(), 0 });
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    juce::AudioBuffer<float> block { 4, blockSize };

    for (int channel = 0; channel < 4; ++channel)
        juce::FloatVectorOperations::fill (block.getWritePointer (channel), static_cast<float> (channel + 1),
                                           blockSize);

    fourIn.processBlock (block, midi);
    EXPECT_EQ (block.getSample (0, 0), 4.0f);
    EXPECT_EQ (block.getSample (1, 0), 2.0f);
    EXPECT_EQ (block.getSample (3, 0), 4.0f);
}

TEST_F (RenderTest, ItIsSilentUntilItIsPreparedAndAfterItIsReleased)
{
    GraphProcessor fresh;
    auto edit = fresh.edit();
    edit.connect ({ fresh.audioInput(), 0 }, { fresh.audioOutput(), 0 });
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    const auto renderFresh = [&] {
        juce::FloatVectorOperations::fill (audio.getWritePointer (0), 1.0f, blockSize);
        midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
        fresh.processBlock (audio, midi);
        EXPECT_EQ (midi.getNumEvents(), 0);
        return audio.getMagnitude (0, blockSize);
    };

    audio.clear();
    EXPECT_EQ (renderFresh(), 0.0f);
    fresh.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (renderFresh(), 1.0f);
    fresh.releaseResources();
    EXPECT_EQ (renderFresh(), 0.0f);
}

TEST_F (RenderTest, DenormalsAreOffWhileItRenders)
{
    auto product = std::make_shared<float> (1.0f);
    insert (
        std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [product] (auto& block, auto&) {
            *product = block.getSample (0, 0) * std::numeric_limits<float>::min();
        }));

    render (0.5f);
    EXPECT_EQ (*product, 0.0f);
}

TEST_F (RenderTest, ResetReachesEveryNodeAtTheNextBlock)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (1.0f, journal));
    graph.reset();
    EXPECT_EQ (journal->resets, 0);
    render();
    render();
    EXPECT_EQ (journal->resets, 1);
}

/** Just enough of a device for a juce::AudioProcessorPlayer. */
class PaperDevice final : public juce::AudioIODevice
{
public:
    PaperDevice()
        : juce::AudioIODevice ("paper", "paper")
    {}

    juce::StringArray getOutputChannelNames() override { return { "L", "R" }; }
    juce::StringArray getInputChannelNames() override { return { "L", "R" }; }
    juce::Array<double> getAvailableSampleRates() override { return { 44100.0 }; }
    juce::Array<int> getAvailableBufferSizes() override { return { 128 }; }
    int getDefaultBufferSize() override { return 128; }
    juce::String open (const juce::BigInteger&, const juce::BigInteger&, double, int) override { return {}; }
    void close() override {}
    bool isOpen() override { return true; }
    void start (juce::AudioIODeviceCallback*) override {}
    void stop() override {}
    bool isPlaying() override { return true; }
    juce::String getLastError() override { return {}; }
    int getCurrentBufferSizeSamples() override { return 128; }
    double getCurrentSampleRate() override { return 44100.0; }
    int getCurrentBitDepth() override { return 32; }
    juce::BigInteger getActiveOutputChannels() const override { return 3; }
    juce::BigInteger getActiveInputChannels() const override { return 3; }
    int getOutputLatencyInSamples() override { return 0; }
    int getInputLatencyInSamples() override { return 0; }
};

TEST_F (RenderTest, ItPlaysInAnAudioProcessorPlayer)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f, journal));

    juce::AudioProcessorPlayer player;
    PaperDevice device;
    player.setProcessor (&graph);
    player.audioDeviceAboutToStart (&device);
    EXPECT_EQ (journal->rate, 44100.0);
    EXPECT_EQ (journal->block, 128);

    juce::AudioBuffer<float> in { 2, 128 };
    juce::AudioBuffer<float> out { 2, 128 };
    juce::FloatVectorOperations::fill (in.getWritePointer (0), 1.0f, 128);
    juce::FloatVectorOperations::fill (in.getWritePointer (1), 1.0f, 128);
    player.audioDeviceIOCallbackWithContext (in.getArrayOfReadPointers(), 2, out.getArrayOfWritePointers(), 2,
                                             128, {});
    EXPECT_EQ (out.getSample (1, 127), 0.5f);

    player.audioDeviceStopped();
    player.setProcessor (nullptr);
}
} // namespace
} // namespace lopsided::testing
