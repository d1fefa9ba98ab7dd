#include "SentMidi.h"

#include "../control/ParameterChange.h"
#include "MidiBytes.h"
#include "MidiHoldRules.h"
#include "MidiRoom.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

namespace
{
constexpr int bytesOfEvent = MidiRoom::headerBytes + SentMidiEvent::maximumBytes;
static_assert ((static_cast<int> (SentMidiQueue::capacity)
                + MidiHolds::numChannels * SentMidiQueue::numEndings)
                       * bytesOfEvent
                   <= MidiRoom::capacityBytes,
               "all that can wait and be owed fits into one block");

std::array<std::uint8_t, 3> messageThatEnds (int channel, int ending) noexcept
{
    if (ending < MidiHolds::numSlots)
        return MidiHoldRules::releaseOf (channel, ending);

    const auto mode = ending == SentMidiQueue::endingOfReset      ? MidiBytes::resetAllControllers
                      : ending == SentMidiQueue::endingOfNotesOff ? MidiBytes::allNotesOff
                                                                  : MidiBytes::allSoundOff;
    return { static_cast<std::uint8_t> (MidiBytes::controller | channel), static_cast<std::uint8_t> (mode),
             0 };
}
} // namespace

SentMidi::SentMidi (std::shared_ptr<ControlCounters> countersToUse)
    : counters (std::move (countersToUse))
{
    MidiRoom::reserve (events);
}

SentMidi::~SentMidi()
{
    ControlCounters::add (counters->midiLost, queue.numWaiting());
}

bool SentMidi::send (std::span<const std::uint8_t> bytes, std::int64_t time) noexcept
{
    if (bytes.empty() || bytes.size() > SentMidiEvent::maximumBytes)
        return false;

    const auto delivery = queue.push (bytes, time);

    if (delivery == SentMidiQueue::Delivery::owed)
        ControlCounters::add (counters->midiOwed, 1);
    else if (delivery == SentMidiQueue::Delivery::lost)
        ControlCounters::add (counters->midiLost, 1);

    return delivery != SentMidiQueue::Delivery::lost;
}

void SentMidi::makeDue() noexcept
{
    takeQueued (ParameterChange::now);

    for (std::size_t i = 0; i < numWaiting; ++i)
        waiting[i].time = ParameterChange::now;

    blockEnd = notYet;
}

//======================================================================================================================
MidiSource SentMidi::receive (std::int64_t position, int numSamples) noexcept
{
    enterBlock (position, numSamples);

    if (! queue.isEmpty())
    {
        takeOwed();
        takeQueued (position);
        deliver (position, numSamples);
    }

    return { .events = &events, .path = &ownPath };
}

MidiSource SentMidi::receiveLeaving (std::int64_t position, int numSamples) noexcept
{
    enterBlock (position, numSamples);

    if (! queue.isEmpty())
        loseAll();

    return { .events = &events, .path = &ownPath, .course = MidiPath::Course::releasing };
}

void SentMidi::enterBlock (std::int64_t position, int numSamples) noexcept
{
    events.clear();

    if (blockEnd != notYet && blockEnd != position)
        loseAll();

    blockEnd = position + numSamples;
}

void SentMidi::takeOwed() noexcept
{
    // Before anything else: what was sent before it must not come after it.
    queue.takeOwed ([&] (int channel, int ending, std::uint64_t numPushed) {
        const auto bytes = messageThatEnds (channel, ending);
        voidUntil (channel, ending, numPushed);
        MidiRoom::append (events, 0, bytes.data(), static_cast<int> (bytes.size()));
    });
}

void SentMidi::takeQueued (std::int64_t position) noexcept
{
    // The queue never has more in use than `waiting` has room for, so this ends.
    while (auto event = queue.tryPop())
    {
        if (event->time == ParameterChange::now)
            event->time = position;

        insert (*event);
    }
}

void SentMidi::insert (const SentMidiEvent& event) noexcept
{
    // From the back: most are sent in the order of their times.
    auto place = numWaiting++;

    for (; place > 0 && waiting[place - 1].time > event.time; --place)
        waiting[place] = waiting[place - 1];

    waiting[place] = event;
}

void SentMidi::deliver (std::int64_t position, int numSamples) noexcept
{
    std::size_t numDue = 0;
    std::uint64_t numVoid = 0;

    for (; numDue < numWaiting && waiting[numDue].time < position + numSamples; ++numDue)
    {
        const auto& event = waiting[numDue];

        const auto offset = event.time > position ? static_cast<int> (event.time - position) : 0;

        if (isVoid (event))
            ++numVoid;
        else
            MidiRoom::append (events, offset, event.bytes.data(), event.numBytes);
    }

    ControlCounters::add (counters->midiSent, numDue - numVoid);
    ControlCounters::add (counters->midiLost, numVoid);
    drop (numDue);
}

void SentMidi::loseAll() noexcept
{
    queue.takeOwed (
        [&] (int channel, int ending, std::uint64_t numPushed) { voidUntil (channel, ending, numPushed); });
    takeQueued (0);
    ControlCounters::add (counters->midiLost, numWaiting);
    drop (numWaiting);
}

void SentMidi::drop (std::size_t numEvents) noexcept
{
    if (numEvents == 0)
        return;

    std::move (waiting.begin() + static_cast<std::ptrdiff_t> (numEvents),
               waiting.begin() + static_cast<std::ptrdiff_t> (numWaiting), waiting.begin());
    numWaiting -= numEvents;
    queue.release (numEvents);
}

//======================================================================================================================
bool SentMidi::isVoid (const SentMidiEvent& event) const noexcept
{
    const auto ending = SentMidiQueue::endingOf ({ event.bytes.data(), event.numBytes });
    return ending >= 0 && ending < MidiHolds::numSlots
           && event.serial <= voids[static_cast<std::size_t> (MidiBytes::channelOf (event.bytes.data()))]
                                   [static_cast<std::size_t> (ending)];
}

void SentMidi::voidUntil (int channel, int ending, std::uint64_t serial) noexcept
{
    auto& ofChannel = voids[static_cast<std::size_t> (channel)];

    if (ending < MidiHolds::numSlots)
    {
        ofChannel[static_cast<std::size_t> (ending)] = serial;
        return;
    }

    // A mode message: whatever it ends on its channel.
    const auto pedals = ofChannel.begin() + MidiHolds::numNotes;

    if (ending != SentMidiQueue::endingOfReset)
        std::fill (ofChannel.begin(), pedals, serial);

    if (ending != SentMidiQueue::endingOfNotesOff)
        std::fill (pedals, ofChannel.end(), serial);
}

} // namespace lopsided
