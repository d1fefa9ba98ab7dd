#include "FakeJack.h"
#include "FakeStudio.h"
#include <Host/Live/LiveHost.h>
#include <Host/UnmeasuredGuard.h>
#include <TestProcessors/TestProcessors.h>
#include <gtest/gtest.h>
#include <set>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;

/** Keeps what it is told. */
class KeptNotices final : public NoticeBoard
{
public:
    void post (Notice notice) override { notices.push_back (std::move (notice)); }

    std::vector<Notice> notices;
};

/** A host of a document whose one node keeps the notes that sound in it, on a device and a JACK server of the test's own. */
class LiveHostTest : public ::testing::Test
{
protected:
    static constexpr int block = 64;

    LiveHostTest()
    {
        studio.devices["JACK:system"] = { 48000.0, block };
        auto processor = std::make_unique<ParameterProcessor> (1, 2, TestProcessor::Midi::acceptsAndProduces,
                                                               ParameterProcessor::Journal::none);
        processor->hook = [this] (auto&, auto& midi) {
            for (const auto event : midi)
                follow (event.getMessage());
        };
        parameter = processor->parameters.front();
        auto edit = graph.edit();
        node = edit.addNode (std::move (processor));
        edit.connect ({ node, 0 }, { GraphProcessor::audioOutput(), 0 });
        edit.connect (Port::midi (GraphProcessor::midiInput()), Port::midi (node));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        EXPECT_TRUE (host.start ({ .device = "JACK:system" }).wasOk());
        play (1);
    }

    void follow (const juce::MidiMessage& message)
    {
        if (message.isNoteOn())
            sounding.insert (message.getNoteNumber());
        else if (message.isNoteOff())
            sounding.erase (message.getNoteNumber());
        else if (message.isAllNotesOff() || message.isAllSoundOff())
            sounding.clear();
    }

    void play (int numBlocks)
    {
        for (int i = 0; i < numBlocks; ++i)
        {
            ASSERT_TRUE (studio.current->call());
            host.poll (now += 5ms);
        }
    }

    FakeStudio studio;
    FakeJack jack;
    UnmeasuredGuard guard;
    KeptNotices board;
    GraphProcessor graph;
    PluginLibrary library;
    NodeID node;
    ParameterProcessor::Parameter* parameter = nullptr;
    std::set<int> sounding;
    SessionDocument document { graph, library };
    LiveAudio::Clock::time_point now { 100s };
    LiveHost host { document, guard, board,
                    [this] (const DeviceRequest& request) { return studio.open (request); }, jack.library() };
};

TEST_F (LiveHostTest, TheKeyboardIsHeardByTheGraphAndSeenInTheMonitor)
{
    const auto before = 1.0e-3 * juce::Time::getMillisecondCounterHiRes();
    host.sendMidi (juce::MidiMessage::noteOn (1, 60, 0.5f));
    play (1000);
    EXPECT_EQ (sounding, std::set<int> { 60 });
    const auto heard = host.takeMidiInput();
    ASSERT_EQ (heard.size(), 1u);
    EXPECT_EQ (heard[0].getNoteNumber(), 60);
    EXPECT_NEAR (heard[0].getTimeStamp(), before, 1.0);
    EXPECT_TRUE (host.takeMidiInput().empty());
}

TEST_F (LiveHostTest, PanicEndsWhatTheGraphHeardAndWhatANodeWasSent)
{
    host.sendMidi (juce::MidiMessage::noteOn (1, 60, 0.5f));
    ASSERT_TRUE (graph.sendMidi (node, juce::MidiMessage::noteOn (16, 90, 0.5f)));
    play (1000);
    EXPECT_EQ (sounding, (std::set<int> { 60, 90 }));
    host.panic();
    play (2);
    EXPECT_TRUE (sounding.empty());
}

TEST_F (LiveHostTest, ANodeThatHearsNothingButWhatItWasSentFallsSilentToo)
{
    ASSERT_TRUE (graph.removeConnection ({ Port::midi (GraphProcessor::midiInput()), Port::midi (node) },
                                         CommitOptions::atOnce()));
    play (2);
    ASSERT_TRUE (graph.sendMidi (node, juce::MidiMessage::noteOn (16, 90, 0.5f)));
    play (2);
    EXPECT_EQ (sounding, std::set<int> { 90 });
    host.panic();
    play (2);
    EXPECT_TRUE (sounding.empty());
}

