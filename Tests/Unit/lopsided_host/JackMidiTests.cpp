#include "FakeJack.h"
#include <Host/Live/JackMidi.h>
#include <Host/SteadyNanos.h>
#include <RealtimeTrap/RealtimeExpectations.h>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;

/** JackMidi on a server that the test plays. */
class JackMidiTest : public ::testing::Test
{
protected:
    JackMidiTest()
    {
        input->prepare (48000.0);
        midi.poll (now);
    }

    void pollFor (std::chrono::seconds time) { midi.poll (now += time); }

    FakeJack jack;
    const std::shared_ptr<TimedMidiQueue> input = std::make_shared<TimedMidiQueue>();
    const std::shared_ptr<TimedMidiQueue> output = std::make_shared<TimedMidiQueue>();
    JackMidi::Clock::time_point now { 100s };
    JackMidi midi { jack.library(), input, output };
};

TEST_F (JackMidiTest, WhatComesIntoThePortIsHeardAndWhatIsSentGoesOut)
{
    ASSERT_TRUE (midi.isConnected());
    jack.incoming[0] = { 5, { 0x90, 60, 100 }, 3 };
    jack.incoming[1] = { 9, { 0xd0, 7 }, 2 };
    jack.numIncoming = 2;
    static_cast<void> (input->receive (steadyNanos(), 64));
    jack.call (64);
    jack.numIncoming = 0;
    std::vector<juce::MidiMessage> heard;

    for (int i = 0; i < 1000; ++i)
        for (const auto event : input->receive (steadyNanos(), 64))
            heard.push_back (event.getMessage());

    ASSERT_EQ (heard.size(), 2u);
    EXPECT_EQ (heard[0].getNoteNumber(), 60);
    EXPECT_TRUE (heard[1].isChannelPressure());

    TimedMidiQueue::Sender sender (*output);
    const std::array<std::uint8_t, 3> bytes { 0x80, 61, 0 };
    sender.send (bytes, steadyNanos());

    for (int i = 0; i < 1000 && jack.numOutgoing == 0; ++i)
        jack.call (64);

    ASSERT_EQ (jack.numOutgoing, 1u);
    EXPECT_EQ (jack.outgoing[0].bytes, bytes);
}

TEST_F (JackMidiTest, ListsTheOthersPortsAndConnectsThoseThatAreEnabledWheneverTheyAreThere)
{
    jack.setPorts ({ "keys:out", "pads:out" });
    pollFor (0s);
    ASSERT_EQ (midi.inputs().size(), 2u);
    EXPECT_EQ (midi.inputs()[0], (MidiPortInfo { "JACK:keys:out", "keys:out", "JACK", false }));

    midi.setEnabled ("JACK:keys:out", true);
    EXPECT_EQ (jack.connections, std::vector<std::string> { "keys:out > Lopsided MIDI:in" });
    EXPECT_TRUE (midi.inputs()[0].isEnabled);

    jack.setPorts ({ "pads:out" });
    pollFor (0s);
    EXPECT_EQ (midi.inputs().size(), 1u);
    jack.connections.clear();
    jack.setPorts ({ "pads:out", "keys:out" });
    pollFor (0s);
    EXPECT_EQ (jack.connections, std::vector<std::string> { "keys:out > Lopsided MIDI:in" });

    midi.setEnabled ("JACK:keys:out", false);
    EXPECT_EQ (jack.connections.back(), "not keys:out");
}

TEST_F (JackMidiTest, APortThatCannotBeConnectedYetIsTriedAgain)
{
    midi.setEnabled ("JACK:keys:out", true);
    jack.refusesConnections = true;
    jack.setPorts ({ "keys:out" });

    for (int i = 0; i < 100; ++i)
        midi.poll (now += 5ms);

    EXPECT_GE (jack.connections.size(), 2u);
    EXPECT_LE (jack.connections.size(), 4u);
    jack.refusesConnections = false;
    pollFor (1s);
    const auto tries = jack.connections.size();
    pollFor (1s);
    EXPECT_EQ (jack.connections.size(), tries) << "it is connected";
}

TEST_F (JackMidiTest, AServerThatGoesIsAskedNothingMoreAndFoundAgainWithItsConnections)
{
    jack.setPorts ({ "keys:out" });
    pollFor (0s);
    midi.setEnabled ("JACK:keys:out", true);
    jack.shutDown();
    pollFor (1s);
    EXPECT_FALSE (midi.isConnected());
    EXPECT_TRUE (midi.inputs().empty());
    pollFor (10s);
    pollFor (10s);
    EXPECT_FALSE (midi.isConnected());

    jack.connections.clear();
    jack.isRunning = true;
    pollFor (10s);
    EXPECT_TRUE (midi.isConnected());
    EXPECT_EQ (jack.connections, std::vector<std::string> { "keys:out > Lopsided MIDI:in" });
    EXPECT_EQ (jack.numClosed, 0) << "libjack has destroyed the first client by itself";
}

TEST_F (JackMidiTest, AServerThatIsNotThereIsLookedForOnlyNowAndThen)
{
    jack.shutDown();
    pollFor (1s);
    const auto before = jack.numAttempts;

    for (int i = 0; i < 2000; ++i)
        midi.poll (now += 5ms);

    EXPECT_GE (jack.numAttempts - before, 2);
    EXPECT_LE (jack.numAttempts - before, 6);
}

TEST_F (JackMidiTest, WithoutTheLibraryThereIsNoPort)
{
    JackMidi none (nullptr, input, output);
    none.poll (now);
    none.setEnabled ("JACK:keys:out", true);
    EXPECT_TRUE (none.inputs().empty());
    EXPECT_FALSE (none.isConnected());
}

class JackMidiUnderTrap : public RealtimeTest
{};

TEST_F (JackMidiUnderTrap, TheProcessFunctionIsCleanWithFullQueuesAndLongMessages)
{
    FakeJack jack;
    const auto input = std::make_shared<TimedMidiQueue>();
    const auto output = std::make_shared<TimedMidiQueue>();
    JackMidi midi (jack.library(), input, output);
    midi.poll (JackMidi::Clock::time_point { 100s });
    TimedMidiQueue::Sender sender (*output);

    for (std::size_t i = 0; i < jack.incoming.size(); ++i)
        jack.incoming[i] = { static_cast<jack_nframes_t> (i),
                             { 0x90, static_cast<std::uint8_t> (i), 100 },
                             i % 7 == 0 ? 9u : 3u };

    jack.numIncoming = static_cast<jack_nframes_t> (jack.incoming.size());

    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            const std::array<std::uint8_t, 3> bytes { 0x90, 60, 100 };

            for (int cycle = 0; cycle < 1000; ++cycle)
            {
                for (int i = 0; i < 30; ++i)
                    sender.send (bytes, steadyNanos());

                jack.call (64);
            }
        });
    });

    EXPECT_GT (input->lost(), 0u);
    EXPECT_GT (jack.numOutgoing, 0u);
}

} // namespace
} // namespace lopsided::testing
