#include "RackMidi.h"

#include <Host/Live/PanicMessages.h>
#include <Host/SteadyNanos.h>
#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{

constexpr auto noteOn = 0x90;
constexpr auto noteOff = 0x80;
constexpr auto controllerChange = 0xb0;
constexpr auto holdPedal = 64;
constexpr auto lastPedal = 69;
constexpr auto firstModeMessage = 120;

int kindOf (const juce::MidiMessageMetadata& event) noexcept
{
    return event.numBytes > 0 ? event.data[0] & 0xf0 : 0;
}

bool isNoteOn (const juce::MidiMessageMetadata& event) noexcept
{
    return kindOf (event) == noteOn && event.numBytes == 3 && event.data[2] > 0;
}

bool isNoteOff (const juce::MidiMessageMetadata& event) noexcept
{
    return event.numBytes == 3
           && (kindOf (event) == noteOff || (kindOf (event) == noteOn && event.data[2] == 0));
}

/** Whether it only ends something. */
bool isEnd (const juce::MidiMessageMetadata& event) noexcept
{
    if (isNoteOff (event))
        return true;

    if (kindOf (event) != controllerChange || event.numBytes != 3)
        return false;

    const auto number = event.data[1];
    return number >= firstModeMessage || (number >= holdPedal && number <= lastPedal && event.data[2] < 64);
}

} // namespace

RackMidi::RackMidi()
    : delayed (0, 1)
{
    for (auto* buffer : { &forGraph, &direct, &output })
        MidiRoom::reserve (*buffer);

    loan.prepare();
}

void RackMidi::prepare (double sampleRate, int maximumBlock)
{
    keyboard.prepare (sampleRate);
    loan.prepare();
    delayed = MidiDelayLine (0, maximumBlock);
    position = 0;
    passed.fill (false);
}

void RackMidi::play (const juce::MidiMessage& message) noexcept
{
    toKeyboard.send ({ message.getRawData(), static_cast<std::size_t> (message.getRawDataSize()) },
                     steadyNanos());
}

juce::MidiBuffer& RackMidi::begin (const juce::MidiBuffer& fromHost, int start, int numFrames) noexcept
{
    if (start == 0)
        output.clear();

    forGraph.clear();
    direct.clear();

    take (fromHost, start, numFrames);

    for (const auto event : direct)
        MidiRoom::append (forGraph, event.samplePosition, event.data, event.numBytes);

    auto last = forGraph.isEmpty() ? 0 : forGraph.getLastEventTime();

    for (const auto event : keyboard.receive (steadyNanos(), numFrames))
    {
        last = std::max (last, event.samplePosition);
        appendTo (forGraph, last, event);
        hear (event);
    }

    // At the end of the block: after all that anybody has played by now.
    if (panicIsWanted.exchange (false, std::memory_order_relaxed)) // a flag alone, as panic() says
        for (const auto& message : PanicMessages::all())
            appendTo (forGraph, numFrames - 1, { message.data(), static_cast<int> (message.size()), 0 });

    return forGraph;
}

void RackMidi::take (const juce::MidiBuffer& fromHost, int start, int numFrames) noexcept
{
    MidiAdmission admission { MidiRoom::capacityBytes, MidiRoom::headerBytes };

    for (auto event = fromHost.findNextSamplePosition (start); event != fromHost.cend(); ++event)
    {
        const auto message = *event;

        if (message.samplePosition >= start + numFrames)
            break;

        if (! admission.admit (message.data, message.numBytes, MidiRoom::usedBytes (direct)))
        {
            drops.count (MidiAdmission::kindOf (message.data, message.numBytes));
            continue;
        }

        MidiRoom::append (direct, message.samplePosition - start, message.data, message.numBytes);
        hear (message);
    }
}

void RackMidi::appendTo (juce::MidiBuffer& buffer, int samplePosition,
                         const juce::MidiMessageMetadata& event) noexcept
{
    if (MidiRoom::usedBytes (buffer) + MidiRoom::headerBytes + event.numBytes <= MidiRoom::capacityBytes)
        MidiRoom::append (buffer, samplePosition, event.data, event.numBytes);
    else
        drops.count (MidiAdmission::kindOf (event.data, event.numBytes));
}

void RackMidi::hear (const juce::MidiMessageMetadata& event) noexcept
{
    HeardMidi message;

    if (event.numBytes > static_cast<int> (message.bytes.size()))
        return;

    controllers.note (event.data, event.numBytes);
    message.nanos = steadyNanos();
    message.numBytes = static_cast<std::uint8_t> (event.numBytes);
    std::copy_n (event.data, event.numBytes, message.bytes.begin());
    heard.tryPush (message); // a look at what comes in, and no more: it counts what does not fit
}

void RackMidi::end (int start, int numFrames, int latency, bool isBypassed) noexcept
{
    delayed.process (direct, numFrames, latency, position, { drops, drops });
    position += numFrames;

    // Both are in order: so is what is made of them.
    auto wet = forGraph.cbegin();

    for (const auto event : delayed.output())
    {
        for (; wet != forGraph.cend() && (*wet).samplePosition <= event.samplePosition; ++wet)
            addWet (*wet, start, isBypassed);

        addDry (event, start, isBypassed);
    }

    for (; wet != forGraph.cend(); ++wet)
        addWet (*wet, start, isBypassed);
}

void RackMidi::addWet (const juce::MidiMessageMetadata& event, int start, bool isBypassed) noexcept
{
    if (! isBypassed || isEnd (event))
        appendTo (output, start + event.samplePosition, event);
}

void RackMidi::addDry (const juce::MidiMessageMetadata& event, int start, bool isBypassed) noexcept
{
    if (isNoteOff (event))
    {
        // Its note-on went this way, or it is the graph's to end it.
        if (std::exchange (passed[keyOf (event)], false))
            appendTo (output, start + event.samplePosition, event);

        return;
    }

    if (! isBypassed)
        return;

    if (isNoteOn (event))
        passed[keyOf (event)] = true;

    appendTo (output, start + event.samplePosition, event);
}

void RackMidi::giveTo (juce::MidiBuffer& host) noexcept
{
    const auto capacity = loan.makeRoom (host);
    host.clear();

    for (const auto event : output)
        if (MidiRoom::usedBytes (host) + MidiRoom::headerBytes + event.numBytes <= capacity)
            MidiRoom::append (host, event.samplePosition, event.data, event.numBytes);
}

std::size_t RackMidi::keyOf (const juce::MidiMessageMetadata& event) noexcept
{
    return std::size_t { event.data[0] & 0x0fu } * 128 + event.data[1];
}

} // namespace lopsided