TEST_F (LiveHostTest, FollowsTheDocumentsOutputTempoAndMappings)
{
    parameter->value = 0.5f;
    document.setOutput ({ .mute = SessionOutput::Switch::on });
    document.setTempo (93.0);
    play (30);
    EXPECT_EQ (studio.current->heard[0][block - 1], 0.0f);
    EXPECT_EQ (host.tempo(), 93.0);

    SessionMapping mapping;
    mapping.node = node;
    mapping.number = 7;
    mapping.parameter = "Parameter";
    document.setMappings ({ mapping });
    host.sendMidi (juce::MidiMessage::controllerEvent (5, 7, 127));
    play (1000);
    EXPECT_EQ (parameter->getValue(), 1.0f);
}

TEST_F (LiveHostTest, ATempoThatIsTappedIsTheDocuments)
{
    host.setTempo (140.0);
    EXPECT_EQ (document.tempo(), 140.0);
    EXPECT_EQ (host.tempo(), 140.0);
}

TEST_F (LiveHostTest, RollsAndRewindsAndCountsBeats)
{
    EXPECT_FALSE (host.isRolling());
    host.setRolling (true);
    play (750);
    EXPECT_EQ (host.positionInSeconds(), 1.0);
    EXPECT_EQ (host.positionInBeats(), 2.0);
    host.setRolling (false);
    host.rewind();
    play (1);
    EXPECT_EQ (host.positionInBeats(), 0.0);
}

TEST_F (LiveHostTest, TellsOnceWhatHasBeenLearnt)
{
    host.learn (node, "Parameter");
    play (10);
    EXPECT_FALSE (host.takeLearned().has_value());
    host.sendMidi (juce::MidiMessage::pitchWheel (3, 9000));
    play (1000);
    const auto learned = host.takeLearned();
    ASSERT_TRUE (learned.has_value());
    EXPECT_EQ (learned->source, SessionMapping::Source::pitchBend);
    EXPECT_EQ (learned->channel, 3);
    EXPECT_EQ (learned->node, node);
    EXPECT_FALSE (host.takeLearned().has_value());

    host.learn (node, "Parameter");
    host.cancelLearning();
    host.sendMidi (juce::MidiMessage::pitchWheel (3, 10));
    play (1000);
    EXPECT_FALSE (host.takeLearned().has_value());
}

TEST_F (LiveHostTest, ADeviceThatDiesAndReturnsIsANoticeEachAndTheMidiClientGoesAndComesWithIt)
{
    jack.setPorts ({ "keys:out" });
    host.setMidiInputEnabled ("JACK:keys:out", true);
    play (1);
    EXPECT_EQ (host.midiInputs().size(), 1u);

    studio.devices.clear();
    studio.current->die();
    host.poll (now += 5ms);
    EXPECT_EQ (host.status().device, AudioStatus::Device::lost);
    ASSERT_EQ (board.notices.size(), 1u);
    EXPECT_EQ (board.notices[0].kind, Notice::Kind::warning);
    EXPECT_TRUE (board.notices[0].text.startsWith ("JACK:system has vanished")) << board.notices[0].text;
    EXPECT_TRUE (host.midiInputs().empty());
    const auto attempts = jack.numAttempts;
    play (500);
    EXPECT_EQ (jack.numAttempts, attempts) << "a client that is opened meanwhile would bury the audio's";

    studio.devices["JACK:system"] = { 48000.0, block };
    play (210);
    EXPECT_EQ (host.status().device, AudioStatus::Device::playing);
    EXPECT_EQ (board.notices.size(), 2u);
    EXPECT_EQ (host.midiInputs().size(), 1u);
    EXPECT_EQ (jack.connections.size(), 2u);
}

TEST_F (LiveHostTest, SaysWhetherTheLimiterActs)
{
    parameter->value = 0.5f;
    play (1);
    EXPECT_FALSE (host.status().limiterActive);
    document.setOutput ({ .gainDb = 12.0f });
    play (30);
    EXPECT_TRUE (host.status().limiterActive);
    EXPECT_NEAR (host.status().outputPeak, 0.0f, 1.0e-6f) << "peaks are taken at each look";
}

} // namespace
} // namespace lopsided::testing
