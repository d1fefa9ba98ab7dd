#include <Host/Live/AlsaMidi.h>
#include <Host/SteadyNanos.h>
#include <RealtimeTrap/RealtimeExpectations.h>
#include <gtest/gtest.h>
#include <map>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;

/** AlsaMidi over inputs that the test plugs in and plays: what JUCE does with ALSA's sequencer needs a machine that has one. */
class AlsaMidiTest : public ::testing::Test
{
protected:
    AlsaMidiTest() { queue->prepare (48000.0); }

    void pollFor (std::chrono::milliseconds time) { midi.poll (now += time); }

    void play (const juce::String& identifier, const juce::MidiMessage& message)
    {
        ASSERT_EQ (callbacks.count (identifier), 1u) << "it is not open";
        callbacks.at (identifier)->handleIncomingMidiMessage (nullptr, message);
    }

    std::vector<juce::MidiMessage> heard()
    {
        std::vector<juce::MidiMessage> all;

        for (int i = 0; i < 1000; ++i)
            for (const auto event : queue->receive (steadyNanos(), 64))
                all.push_back (event.getMessage());

        return all;
    }

    AlsaMidi::System system()
    {
        return { [this] {
                    ++numLooks;
                    return plugged;
                },
                 [this] (const juce::String& identifier, juce::MidiInputCallback& callback) {
                     if (isBusy)
                         return std::shared_ptr<void>();

                     callbacks[identifier] = &callback;
                     return std::shared_ptr<void> (
                         &callback, [this, identifier] (void*) { callbacks.erase (identifier); });
                 } };
    }

    juce::Array<juce::MidiDeviceInfo> plugged { juce::MidiDeviceInfo ("Keystation", "20:0"),
                                                juce::MidiDeviceInfo ("Pads", "24:0") };
    std::map<juce::String, juce::MidiInputCallback*> callbacks;
    bool isBusy = false;
    int numLooks = 0;
    const std::shared_ptr<TimedMidiQueue> queue = std::make_shared<TimedMidiQueue>();
    AlsaMidi::Clock::time_point now { 100s };
    AlsaMidi midi { queue, system() };
};

TEST_F (AlsaMidiTest, ListsWhatIsThereAndHearsOnlyWhatIsEnabled)
{
    EXPECT_TRUE (midi.inputs().empty()) << "nobody has looked";
    pollFor (0ms);
    ASSERT_EQ (midi.inputs().size(), 2u);
    EXPECT_EQ (midi.inputs()[0], (MidiPortInfo { "ALSA:20:0", "Keystation", "ALSA", false }));
    EXPECT_TRUE (callbacks.empty());

    midi.setEnabled ("ALSA:20:0", true);
    EXPECT_TRUE (midi.inputs()[0].isEnabled);
    EXPECT_FALSE (midi.inputs()[1].isEnabled);
    ASSERT_EQ (callbacks.size(), 1u);

    static_cast<void> (queue->receive (steadyNanos(), 64));
    play ("20:0", juce::MidiMessage::noteOn (1, 60, 0.8f));
    play ("20:0", juce::MidiMessage::controllerEvent (1, 74, 12));
    const auto messages = heard();
    ASSERT_EQ (messages.size(), 2u);
    EXPECT_EQ (messages[0].getNoteNumber(), 60);
    EXPECT_EQ (messages[1].getControllerValue(), 12);

    midi.setEnabled ("ALSA:20:0", false);
    EXPECT_TRUE (callbacks.empty()) << "it is closed at once";
}

TEST_F (AlsaMidiTest, LooksEveryTwoSecondsAndTakesAnEnabledInputBackThatReturns)
{
    pollFor (0ms);
    midi.setEnabled ("ALSA:20:0", true);
    pollFor (1900ms);
    EXPECT_EQ (numLooks, 1);

    plugged.remove (0);
    pollFor (200ms);
    EXPECT_EQ (numLooks, 2);
    EXPECT_TRUE (callbacks.empty());
    EXPECT_EQ (midi.inputs().size(), 1u);

    plugged.add ({ "Keystation", "20:0" });
    pollFor (2000ms);
    EXPECT_EQ (callbacks.count ("20:0"), 1u);
    EXPECT_TRUE (midi.inputs()[1].isEnabled);
}

TEST_F (AlsaMidiTest, AnInputThatDoesNotOpenIsTriedAgain)
{
    pollFor (0ms);
    isBusy = true;
    midi.setEnabled ("ALSA:24:0", true);
    EXPECT_TRUE (callbacks.empty());
    EXPECT_TRUE (midi.inputs()[1].isEnabled) << "it is wanted all the same";

    isBusy = false;
    pollFor (2000ms);
    EXPECT_EQ (callbacks.count ("24:0"), 1u);
}

TEST_F (AlsaMidiTest, WhatIsEnabledBeforeItIsThereIsOpenedWhenItComes)
{
    plugged.clear();
    pollFor (0ms);
    midi.setEnabled ("ALSA:20:0", true);
    plugged.add ({ "Keystation", "20:0" });
    pollFor (2000ms);
    EXPECT_EQ (callbacks.size(), 1u);
}

TEST_F (AlsaMidiTest, MessagesArePassedOnWithoutTouchingTheHeap)
{
    pollFor (0ms);
    midi.setEnabled ("ALSA:20:0", true);
    const auto note = juce::MidiMessage::noteOn (1, 60, 0.8f);
    auto& callback = *callbacks.at ("20:0");
    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            for (int i = 0; i < 10000; ++i) // more than the queue holds
                callback.handleIncomingMidiMessage (nullptr, note);
        });
    });
    EXPECT_GT (queue->lost(), 0u);
}

} // namespace
} // namespace lopsided::testing
