#pragma once

#include <juce_audio_basics/juce_audio_basics.h>
#include <juce_core/juce_core.h>

#include <vector>

namespace lopsided::testing
{

/** A message and the tick at which it stands. */
struct TimedMessage
{
    double tick = 0.0;
    juce::MidiMessage message;
};

/** A Standard MIDI File of one track, written to a temporary file: 480 ticks a quarter, 120 beats a minute. So 960 ticks
    are one second. */
class MidiFileFixture
{
public:
    static constexpr int ticksPerQuarter = 480;

    MidiFileFixture (const std::vector<TimedMessage>& messages, double endTick)
    {
        juce::MidiMessageSequence track;

        for (const auto& timed : messages)
            track.addEvent (juce::MidiMessage (timed.message, timed.tick));

        juce::MidiMessage end = juce::MidiMessage::endOfTrack();
        end.setTimeStamp (endTick);
        track.addEvent (end);

        juce::MidiFile midiFile;
        midiFile.setTicksPerQuarterNote (ticksPerQuarter);
        midiFile.addTrack (track);

        juce::FileOutputStream stream (temporary.getFile());
        midiFile.writeTo (stream);
    }

    [[nodiscard]] juce::File file() const { return temporary.getFile(); }

private:
    juce::TemporaryFile temporary { ".mid" };
};

} // namespace lopsided::testing
