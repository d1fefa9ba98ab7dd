#include "MidiFileFixture.h"

#include <RealtimeTrap/RealtimeExpectations.h>

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

using testing::MidiFileFixture;
using BuiltinRealtime = testing::RealtimeTest;

/** Runs a processor on an audio thread under the trap; its parameters jump now and then. */
void expectRealtimeSafe (juce::AudioProcessor& processor)
{
    static constexpr int maximumBlock = 512;
    processor.prepareToPlay (48000.0, maximumBlock);
    juce::AudioBuffer<float> audio (std::max (1, processor.getTotalNumOutputChannels()), maximumBlock);
    audio.clear();
    juce::MidiBuffer midi;
    midi.ensureSize (MidiFilePlayer::maximumBytesPerBlock);

    testing::runOnAudioThread ([&] {
        for (int block = 0; block < 2000; ++block)
        {
            const auto size = 1 + (block * 37) % maximumBlock;
            juce::AudioBuffer<float> part (audio.getArrayOfWritePointers(), audio.getNumChannels(), size);

            testing::expectNoOffences ([&] {
                if (block % 50 == 0)
                    processor.reset();

                processor.processBlock (part, midi);
            });
        }
    });
}

TEST_F (BuiltinRealtime, GainNeitherAllocatesNorLocksNorCallsTheSystem)
{
    GainProcessor gain;
    gain.getParameters()[0]->setValue (0.3f);
    expectRealtimeSafe (gain);
}

TEST_F (BuiltinRealtime, SineNeitherAllocatesNorLocksNorCallsTheSystem)
{
    SineProcessor sine;
    expectRealtimeSafe (sine);
}

TEST_F (BuiltinRealtime, MidiFilePlayerNeitherAllocatesNorLocksNorCallsTheSystem)
{
    std::vector<testing::TimedMessage> messages;

    for (int note = 0; note < 128; ++note)
        for (int channel = 1; channel <= 4; ++channel)
            messages.push_back (
                { note < 64 ? 0.0 : 1.0, juce::MidiMessage::noteOn (channel, note, juce::uint8 { 1 }) });

    const MidiFileFixture midi (messages,
                                40); // dense, short: full blocks, and a loop end in each other block
    MidiFilePlayer player;
    ASSERT_TRUE (player.loadFile (midi.file()));
    expectRealtimeSafe (player);
}

} // namespace
} // namespace lopsided
