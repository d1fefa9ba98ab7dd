#include "PanelParts.h"

#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

class PanelTest : public ::testing::Test, protected testing::PanelParts
{};

TEST_F (PanelTest, TransportPlaysStopsAndRewinds)
{
    TransportBar bar (host, document, poll);
    bar.togglePlay();
    EXPECT_TRUE (host.rolling);
    host.beats = 9.5;
    host.seconds = 4.75;
    poll.poll();
    EXPECT_EQ (bar.positionText(), "3.2.50 0:04.7");
    bar.rewind();
    EXPECT_EQ (bar.positionText(), "1.1.00 0:00.0");
    bar.togglePlay();
    EXPECT_FALSE (host.rolling);
    bar.panic();
    EXPECT_EQ (host.numPanics, 1);
}

TEST_F (PanelTest, TransportSetsTheTempoOfDocumentAndHost)
{
    TransportBar bar (host, document, poll);
    bar.tempoField().enter ("96.5");
    EXPECT_DOUBLE_EQ (document.tempo(), 96.5);
    EXPECT_DOUBLE_EQ (host.bpm, 96.5);

    bar.tempoField().enter ("quick");
    EXPECT_DOUBLE_EQ (document.tempo(), 96.5);
    bar.tempoField().enter ("9999");
    EXPECT_DOUBLE_EQ (document.tempo(), TapTempo::fastest);

    bar.tap (10.0);
    bar.tap (10.5);
    EXPECT_DOUBLE_EQ (document.tempo(), 120.0);
    EXPECT_DOUBLE_EQ (bar.tempoField().number(), 120.0);

    document.setTempo (77.0);
    EXPECT_DOUBLE_EQ (bar.tempoField().number(), 77.0);
}

TEST_F (PanelTest, TransportSetsTheOutput)
{
    TransportBar bar (host, document, poll);
    bar.setGain (-12.0f);
    bar.toggleMute();
    bar.toggleLimiter();
    EXPECT_FLOAT_EQ (document.output().gainDb, -12.0f);
    EXPECT_EQ (document.output().mute, SessionOutput::Switch::on);
    EXPECT_EQ (document.output().limiter, SessionOutput::Switch::off);
    bar.toggleMute();
    EXPECT_EQ (document.output().mute, SessionOutput::Switch::off);
}

TEST_F (PanelTest, MeterShowsPeaksAndHoldsTheHighest)
{
    OutputMeter meter;
    meter.show (0.5f);
    EXPECT_NEAR (meter.levelDb(), -6.02f, 0.01f);
    meter.show (0.0f);
    EXPECT_LT (meter.levelDb(), -6.5f);
    EXPECT_NEAR (meter.heldDb(), -6.02f, 0.01f);

    for (int i = 0; i < 300; ++i)
        meter.show (0.0f);

    EXPECT_LT (meter.heldDb(), -60.0f);
}

TEST_F (PanelTest, StatusShowsFiguresAndTheCulprit)
{
    host.state = { AudioStatus::Device::playing,
                   "JACK:system",
                   48000.0,
                   64,
                   128,
                   64,
                   0,
                   0.12,
                   0.34,
                   1.2,
                   1000,
                   3,
                   "Plate Reverb" };
    StatusBar bar (host, poll);
    int opened = 0;
    bar.onAudioSettings = [&opened] { ++opened; };
    host.loads = { 0.1f, 0.2f, 1.2f };
    poll.poll();
    EXPECT_EQ (bar.load.figure(), "12 % (99.9: 34 %, worst 120 %)");
    EXPECT_EQ (bar.late.figure(), "3 late blocks: Plate Reverb");
    EXPECT_EQ (bar.latency.figure(), "192 samples, 4.0 ms");
    EXPECT_EQ (bar.device.figure(), "JACK:system, 48 kHz, 64");
    EXPECT_EQ (bar.graph().bars().size(), 3u);

    bar.device.onClick();
    bar.latency.onClick();
    EXPECT_EQ (opened, 2);
    bar.late.onClick();
    EXPECT_EQ (host.numResets, 1);
    EXPECT_TRUE (bar.graph().bars().empty());

    host.state.device = AudioStatus::Device::lost;
    poll.poll();
    EXPECT_EQ (bar.device.figure(), "JACK:system is lost");
}

