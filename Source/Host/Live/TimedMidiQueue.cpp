#include "TimedMidiQueue.h"

#include "../SteadyNanos.h"
#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{

// An event may be this much before its time, in seconds: a clock that says more is wrong.
constexpr double mostAhead = 0.25;

// How fast the clock of the samples follows the steady clock: a block that starts late moves few events.
constexpr std::int64_t inertia = 8;

} // namespace

TimedMidiQueue::TimedMidiQueue()
    : epochNanos (steadyNanos())
{}

void TimedMidiQueue::prepare (double sampleRate) noexcept
{
    sent.makeDue();

    // All relaxed here and below, each pairing with the other side's of the same atomic: a sender that sees them at
    // different times gives an event a time that is a little wrong, and clamped.
    rate.store (sampleRate, std::memory_order_relaxed);
    isRunning.store (false, std::memory_order_relaxed);
}

void TimedMidiQueue::clear() noexcept
{
    sent.makeDue();
    static_cast<void> (sent.receive (position, 1));
    ++position;
    sent.makeDue();
}

void TimedMidiQueue::Sender::send (std::span<const std::uint8_t> bytes, std::int64_t nanos) noexcept
{
    if (bytes.empty() || bytes.size() > SentMidiEvent::maximumBytes)
    {
        ControlCounters::add (queue.tooLong, 1);
        return;
    }

    auto time = queue.blockEnd.load (std::memory_order_relaxed);

    if (queue.isRunning.load (std::memory_order_relaxed))
    {
        const auto ahead =
            static_cast<std::int64_t> (mostAhead * queue.rate.load (std::memory_order_relaxed));
        time =
            std::min (queue.samplesAt (nanos) + queue.offset.load (std::memory_order_relaxed), time + ahead);
    }

    // Never before what was sent before it: a note would end before it begins.
    last = std::max (last, time);
    static_cast<void> (queue.sent.send (bytes, last)); // it counts what is lost
}

const juce::MidiBuffer& TimedMidiQueue::receive (std::int64_t startNanos, int numFrames) noexcept
{
    adjust (position + numFrames - samplesAt (startNanos), numFrames);

    const auto& events = *sent.receive (position, numFrames).events;
    position += numFrames;
    blockEnd.store (position, std::memory_order_relaxed); // pairs with send()
    return events;
}

void TimedMidiQueue::adjust (std::int64_t offsetOfThisBlock, int numFrames) noexcept
{
    const auto before = offset.load (std::memory_order_relaxed);
    const auto difference = offsetOfThisBlock - before;

    if (! isRunning.load (std::memory_order_relaxed) || std::abs (difference) > 4 * numFrames)
        offset.store (offsetOfThisBlock, std::memory_order_relaxed);
    else
        offset.store (before + difference / inertia, std::memory_order_relaxed);

    isRunning.store (true, std::memory_order_relaxed);
}

std::int64_t TimedMidiQueue::samplesAt (std::int64_t nanos) const noexcept
{
    return std::llround (static_cast<double> (nanos - epochNanos) * 1.0e-9
                         * rate.load (std::memory_order_relaxed));
}

std::uint64_t TimedMidiQueue::lost() const noexcept
{
    return ControlCounters::value (counters->midiLost) + ControlCounters::value (tooLong);
}

} // namespace lopsided
