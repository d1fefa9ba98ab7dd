// What comes out of a rack: channels, blocks of any length, the transport.
#include "RackFixture.h"

#include <TestProcessors/TestProcessors.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** A play head that stands where it is told. */
struct FixedHead final : juce::AudioPlayHead
{
    juce::Optional<PositionInfo> getPosition() const override { return position; }

    PositionInfo position;
};

TEST_F (RackTest, AnEmptyRackIsSilent)
{
    EXPECT_EQ (render (0.5f), 0.0f);
}

TEST_F (RackTest, WhatComesInGoesThroughTheGraph)
{
    insertGain();
    EXPECT_EQ (render (0.5f), 0.5f);
    EXPECT_EQ (audio.getSample (1, blockSize - 1), 0.5f);
}

TEST_F (RackTest, BlocksMayBeLongerThanPromisedOrEmpty)
{
    insertGain();
    audio.setSize (2, 5 * blockSize + 7);
    render (0.25f);

    for (int frame = 0; frame < audio.getNumSamples(); ++frame)
        ASSERT_EQ (audio.getSample (0, frame), 0.25f) << frame;

    audio.setSize (2, 0);
    rack.processBlock (audio, midi);
}

TEST_F (RackTest, RatesAndBlockSizesMayChange)
{
    insertGain();
    juce::Random random (20261129);

    for (const auto newRate : { 44100.0, 96000.0, 22050.0, 192000.0 })
        for (const auto newBlock : { 16, 1, 1024 })
        {
            rack.releaseResources();
            rack.prepareToPlay (newRate, newBlock);

            for (int block = 0; block < 20; ++block)
            {
                audio.setSize (2, 1 + random.nextInt (2 * newBlock));
                render (0.25f);
                ASSERT_EQ (audio.findMinMax (0, 0, audio.getNumSamples()), juce::Range<float> (0.25f, 0.25f))
                    << newRate << " Hz, " << newBlock;
            }
        }
}

/** Rings on for as long as it says. */
struct TailProcessor final : TestProcessor
{
    TailProcessor()
        : TestProcessor ("Tail", 2, 2)
    {}

    double getTailLengthSeconds() const override { return 1.5; }
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using TestProcessor::processBlock;
};

TEST_F (RackTest, TheTailIsThatOfTheGraph)
{
    EXPECT_EQ (rack.getTailLengthSeconds(), 0.0);
    auto edit = rack.document().graph().edit();
    const auto node = edit.addNode (std::make_unique<TailProcessor>());
    edit.connect ({ GraphNodes::audioInput, 0 }, { node, 0 });
    edit.connect ({ node, 0 }, { GraphNodes::audioOutput, 0 });
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (rack.getTailLengthSeconds(), 1.5);
}

TEST_F (RackTest, ASidechainReachesTheGraphsThirdChannel)
{
    auto layout = rack.getBusesLayout();
    layout.inputBuses.getReference (1) = juce::AudioChannelSet::stereo();
    ASSERT_TRUE (rack.setBusesLayout (layout));
    rack.prepareToPlay (rate, blockSize);

    const auto gain = add (rack, gainPlugin);
    ASSERT_TRUE (rack.document().connect ({ { { GraphNodes::audioInput, 2 }, { gain, 0 } } }));
    ASSERT_TRUE (rack.document().connect ({ { { gain, 0 }, { GraphNodes::audioOutput, 0 } } }));
    audio.setSize (4, blockSize);
    settle();

    audio.clear();
    juce::FloatVectorOperations::fill (audio.getWritePointer (2), 0.75f, blockSize);
    rack.processBlock (audio, midi);
    EXPECT_EQ (audio.getSample (0, 10), 0.75f);
    EXPECT_EQ (audio.getSample (2, 10), 0.0f); // an input's channel plays nothing
}

TEST_F (RackTest, AnInstrumentPlaysIntoTheOutputsThatAreSwitchedOn)
{
    RackProcessor instrument { RackVariant::instrument };
    auto layout = instrument.getBusesLayout();
    layout.outputBuses.getReference (2) = juce::AudioChannelSet::stereo(); // Aux 2, not Aux 1
    ASSERT_TRUE (instrument.setBusesLayout (layout));
    instrument.prepareToPlay (rate, blockSize);

    const auto sine = add (instrument, sinePlugin);
    ASSERT_TRUE (instrument.document().connect ({ { { sine, 0 }, { GraphNodes::audioOutput, 4 } } }));
    audio.setSize (4, blockSize);

    for (int block = 0; block < 60; ++block)
        render (instrument, 0.0f);

    EXPECT_EQ (audio.getMagnitude (0, 0, blockSize), 0.0f);
    EXPECT_GT (audio.getMagnitude (2, 0, blockSize), 0.0f);
    EXPECT_EQ (audio.getMagnitude (3, 0, blockSize), 0.0f);
}

