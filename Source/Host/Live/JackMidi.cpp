#include "JackMidi.h"

#include <cerrno>
#include <utility>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;

constexpr auto timeBetweenAttempts = 2s;

// A port that comes is not to be connected before its client is ready.
constexpr auto timeBetweenConnections = 200ms;

// The threads of a client whose server has died may still call for a while, and libjack destroys it when the next client is
// opened: what they call is kept until the process ends.
void keepForGood (std::unique_ptr<JackMidiPorts> ports)
{
    union Kept
    {
        Kept() {}
        ~Kept() {} // leaves them alone

        std::vector<std::unique_ptr<JackMidiPorts>> ports {};
    };

    static Kept kept;
    kept.ports.push_back (std::move (ports));
}

} // namespace

JackMidi::JackMidi (const JackLibrary* library, std::shared_ptr<TimedMidiQueue> input,
                    std::shared_ptr<TimedMidiQueue> output)
    : jack (library),
      inputQueue (std::move (input)),
      outputQueue (std::move (output))
{}

JackMidi::~JackMidi()
{
    if (client != nullptr && ! ports->isGone())
        jack->closeClient (client);
    else if (ports != nullptr)
        keepForGood (std::move (ports));
}

void JackMidi::poll (Clock::time_point now)
{
    if (jack == nullptr)
        return;

    // Not at once again: others' clients of the same server are to have heard of its end before libjack destroys them.
    if (client != nullptr && ports->isGone())
    {
        abandon();
        nextAttempt = now + timeBetweenAttempts;
    }

    if (client == nullptr && now >= nextAttempt)
    {
        nextAttempt = now + timeBetweenAttempts;
        connectToServer();
    }

    if (client == nullptr)
        return;

    const auto portsHaveChanged = ports->takePortsHaveChanged();

    if (portsHaveChanged)
        findPorts();

    if (portsHaveChanged || (connectionsAreMissing && now >= nextConnection))
    {
        nextConnection = now + timeBetweenConnections;
        connectEnabledPorts();
    }
}

void JackMidi::abandon()
{
    if (client == nullptr)
        return;

    client = nullptr;
    keepForGood (std::move (ports));
    names.clear();
}

void JackMidi::connectToServer()
{
    jack_status_t status {};
    auto* const opened = jack->openClient (clientName, JackNoStartServer, &status);

    if (opened == nullptr)
        return;

    ports = std::make_unique<JackMidiPorts> (*jack, inputQueue, outputQueue);

    if (ports->activate (opened))
        client = opened;
    else
        jack->closeClient (opened);
}

void JackMidi::findPorts()
{
    const auto own =
        juce::String::fromUTF8 (jack->portName (ports->input())).upToFirstOccurrenceOf (":", true, false);
    names.clear();

    if (const auto** const found = jack->ports (client, nullptr, JACK_DEFAULT_MIDI_TYPE, JackPortIsOutput))
    {
        for (const auto* const* port = found; *port != nullptr; ++port)
            if (const auto name = juce::String::fromUTF8 (*port); ! name.startsWith (own))
                names.push_back (name);

        jack->free (found);
    }
}

void JackMidi::connectEnabledPorts()
{
    connectionsAreMissing = false;

    for (const auto& name : names)
    {
        if (! enabled.contains (prefix + name))
            continue;

        const auto result = jack->connect (client, name.toRawUTF8(), jack->portName (ports->input()));
        connectionsAreMissing = connectionsAreMissing || (result != 0 && result != EEXIST);
    }
}

std::vector<MidiPortInfo> JackMidi::inputs() const
{
    std::vector<MidiPortInfo> result;

    for (const auto& name : names)
        result.push_back ({ prefix + name, name, "JACK", enabled.contains (prefix + name) });

    return result;
}

void JackMidi::setEnabled (const juce::String& identifier, bool shouldBeEnabled)
{
    if (shouldBeEnabled)
        enabled.insert (identifier);
    else
        enabled.erase (identifier);

    if (client == nullptr || ports->isGone())
        return;

    const auto name = identifier.fromFirstOccurrenceOf (prefix, false, false);

    if (shouldBeEnabled)
        connectEnabledPorts();
    else
        jack->disconnect (client, name.toRawUTF8(), jack->portName (ports->input()));
}

} // namespace lopsided
