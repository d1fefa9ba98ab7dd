#include "JackNotes.h"
#include "JackServer.h"
#include <Host/Live/JackMidi.h>
#include <Host/Live/LiveAudio.h>
#include <Host/Live/LiveStages.h>
#include <Host/UnmeasuredGuard.h>
#include <TestProcessors/TestProcessors.h>
#include <optional>

namespace lopsided::testing
{
namespace
{

/** A graph whose node hears MIDI from other clients of a server, and answers an octave higher. */
class JackMidiThroughServer : public JackServerTest
{
protected:
    JackMidiThroughServer()
    {
        auto edit = graph.edit();
        const auto node = edit.addNode (std::make_unique<FunctionProcessor> (
            2, 2, TestProcessor::Midi::acceptsAndProduces, [this] (auto&, auto& played) {
                juce::MidiBuffer answers;

                for (const auto event : played)
                {
                    auto message = event.getMessage();
                    heardNote = message.getNoteNumber();
                    isSounding = message.isNoteOn();
                    message.setNoteNumber (message.getNoteNumber() + 12);
                    answers.addEvent (message, event.samplePosition);
                }

                played.swapWith (answers);
            }));
        edit.connect (Port::midi (GraphProcessor::midiInput()), Port::midi (node));
        edit.connect (Port::midi (node), Port::midi (GraphProcessor::midiOutput()));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    bool becomesTrue (const std::function<bool()>& condition)
    {
        return JackServerTest::becomesTrue (condition, [this] {
            const auto now = LiveAudio::Clock::now();
            audio.poll (now);
            midi.poll (now);
            stages.setOutputIsWanted (midi.isConnected());
        });
    }

    bool hasInput (const juce::String& identifier) const
    {
        for (const auto& port : midi.inputs())
            if (port.identifier == identifier)
                return true;

        return false;
    }

    std::atomic<int> heardNote { -1 };
    std::atomic<bool> isSounding { false };
    UnmeasuredGuard guard;
    GraphProcessor graph;
    LiveStages stages;
    JackMidi midi { JackLibrary::find(), stages.midiInput(), stages.midiOutput() };
    LiveAudio audio { graph, guard, &stages, [] (auto, const auto&) {} };
};

TEST_F (JackMidiThroughServer, NotesOfAClientThatIsPluggedInLaterReachTheGraphAndItsAnswersGoOut)
{
    ASSERT_TRUE (audio.start ({ .device = "JACK:system" }).wasOk());
    ASSERT_TRUE (becomesTrue ([this] { return midi.isConnected(); }));
    const juce::String identifier = "JACK:tester:keys";
    midi.setEnabled (identifier, true); // before it is there

    {
        JackNotes tester ("tester");
        ASSERT_TRUE (becomesTrue ([&] { return hasInput (identifier); }));
        tester.listenTo ("Lopsided MIDI:out");

        for (std::uint8_t note = 60; note < 70; ++note)
        {
            tester.play ({ 0x90, note, 100 });
            ASSERT_TRUE (becomesTrue ([&] { return heardNote == note && isSounding; }));
            ASSERT_TRUE (becomesTrue ([&] { return tester.lastNote == note + 12; }));
            tester.play ({ 0x80, note, 0 });
            ASSERT_TRUE (becomesTrue ([&] { return ! isSounding; }));
        }

        EXPECT_TRUE (becomesTrue ([&] { return tester.numHeard == 20; }));
    }

    ASSERT_TRUE (becomesTrue ([&] { return ! hasInput (identifier); })) << "unplugged";
    JackNotes again ("tester");
    ASSERT_TRUE (becomesTrue ([&] { return hasInput (identifier); }));
    EXPECT_TRUE (becomesTrue ([&] {
        again.play ({ 0x90, 90, 100 }); // again and again: the server connects when it comes to it
        return heardNote == 90;
    }));
}

} // namespace
} // namespace lopsided::testing