TEST_F (RackTest, AnInputThatIsSwitchedOffIsSilentWhateverWasPlayed)
{
    RackProcessor instrument { RackVariant::instrument };
    auto layout = instrument.getBusesLayout();
    layout.outputBuses.getReference (1) = juce::AudioChannelSet::stereo();
    ASSERT_TRUE (instrument.setBusesLayout (layout));
    instrument.prepareToPlay (rate, blockSize);

    connect (instrument, add (instrument, sinePlugin), GraphNodes::audioOutput);
    ASSERT_TRUE (instrument.document().connect (
        { { { GraphNodes::audioInput, 0 }, { GraphNodes::audioOutput, 2 } } }));
    audio.setSize (4, blockSize);

    for (int block = 0; block < 60; ++block)
        render (instrument, 0.0f);

    EXPECT_GT (audio.getMagnitude (0, 0, blockSize), 0.0f);
    EXPECT_EQ (audio.getMagnitude (2, 0, blockSize), 0.0f);
}

TEST_F (RackTest, TakesStereoMainBusesOnly)
{
    auto layout = rack.getBusesLayout();
    layout.outputBuses.getReference (0) = juce::AudioChannelSet::mono();
    EXPECT_FALSE (rack.checkBusesLayoutSupported (layout));
    layout = rack.getBusesLayout();
    layout.inputBuses.getReference (1) = juce::AudioChannelSet::mono();
    EXPECT_FALSE (rack.checkBusesLayoutSupported (layout));
}

TEST_F (RackTest, TheTransportIsSeen)
{
    FixedHead head;
    head.position.setIsPlaying (true);
    head.position.setBpm (97.0);
    head.position.setPpqPosition (12.5);
    head.position.setTimeInSeconds (3.25);
    rack.setPlayHead (&head);
    render();
    const auto shown = rack.renderer().transport();
    EXPECT_TRUE (shown.isRolling);
    EXPECT_EQ (shown.tempo, 97.0);
    EXPECT_EQ (shown.beats, 12.5);
    EXPECT_EQ (shown.seconds, 3.25);
    rack.setPlayHead (nullptr);
}

TEST_F (RackTest, TheTransportGoesOnThroughABlockThatIsLongerThanPromised)
{
    std::vector<juce::int64> positions;
    juce::AudioProcessor* plugin = nullptr;
    auto made = std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [&] (auto&, auto&) {
        if (auto* seen = plugin->getPlayHead())
            if (const auto position = seen->getPosition())
                positions.push_back (position->getTimeInSamples().orFallback (-1));
    });
    plugin = made.get();
    auto edit = rack.document().graph().edit();
    edit.addNode (std::move (made));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    FixedHead head;
    head.position.setIsPlaying (true);
    head.position.setTimeInSamples (1000);
    rack.setPlayHead (&head);
    audio.setSize (2, 3 * blockSize);
    render();
    rack.setPlayHead (nullptr);
    EXPECT_EQ (positions, (std::vector<juce::int64> { 1000, 1000 + blockSize, 1000 + 2 * blockSize }));
}

TEST_F (RackTest, OfflineIsBitEqualToRealTime)
{
    const auto play = [this] (bool isOffline) {
        RackProcessor played { RackVariant::effect };
        played.setNonRealtime (isOffline);
        played.prepareToPlay (rate, blockSize);
        const auto sine = add (played, sinePlugin);
        const auto gain = add (played, gainPlugin);
        connect (played, sine, gain);
        connect (played, gain, GraphNodes::audioOutput);
        std::vector<float> heard;

        for (int block = 0; block < 100; ++block)
        {
            if (block == 50)
                played.parameters().macro (0).setValue (0.5f);

            render (played, 0.0f);
            heard.insert (heard.end(), audio.getReadPointer (0), audio.getReadPointer (0) + blockSize);
        }

        return heard;
    };

    const auto inRealTime = play (false);
    EXPECT_EQ (inRealTime, play (true));
    EXPECT_GT (*std::max_element (inRealTime.begin(), inRealTime.end()), 0.1f);
}

} // namespace
} // namespace lopsided::testing
