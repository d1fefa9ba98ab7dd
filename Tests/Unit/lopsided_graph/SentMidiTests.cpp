// MIDI that is sent to a node, beside what its connections bring.
#include "SentMidiRig.h"

#include <RandomSeeds.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <gmock/gmock.h>

#include <map>

namespace lopsided
{
namespace
{
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Midi = TestProcessor::Midi;
using SentMidiRealtime = testing::RealtimeTest;
using Event = SentMidiRig::Event;

constexpr int noteOn = 0x90;
constexpr int noteOff = 0x80;
constexpr int controller = 0xb0;
constexpr auto now = ParameterChange::now;

juce::MidiBuffer hosts (const juce::MidiMessage& message, int time = 0)
{
    juce::MidiBuffer midi;
    midi.addEvent (message, time);
    return midi;
}

TEST (SentMidi, ReachesItsNodeAtItsTime)
{
    SentMidiRig rig;
    rig.play();
    rig.send ({ noteOn, 60, 1 }, 200);
    rig.send ({ noteOn, 61, 1 });
    rig.send ({ noteOn, 62, 1 }, 70);
    rig.send ({ noteOn, 63, 1 }, 10); // has gone by
    rig.send ({ noteOn, 64, 1 }, 70);
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 64, noteOn, 63, 1 }, Event { 64, noteOn, 61, 1 },
                                          Event { 70, noteOn, 62, 1 }, Event { 70, noteOn, 64, 1 }));
    rig.play();
    EXPECT_THAT (rig.take(), IsEmpty());
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 200, noteOn, 60, 1 }));
}

TEST (SentMidi, WaitsThroughBlocksOfNoSamples)
{
    SentMidiRig rig;
    rig.send ({ noteOn, 60, 1 });
    rig.play (0);
    EXPECT_THAT (rig.take(), IsEmpty());
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 0, noteOn, 60, 1 }));
}

TEST (SentMidi, IsMergedWithWhatConnectionsBringAndCountedWithThem)
{
    SentMidiRig rig;
    rig.send ({ noteOn, 60, 1 });
    rig.play (64, hosts (juce::MidiMessage (noteOn, 60, 2), 5));
    EXPECT_THAT (rig.take(), ElementsAre (Event { 0, noteOn, 60, 1 }, Event { 5, noteOn, 60, 2 }));
    rig.play (64, hosts (juce::MidiMessage (noteOff, 60, 0), 5));
    EXPECT_THAT (rig.take(), IsEmpty()) << "it is held by what was sent";
    rig.send ({ noteOff, 60, 0 }, 130);
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 130, noteOff, 60, 0 }));
}

TEST (SentMidi, WakesANodeThatRests)
{
    SentMidiRig rig;
    rig.graph.model.setNodeOptions (rig.node, { .idleSkip = NodeOptions::Switch::on }).value();
    rig.compile();

    for (int block = 0; block < 200; ++block)
        rig.play (512);

    rig.send ({ noteOn, 60, 1 });
    rig.play();
    EXPECT_EQ (rig.take().size(), 1u);
}

TEST (SentMidi, OfANodeThatIsRemovedEndsAtOnceAndComesNoMore)
{
    SentMidiRig rig;
    rig.send ({ noteOn, 60, 1 });
    rig.send ({ controller, 64, 127 });
    rig.play();
    rig.take();
    auto& instance = rig.instance();
    rig.graph.model.removeNode (rig.node).value();
    rig.compile ({ .fadeSamples = 480, .tails = Tails::ring, .notes = Notes::hold });
    const std::uint8_t late[] { noteOn, 61, 1 };
    instance.sentMidi()->send (late, now);
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 64, noteOff, 60, 0 }, Event { 64, controller, 64, 0 }));
}

TEST (SentMidi, OfANodeThatIsReplacedEndsAndItsPedalsAreHandedOn)
{
    SentMidiRig rig;
    rig.send ({ noteOn, 60, 1 });
    rig.send ({ controller, 64, 127 });
    rig.play();
    rig.take();
    std::vector<Event> heardByNext;
    rig.graph.model
        .replaceNode (rig.node, rig.graph.makeInstance (std::make_unique<FunctionProcessor> (
                                    0, 2, Midi::accepts, rig.listenInto (heardByNext))))
        .value();
    rig.compile ({ .fadeSamples = 480, .tails = Tails::ring });
    rig.send ({ noteOn, 62, 1 });
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 64, noteOff, 60, 0 }, Event { 64, controller, 64, 0 }));
    EXPECT_THAT (heardByNext, ElementsAre (Event { 64, controller, 64, 127 }, Event { 64, noteOn, 62, 1 }));
    rig.send ({ controller, 64, 0 });
    rig.play();
    EXPECT_EQ (heardByNext.back(), (Event { 128, controller, 64, 0 }));
}

TEST (SentMidi, ThatWaitedWhileItsNodeWasAwayIsLost)
{
    SentMidiRig rig;
    rig.send ({ noteOn, 60, 1 });
    rig.play();
    const auto gone = *rig.graph.model.findNode (rig.node);
    rig.graph.model.removeNode (rig.node).value();
    rig.compile();
    rig.play();
    rig.play();
    const std::uint8_t late[] { noteOn, 61, 1 };
    gone.instance->sentMidi()->send (late, now);
    rig.take();
    rig.graph.model.addNode (gone.instance, gone.name, gone.id).value();
    rig.compile();
    rig.play();
    EXPECT_THAT (rig.take(), ::testing::Not (::testing::Contains (Event { 192, noteOn, 61, 1 })));
    rig.send ({ noteOn, 62, 1 });
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 256, noteOn, 62, 1 }));
}