TEST_F (PanelTest, DeadlineGraphIsBounded)
{
    DeadlineGraph deadlines;

    for (int i = 0; i < 50; ++i)
        deadlines.add (std::vector<float> (10, static_cast<float> (i)));

    EXPECT_EQ (deadlines.bars().size(), DeadlineGraph::mostBars);
    EXPECT_FLOAT_EQ (deadlines.bars().back(), 49.0f);
}

TEST_F (PanelTest, SettingsChooseADeviceAtOnce)
{
    host.known = { { "JACK:system", 2, 2, { 48000.0 }, { 64, 128 } }, { "dummy", 2, 2, {}, {} } };
    AudioSettings settings (host, board);
    EXPECT_EQ (settings.device.getNumItems(), 3);
    settings.device.setSelectedItemIndex (1, juce::sendNotificationSync);
    EXPECT_EQ (host.chosen.device, "JACK:system");
    EXPECT_EQ (settings.rate.getNumItems(), 2);
    settings.block.setSelectedItemIndex (2, juce::sendNotificationSync);
    EXPECT_EQ (host.chosen.blockSize, 128);
    settings.outputs.setSelectedId (1 + 2, juce::sendNotificationSync);
    EXPECT_EQ (host.chosen.numOutputs, 1);
    EXPECT_EQ (host.chosen.numInputs, -1);
    EXPECT_TRUE (board.notices.empty());
}

TEST_F (PanelTest, SettingsSayWhatDoesNotWorkAndGoBack)
{
    host.known = { { "JACK:system", 2, 2, {}, {} } };
    host.refusal = "JACK is not running.";
    AudioSettings settings (host, board);
    settings.device.setSelectedItemIndex (1, juce::sendNotificationSync);
    ASSERT_EQ (board.notices.size(), 1u);
    EXPECT_EQ (board.notices[0].text, "JACK is not running.");
    EXPECT_EQ (board.notices[0].kind, Notice::Kind::error);
    EXPECT_EQ (settings.device.getSelectedItemIndex(), 0);
}

TEST_F (PanelTest, SettingsFollowWhatIsPluggedIn)
{
    AudioSettings settings (host, board);
    EXPECT_EQ (settings.device.getNumItems(), 1);
    host.known = { { "ALSA:USB", 2, 2, {}, {} } };
    host.inputs = { { "a", "Keystation", "JACK", false } };
    settings.refresh();
    EXPECT_EQ (settings.device.getNumItems(), 2);
    ASSERT_NE (settings.midiInputs().box (0), nullptr);
    EXPECT_EQ (settings.midiInputs().box (0)->getButtonText(), "Keystation (JACK)");

    settings.midiInputs().box (0)->setToggleState (true, juce::dontSendNotification);
    settings.midiInputs().box (0)->onClick();
    EXPECT_TRUE (host.inputs[0].isEnabled);
    host.inputs.clear();
    settings.refresh();
    EXPECT_EQ (settings.midiInputs().box (0), nullptr);
}

TEST_F (PanelTest, MonitorSaysWhatComesInAndIsBounded)
{
    MidiMonitor monitor (poll);
    host.midi = { juce::MidiMessage::noteOn (1, 60, static_cast<juce::uint8> (100)),
                  juce::MidiMessage::midiClock() };
    poll.poll();
    ASSERT_EQ (monitor.lines().size(), 1u);
    EXPECT_TRUE (monitor.lines()[0].endsWith ("Note on C3, velocity 100, channel 1")) << monitor.lines()[0];

    monitor.setFlow (MidiMonitor::Flow::paused);
    host.midi = { juce::MidiMessage::noteOff (1, 60) };
    poll.poll();
    EXPECT_EQ (monitor.lines().size(), 1u);

    monitor.setFlow (MidiMonitor::Flow::running);
    host.midi.assign (1000, juce::MidiMessage::noteOff (1, 60));
    poll.poll();
    EXPECT_EQ (monitor.lines().size(), MidiMonitor::mostLines);
    monitor.clear();
    EXPECT_TRUE (monitor.lines().empty());
}

