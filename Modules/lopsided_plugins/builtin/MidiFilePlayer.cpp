#include "MidiFilePlayer.h"

#include <algorithm>

namespace lopsided
{

/** The block's MIDI buffer, and how much of it this block may still use. [audio thread] */
struct MidiFilePlayer::Output
{
    static constexpr int bytesPerEventHeader =
        sizeof (std::int32_t) + sizeof (std::uint16_t); // juce::MidiBuffer's

    juce::MidiBuffer& midi;
    SoundingNotes& sounding;
    int frame = 0;
    int bytesLeft = maximumBytesPerBlock;

    bool add (const std::uint8_t* bytes, int numBytes, int atFrame)
    {
        if (numBytes + bytesPerEventHeader > bytesLeft)
            return false;

        bytesLeft -= numBytes + bytesPerEventHeader;
        midi.addEvent (bytes, numBytes, atFrame);
        sounding.follow (bytes, numBytes);
        return true;
    }
};

MidiFilePlayer::MidiFilePlayer()
    : BuiltinProcessor (BusesProperties(), builtinName, "MIDI file player")
{
    auto parameter =
        std::make_unique<juce::AudioParameterBool> (juce::ParameterID { "loop", 1 }, "Loop", true);
    loop = parameter.get();
    addParameter (parameter.release());
}

PluginResult<void> MidiFilePlayer::loadFile (const juce::File& fileToPlay)
{
    if (prepared)
        return PluginError {
            PluginError::Code::fileUnreadable,
            "The MIDI file player is playing already. To play another file, replace the node."
        };

    auto list = MidiEventList::read (fileToPlay);

    if (! list)
        return list.error();

    events = std::move (*list);
    playedFile = fileToPlay;
    return {};
}

bool MidiFilePlayer::isBusesLayoutSupported (const BusesLayout& layout) const
{
    return layout.inputBuses.isEmpty() && layout.outputBuses.isEmpty();
}

void MidiFilePlayer::prepareToPlay (double sampleRate, int)
{
    events.setSampleRate (sampleRate);
    prepared = true;
    reset();
}

void MidiFilePlayer::releaseResources()
{
    prepared = false;
}

void MidiFilePlayer::reset()
{
    sounding.clear();
    position = 0;
    nextEvent = 0;
}

void MidiFilePlayer::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer& midi)
{
    midi.clear();

    const auto numFrames = buffer.getNumSamples();
    const auto length = events.lengthSamples();
    Output output { midi, sounding };

    while (length > 0 && output.frame < numFrames)
    {
        if (position == length && ! startOver (output))
            return;

        const auto frames = std::min<std::int64_t> (numFrames - output.frame, length - position);
        playEventsBefore (position + frames, output);
        position += frames;
        output.frame += static_cast<int> (frames);
    }
}

void MidiFilePlayer::playEventsBefore (std::int64_t end, Output& output)
{
    for (; nextEvent < events.size() && events[nextEvent].sample < end; ++nextEvent)
    {
        const auto& event = events[nextEvent];
        const auto framesAhead = std::max<std::int64_t> (0, event.sample - position);

        if (! output.add (events.bytes (event), event.numBytes,
                          output.frame + static_cast<int> (framesAhead)))
            return;
    }
}

bool MidiFilePlayer::startOver (Output& output)
{
    playEventsBefore (position + 1, output); // what stands on the very end

    if (nextEvent < events.size())
        return false;

    for (SoundingNotes::Message message; sounding.findNextOff (message);)
        if (! output.add (message.data(), static_cast<int> (message.size()), output.frame))
            return false;

    if (! loop->get())
        return false;

    position = 0;
    nextEvent = 0;
    return true;
}

} // namespace lopsided