TEST (SentMidi, BecomesDueWhenItsNodeIsPreparedForAnotherClock)
{
    SentMidiRig rig;
    rig.play();
    rig.send ({ noteOn, 60, 1 }, 100000);
    rig.send ({ noteOff, 60, 0 }, 100100);
    rig.play();
    rig.instance().prepare (48000.0, 512);
    rig.play();
    EXPECT_THAT (rig.take(), ElementsAre (Event { 128, noteOn, 60, 1 }, Event { 128, noteOff, 60, 0 }));
}

TEST (SentMidi, BeyondAllRoomIsCountedAndEndsWhatSounds)
{
    const auto counters = std::make_shared<ControlCounters>();
    SentMidi sent { counters };
    const std::uint8_t on[] { noteOn, 60, 1 };
    const std::uint8_t off[] { noteOff, 60, 0 };

    // All of it is for later: so all room stays in use.
    for (std::size_t i = 0; i < 2 * SentMidiQueue::capacity; ++i)
        EXPECT_EQ (sent.send (on, 5000), i < SentMidiQueue::capacity - SentMidiQueue::reserve);

    for (std::size_t i = 0; i < SentMidiQueue::reserve + 1; ++i)
        EXPECT_TRUE (sent.send (off, 6000));

    EXPECT_EQ (ControlCounters::value (counters->midiOwed), 1u);
    EXPECT_EQ (eventsOf (*sent.receive (0, 64).events).size(), 1u) << "the one that is owed, now";
    EXPECT_EQ (eventsOf (*sent.receive (64, 6000).events).size(), 0u) << "what came before it is void";
    EXPECT_EQ (ControlCounters::value (counters->midiSent), 0u);
    EXPECT_EQ (ControlCounters::value (counters->midiLost),
               2 * SentMidiQueue::capacity + SentMidiQueue::reserve);
    EXPECT_TRUE (sent.send (on, now));
    EXPECT_EQ (eventsOf (*sent.receive (6064, 64).events).size(), 1u) << "what comes after it is not";
}

TEST (SentMidi, OfMoreThanThreeBytesIsRefused)
{
    SentMidi sent { std::make_shared<ControlCounters>() };
    const std::uint8_t sysex[] { 0xf0, 1, 2, 0xf7 };
    EXPECT_FALSE (sent.send (sysex, now));
    EXPECT_FALSE (sent.send ({}, now));
    EXPECT_TRUE (sent.receive (0, 64).events->isEmpty());
}

TEST (SentMidi, ThatANodeTakesWithItIsCountedAsLost)
{
    const auto counters = std::make_shared<ControlCounters>();

    {
        SentMidi sent { counters };
        const std::uint8_t on[] { noteOn, 60, 1 };
        sent.send (on, now);
        sent.send (on, 5000);
        static_cast<void> (sent.receive (0, 64));
    }

    EXPECT_EQ (ControlCounters::value (counters->midiSent), 1u);
    EXPECT_EQ (ControlCounters::value (counters->midiLost), 1u);
}

/** Many more notes than there is room for, at random times, and each is ended. */
TEST (SentMidi, LeavesNoNoteHangingHoweverMuchIsSent)
{
    for (const auto seed : testing::randomSeeds (40))
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        const auto upTo = [&] (int highest) {
            return std::uniform_int_distribution<int> { 0, highest }(random);
        };
        SentMidiRig rig;
        std::map<std::pair<int, int>, int> sounding;

        for (int block = 0; block < 100; ++block)
        {
            for (auto burst = upTo (3) == 0 ? 400 : 5; burst > 0; --burst)
            {
                const auto key = upTo (40);
                const auto begin = rig.position + upTo (3000);
                rig.send ({ noteOn, key, 1 }, begin);
                rig.send ({ noteOff, key, 0 }, begin + upTo (3000));
            }

            rig.play (1 + upTo (511));
        }

        for (int block = 0; block < 30; ++block)
            rig.play (512);

        for (const auto& [when, status, key, value] : rig.take())
            sounding[{ 0, key }] = status == noteOn ? 1 : 0;

        for (const auto& [key, isOn] : sounding)
            EXPECT_EQ (isOn, 0) << "note " << key.second;

        EXPECT_FALSE (sounding.empty());
    }
}

TEST_F (SentMidiRealtime, SendingAndReceivingOffendInNoWay)
{
    TestGraph graph;
    const auto node = graph.add<CountingProcessor>();
    graph.connectMidi (GraphNodes::midiInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    const auto sequence = graph.compile();
    const MidiSender sender { graph.model.findNode (node)->instance->sentMidi() };
    Block input { 2, 512 };
    Block output { 2, 512 };
    input.midi.addEvent (juce::MidiMessage (noteOn, 1, 1), 100);

    testing::runOnAudioThread ([&] {
        for (int block = 0; block < 100; ++block)
            testing::expectNoOffences ([&] {
                const juce::ScopedNoDenormals noDenormals;

                // From the audio thread as well, and now and then more than there is room for.
                for (int i = 0; i < (block % 10 == 0 ? 1000 : 20); ++i)
                    sender.send (juce::MidiMessage (i % 2 == 0 ? noteOn : noteOff, i % 128, 1),
                                 block * 512 + (i * 97) % 2000);

                sequence->render (argumentsFor (input, output));
            });
    });

    EXPECT_GT (graph.get<CountingProcessor> (node).midiEvents, 2000);
}

} // namespace
} // namespace lopsided
