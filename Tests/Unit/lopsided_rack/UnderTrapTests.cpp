// processBlock under the real-time trap: swaps, scenes, macros, bypass and MIDI make no offence.
#include "RackFixture.h"

#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <optional>

namespace lopsided::testing
{
namespace
{

class RackUnderTrap : public RackTest
{
protected:
    void renderWatched()
    {
        runOnAudioThread ([this] { expectNoOffences ([this] { rack.processBlock (audio, midi); }); });
    }

    /** Everything that a DAW may do while it plays. */
    void playWatched (NodeID gain)
    {
        map (0, gain, "gain");
        ASSERT_TRUE (rack.document().storeScene (1, "One"));
        const auto second = add (rack, gainPlugin);
        connect (rack, gain, second);
        ASSERT_TRUE (rack.document().storeScene (2, "Two"));
        ASSERT_TRUE (rack.document().connect (
            { { Port::midi (GraphNodes::midiInput), Port::midi (GraphNodes::midiOutput) } }));
        rack.renderer().setIsWatched (true);

        for (int block = 0; block < 120; ++block)
        {
            midi.clear();
            midi.addEvent (juce::MidiMessage::noteOn (1, block, 1.0f), 1);
            midi.addEvent (juce::MidiMessage::controllerEvent (1, 7, block), 2);
            rack.parameters().macro (0).setValue (static_cast<float> (block) / 120.0f);
            rack.renderer().midi().play (juce::MidiMessage::noteOn (2, block, 1.0f));

            if (block % 10 == 0)
                rack.parameters().bypass().setValueNotifyingHost (block % 20 == 0 ? 1.0f : 0.0f);

            if (block % 7 == 0)
            {
                rack.parameters().scene() = 1 + block / 7 % 2;
                rack.control().poll();
            }

            if (block == 60)
                rack.control().panic();

            if (block % 13 == 0) // as LV2 says it
                runOnAudioThread (
                    [this] { expectNoOffences ([this] { rack.processBlockBypassed (audio, midi); }); });
            else
                renderWatched();

            rack.document().graph().reclaim();
        }
    }
};

/** ctest runs this one in a process of its own as well: a static that is initialised when it is reached is so only once. */
TEST_F (RackUnderTrap, NothingMakesAnOffenceFromTheFirstBlockOn)
{
    const auto gain = add (rack, gainPlugin);
    connect (rack, GraphNodes::audioInput, gain);
    connect (rack, gain, GraphNodes::audioOutput);
    playWatched (gain);
}

TEST_F (RackUnderTrap, NothingThatADawDoesMakesAnOffence)
{
    playWatched (insertGain());
}

TEST_F (RackUnderTrap, TheFirstBlocksOfAnotherBufferMakeNoOffence)
{
    insertGain();

    for (int block = 0; block < 4; ++block)
    {
        juce::MidiBuffer small;
        small.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
        midi.swapWith (small);
        renderWatched();
    }
}

} // namespace
} // namespace lopsided::testing