TEST_F (PanelTest, EveryKindOfMidiHasWords)
{
    EXPECT_EQ (PanelText::midi (juce::MidiMessage::controllerEvent (2, 7, 64)),
               "Controller 7 (Volume (coarse)) is 64, channel 2");
    EXPECT_EQ (PanelText::midi (juce::MidiMessage::pitchWheel (1, 8192)), "Pitch bend 0, channel 1");
    EXPECT_EQ (PanelText::midi (juce::MidiMessage::programChange (1, 0)), "Program 1, channel 1");
    EXPECT_EQ (PanelText::midi (juce::MidiMessage::midiStart()), "Start");
    EXPECT_EQ (PanelText::midi (juce::MidiMessage::createSysExMessage ("abc", 3)),
               "System exclusive, 3 bytes");
    EXPECT_EQ (PanelText::midi (juce::MidiMessage::songPositionPointer (0)), "Bytes f2 00 00");
}

TEST_F (PanelTest, KeyboardSendsNotesAndEndsThem)
{
    {
        VirtualKeyboard keyboard (host);
        keyboard.setVelocity (127);
        keyboard.setChannel (3);
        keyboard.press (60);
        ASSERT_EQ (host.sent.size(), 1u);
        EXPECT_TRUE (host.sent[0].isNoteOn());
        EXPECT_EQ (host.sent[0].getChannel(), 3);
        EXPECT_EQ (host.sent[0].getVelocity(), 127);

        keyboard.setChannel (4); // the note would hang
        ASSERT_EQ (host.sent.size(), 2u);
        EXPECT_TRUE (host.sent[1].isNoteOff());
        EXPECT_EQ (host.sent[1].getChannel(), 3);
        keyboard.press (62);
    }

    EXPECT_TRUE (host.sent.back().isNoteOff());
    EXPECT_EQ (host.sent.back().getNoteNumber(), 62);
}

TEST_F (PanelTest, MappingsAreEditedInPlace)
{
    const auto node = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (node.has_value());
    SessionMapping mapping;
    mapping.node = *node;
    mapping.number = 7;
    mapping.parameter = parameterId (*graph.getNodeForId (*node)->instance->processor().getParameters()[0]);

    MappingTable table (document);
    EXPECT_EQ (table.numShown(), 0);
    document.setMappings ({ mapping, mapping });
    EXPECT_EQ (table.numShown(), 2);
    EXPECT_TRUE (table.targetText (0).contains (": ")) << table.targetText (0);

    dynamic_cast<juce::ComboBox&> (*table.cell (0, MappingTable::source))
        .setSelectedItemIndex (3, juce::sendNotificationSync);
    dynamic_cast<NumberField&> (*table.cell (0, MappingTable::number)).enter ("61");
    dynamic_cast<NumberField&> (*table.cell (0, MappingTable::minimum)).enter ("75 %");
    dynamic_cast<juce::ComboBox&> (*table.cell (1, MappingTable::curve))
        .setSelectedItemIndex (2, juce::sendNotificationSync);
    EXPECT_EQ (document.mappings()[0].source, SessionMapping::Source::note);
    EXPECT_EQ (document.mappings()[0].number, 61);
    EXPECT_FLOAT_EQ (document.mappings()[0].minimum, 0.75f);
    EXPECT_EQ (document.mappings()[1].curve, SessionMapping::Curve::fast);
    EXPECT_EQ (document.mappings()[1].number, 7);

    table.remove (0);
    ASSERT_EQ (document.mappings().size(), 1u);
    EXPECT_EQ (document.mappings()[0].curve, SessionMapping::Curve::fast);
}

TEST_F (PanelTest, PollHandsOnWhatWasLearnt)
{
    struct Listener final : AudioPoll::Listener
    {
        void mappingLearned (const SessionMapping& mapping) override { numbers.push_back (mapping.number); }
        std::vector<int> numbers;
    };

    Listener listener;
    poll.addListener (&listener);
    host.learned.emplace();
    host.learned->number = 21;
    poll.poll();
    poll.poll();
    EXPECT_EQ (listener.numbers, std::vector<int> { 21 });
    poll.removeListener (&listener);
}

} // namespace
} // namespace lopsided
