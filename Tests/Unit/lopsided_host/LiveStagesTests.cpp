#include "FakeDevice.h"
#include <EndToEnd/Trapped/TrapCallbackGuard.h>
#include <Host/HostCallback.h>
#include <Host/Live/LiveStages.h>
#include <Host/SteadyNanos.h>
#include <Host/UnmeasuredGuard.h>
#include <RealtimeTrap/RealtimeTrap.h>
#include <TestProcessors/TestProcessors.h>
#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace lopsided::testing
{
namespace
{

/** A graph whose one node sees its MIDI, and passes MIDI and audio on, in a callback with all the stages. */
class LiveStagesTest : public ::testing::Test
{
protected:
    static constexpr double rate = 48000.0;
    static constexpr int block = 64;

    LiveStagesTest()
    {
        graph.setRateAndBufferSizeDetails (rate, block);
        graph.prepareToPlay (rate, block);
        auto edit = graph.edit();
        auto processor = std::make_unique<ParameterProcessor> (1, 2, TestProcessor::Midi::acceptsAndProduces,
                                                               ParameterProcessor::Journal::none);
        processor->hook = [this] (auto&, auto& midi) {
            for (const auto event : midi)
                follow (event.getMessage());

            if (auto* head = graph.getPlayHead())
                position = head->getPosition();
        };
        parameter = processor->parameters.front();
        node = edit.addNode (std::move (processor));

        for (int channel = 0; channel < 2; ++channel)
        {
            edit.connect ({ GraphProcessor::audioInput(), channel }, { node, channel });
            edit.connect ({ node, channel }, { GraphProcessor::audioOutput(), channel });
        }

        edit.connect (Port::midi (GraphProcessor::midiInput()), Port::midi (node));
        edit.connect (Port::midi (node), Port::midi (GraphProcessor::midiOutput()));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    void follow (const juce::MidiMessage& message)
    {
        ++numMessages;

        if (message.isNoteOn())
            sounding.insert (message.getNoteNumber());
        else if (message.isNoteOff())
            sounding.erase (message.getNoteNumber());
        else if (message.isAllNotesOff() || message.isAllSoundOff())
            sounding.clear();
    }

    void start (CallbackGuard& guard)
    {
        callback.emplace (graph, guard, nullptr, rate, block, &stages);
        device.start (&*callback);
    }

    void send (std::vector<std::uint8_t> bytes) { sender.send (bytes, steadyNanos()); }

    void playBlocks (int number)
    {
        for (int i = 0; i < number; ++i)
            device.call();
    }

    GraphProcessor graph;
    NodeID node;
    ParameterProcessor::Parameter* parameter = nullptr;
    std::set<int> sounding;
    int numMessages = 0;
    juce::Optional<juce::AudioPlayHead::PositionInfo> position;
    LiveStages stages;
    TimedMidiQueue::Sender sender { *stages.midiInput() };
    UnmeasuredGuard unmeasured;
    std::optional<HostCallback> callback;
    FakeDevice device { "fake", "Fake", rate, block };
};

TEST_F (LiveStagesTest, TheGraphHearsWhatIsSentAndTheMonitorAndTheMappingsHearItToo)
{
    start (unmeasured);
    playBlocks (1);
    send ({ 0x90, 60, 100 });
    send ({ 0xb0, 7, 99 });
    playBlocks (1000);
    EXPECT_EQ (sounding, std::set<int> { 60 });

    const auto first = stages.takeHeard();
    ASSERT_TRUE (first.has_value());
    EXPECT_EQ (first->message().getNoteNumber(), 60);
    EXPECT_TRUE (stages.takeHeard()->message().isController());
    EXPECT_FALSE (stages.takeHeard().has_value());

    std::vector<MovedControllers::Movement> movements;
    stages.takeMovements ([&] (const auto& movement) { movements.push_back (movement); });
    ASSERT_EQ (movements.size(), 2u);
    EXPECT_EQ (movements[0].number, 7);
    EXPECT_EQ (movements[1].source, SessionMapping::Source::note);
}

TEST_F (LiveStagesTest, PanicEndsEveryNoteOfTheGraphsInput)
{
    start (unmeasured);
    playBlocks (1);

    for (int number = 40; number < 80; ++number)
        send ({ 0x95, static_cast<std::uint8_t> (number), 100 });

    playBlocks (1000);
    EXPECT_EQ (sounding.size(), 40u);
    stages.panic();
    playBlocks (1);
    EXPECT_TRUE (sounding.empty());
    const auto before = numMessages;
    playBlocks (10);
    EXPECT_EQ (numMessages, before) << "it is for one block";
}

TEST_F (LiveStagesTest, WhatTheGraphPlaysComesOutWhereItIsWanted)
{
    start (unmeasured);
    const auto take = [this] {
        int count = 0;

        for (int i = 0; i < 1000; ++i)
            count += stages.midiOutput()->receive (steadyNanos(), block).getNumEvents();

        return count;
    };

    send ({ 0x90, 60, 100 });
    playBlocks (1000);
    EXPECT_EQ (take(), 0);
    stages.setOutputIsWanted (true);
    send ({ 0x80, 60, 0 });
    playBlocks (1000);
    EXPECT_EQ (take(), 1);
}

TEST_F (LiveStagesTest, TheNodesHearTheTransport)
{
    start (unmeasured);
    playBlocks (10);
    EXPECT_FALSE (position->getIsPlaying());
    stages.transport().setState (LiveTransport::State::rolling);
    playBlocks (10);
    EXPECT_TRUE (position->getIsPlaying());
    EXPECT_EQ (*position->getTimeInSamples(), 9 * block);
    stages.transport().setTempo (90.0);
    playBlocks (1);
    EXPECT_EQ (*position->getBpm(), 90.0);
}

TEST_F (LiveStagesTest, TheOutputStageStandsBehindTheGraph)
{
    parameter->value = 0.5f;
    start (unmeasured);
    playBlocks (30); // it begins along a ramp
    EXPECT_EQ (device.heard[0][63], 0.5f);
    stages.output().set ({ .mute = SessionOutput::Switch::on });
    playBlocks (30);
    EXPECT_EQ (device.heard[0][63], 0.0f);
}

TEST_F (LiveStagesTest, CommitsNoOffenceWhileEverythingIsAskedOfItAtOnce)
{
    if (! trap::isAvailable())
        GTEST_SKIP() << trap::unavailableReason();

    TrapCallbackGuard guard (TrapCallbackGuard::Plant::nothing);
    graph.setNodeCallObserver (guard.nodeCallObserver());
    start (guard);
    stages.setOutputIsWanted (true);
    std::atomic<bool> done { false };

    std::thread audio ([&] {
        playBlocks (20000); // nobody takes what is heard, nor what is played: all queues are full soon
        done = true;
    });

    for (int i = 0; ! done; ++i)
    {
        send (
            { static_cast<std::uint8_t> (i % 2 == 0 ? 0x90 : 0x80), static_cast<std::uint8_t> (i % 128), 1 });
        send ({ 0xe0, 1, static_cast<std::uint8_t> (i % 128) });
        stages.output().set ({ .gainDb = static_cast<float> (i % 72 - 60),
                               .limiter = i % 3 == 0 ? SessionOutput::Switch::off : SessionOutput::Switch::on,
                               .mute = i % 5 == 0 ? SessionOutput::Switch::on : SessionOutput::Switch::off });
        stages.transport().setTempo (60.0 + i % 100);
        stages.transport().setState (i % 7 == 0 ? LiveTransport::State::stopped
                                                : LiveTransport::State::rolling);

        if (i % 11 == 0)
            stages.transport().rewind();

        if (i % 13 == 0)
            stages.panic();

        std::this_thread::yield();
    }

    audio.join();
    EXPECT_EQ (*guard.offences(), 0u) << ::testing::PrintToString (guard.describeOffences());
    graph.setNodeCallObserver (nullptr);
}

} // namespace
} // namespace lopsided::testing
