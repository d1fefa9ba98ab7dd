#pragma once

#include "JackLibrary.h"
#include "JackMidiPorts.h"
#include "TimedMidiQueue.h"
#include <chrono>
#include <lopsided_gui/host/MidiPortInfo.h>
#include <memory>
#include <set>
#include <vector>

namespace lopsided
{

/** MIDI through a JACK client of our own: a port that hears the ports of others that are enabled, and one on which the graph's
    MIDI goes out.

    It starts no server. One that comes later is found by polling; ports that are enabled are connected whenever they are
    there.

    Thread: message. Realtime: may block.
*/
class JackMidi
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr auto* clientName = "Lopsided MIDI";

    /** What identifiers begin with. */
    static constexpr auto* prefix = "JACK:";

    /** `library` may be null: then there is never a port. */
    JackMidi (const JackLibrary* library, std::shared_ptr<TimedMidiQueue> input,
              std::shared_ptr<TimedMidiQueue> output);
    ~JackMidi();

    JackMidi (const JackMidi&) = delete;
    JackMidi& operator= (const JackMidi&) = delete;

    /** Looks for a server, where there was none; for ports that have come and gone, where there is. Cheap, but for an
        attempt to reach a server every few seconds. */
    void poll (Clock::time_point now);

    /** The server is gone, somebody else says: nothing is asked of it any more. */
    void abandon();

    /** The next poll looks for a server at once. */
    void retrySoon() noexcept { nextAttempt = {}; }

    [[nodiscard]] bool isConnected() const noexcept { return client != nullptr; }

    [[nodiscard]] std::vector<MidiPortInfo> inputs() const;
    void setEnabled (const juce::String& identifier, bool shouldBeEnabled);

private:
    void connectToServer();
    void findPorts();
    void connectEnabledPorts();

    const JackLibrary* const jack;
    const std::shared_ptr<TimedMidiQueue> inputQueue;
    const std::shared_ptr<TimedMidiQueue> outputQueue;
    Clock::time_point nextAttempt {};
    Clock::time_point nextConnection {};
    bool connectionsAreMissing = false;

    std::unique_ptr<JackMidiPorts> ports;
    jack_client_t* client = nullptr;
    std::vector<juce::String> names; // of others' ports that MIDI comes from
    std::set<juce::String> enabled;  // identifiers
};

} // namespace lopsided
