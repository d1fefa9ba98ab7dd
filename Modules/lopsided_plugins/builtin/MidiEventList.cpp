#include "MidiEventList.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
/** Walks through ticks in ascending order and follows the tempo. (JUCE's own conversion is quadratic in tempo marks.) */
class TempoClock
{
public:
    explicit TempoClock (int timeFormat)
    {
        if (timeFormat > 0)
            quartersPerTick = 1.0 / timeFormat;
        else
            secondsPerTick =
                1.0 / (-(timeFormat >> 8) * (timeFormat & 0xff)); // SMPTE: frames × ticks per frame

        setSecondsPerQuarter (0.5); // 120 beats a minute until the file says otherwise
    }

    double advanceTo (double tick)
    {
        seconds += (tick - lastTick) * secondsPerTick;
        lastTick = tick;
        return seconds;
    }

    void setSecondsPerQuarter (double secondsPerQuarter)
    {
        if (quartersPerTick > 0.0)
            secondsPerTick = secondsPerQuarter * quartersPerTick;
    }

private:
    double quartersPerTick = 0.0;
    double secondsPerTick = 0.0;
    double lastTick = 0.0;
    double seconds = 0.0;
};

bool hasUsableTimeFormat (int timeFormat)
{
    return timeFormat > 0 || (timeFormat < 0 && (timeFormat & 0xff) != 0);
}

PluginError unreadable (const juce::File& file, const juce::String& reason)
{
    return { PluginError::Code::fileUnreadable,
             ("The MIDI file '" + file.getFullPathName() + "' " + reason).toStdString() };
}

std::vector<const juce::MidiMessage*> inPlayingOrder (const juce::MidiFile& midiFile)
{
    std::vector<const juce::MidiMessage*> messages;

    for (int track = 0; track < midiFile.getNumTracks(); ++track)
        for (const auto* holder : *midiFile.getTrack (track))
            messages.push_back (&holder->message);

    std::stable_sort (messages.begin(), messages.end(),
                      [] (const auto* a, const auto* b) { return a->getTimeStamp() < b->getTimeStamp(); });
    return messages;
}
} // namespace

PluginResult<MidiEventList> MidiEventList::read (const juce::File& file)
{
    if (! file.existsAsFile())
        return unreadable (file, "is not there. Put it there, or correct the node's \"file\".");

    if (file.getSize() > maximumFileBytes)
        return unreadable (file, "is larger than 16 MiB. Use a smaller one.");

    juce::FileInputStream stream (file);
    juce::MidiFile midiFile;

    if (! stream.openedOk() || ! midiFile.readFrom (stream, false))
        return unreadable (
            file, "cannot be read as a Standard MIDI File. Check that it is one and that it is whole.");

    if (! hasUsableTimeFormat (midiFile.getTimeFormat()))
        return unreadable (file, "has a time division of zero. Export it again.");

    MidiEventList list;
    TempoClock clock (midiFile.getTimeFormat());

    for (const auto* message : inPlayingOrder (midiFile))
    {
        const auto seconds = clock.advanceTo (message->getTimeStamp());

        if (! (seconds >= 0.0 && seconds <= maximumSeconds))
            return unreadable (file, "lasts longer than 24 hours. Shorten it.");

        if (message->isTempoMetaEvent())
            clock.setSecondsPerQuarter (message->getTempoSecondsPerQuarterNote());

        list.endSeconds = seconds;

        if (! message->isMetaEvent() && message->getRawDataSize() <= maximumEventBytes)
            list.add (message->withTimeStamp (seconds));
    }

    return list;
}

void MidiEventList::add (const juce::MidiMessage& message)
{
    const auto* raw = message.getRawData();
    events.push_back (
        { message.getTimeStamp(), 0, static_cast<std::uint32_t> (data.size()), message.getRawDataSize() });
    data.insert (data.end(), raw, raw + message.getRawDataSize());
}

void MidiEventList::setSampleRate (double sampleRate)
{
    const auto toSample = [sampleRate] (double seconds) { return std::llround (seconds * sampleRate); };

    for (auto& event : events)
        event.sample = toSample (event.seconds);

    endSample = toSample (endSeconds);
}

} // namespace lopsided
