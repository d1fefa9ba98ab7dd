#include "AlsaMidi.h"

#include "../SteadyNanos.h"
#include <utility>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;

constexpr auto timeBetweenLooks = 2s;

juce::String identifierOf (const juce::MidiDeviceInfo& device)
{
    return AlsaMidi::prefix + device.identifier;
}

// Where there is none, ALSA says so on the error output each time that it is asked.
bool hasSequencer()
{
#if JUCE_LINUX
    return juce::File ("/dev/snd/seq").exists();
#else
    return true;
#endif
}

} // namespace

/** One input that is open. */
class AlsaMidi::Input final : private juce::MidiInputCallback
{
public:
    Input (const System& system, const juce::String& deviceIdentifier,
           std::shared_ptr<TimedMidiQueue> queueToFill)
        : queue (std::move (queueToFill)),
          device (system.open (deviceIdentifier, *this))
    {}

    [[nodiscard]] bool isOpen() const noexcept { return device != nullptr; }

private:
    // [the device's thread]
    void handleIncomingMidiMessage (juce::MidiInput*, const juce::MidiMessage& message) override
    {
        sender.send ({ message.getRawData(), static_cast<std::size_t> (message.getRawDataSize()) },
                     steadyNanos());
    }

    const std::shared_ptr<TimedMidiQueue> queue;
    TimedMidiQueue::Sender sender { *queue };
    const std::shared_ptr<void> device; // before all else goes, it stops
};

AlsaMidi::System AlsaMidi::installed()
{
    return { [] {
                return hasSequencer() ? juce::MidiInput::getAvailableDevices()
                                      : juce::Array<juce::MidiDeviceInfo>();
            },
             [] (const juce::String& identifier, juce::MidiInputCallback& callback) {
                 std::shared_ptr<juce::MidiInput> input (
                     juce::MidiInput::openDevice (identifier, &callback).release(),
                     [] (juce::MidiInput* opened) {
                         const std::unique_ptr<juce::MidiInput> owned (opened);

                         if (owned != nullptr)
                             owned->stop();
                     });

                 if (input != nullptr)
                     input->start();

                 return std::shared_ptr<void> (std::move (input));
             } };
}

AlsaMidi::AlsaMidi (std::shared_ptr<TimedMidiQueue> input, System systemToAsk)
    : system (std::move (systemToAsk)),
      queue (std::move (input))
{}

AlsaMidi::~AlsaMidi() = default;

void AlsaMidi::poll (Clock::time_point now)
{
    if (now < nextLook)
        return;

    nextLook = now + timeBetweenLooks;
    devices = system.devices();
    openEnabledInputs();
}

void AlsaMidi::openEnabledInputs()
{
    std::set<juce::String> present;

    for (const auto& device : devices)
        present.insert (identifierOf (device));

    std::erase_if (open, [&] (const auto& input) { return ! present.contains (input.first); });

    for (const auto& device : devices)
    {
        const auto identifier = identifierOf (device);

        if (! enabled.contains (identifier) || open.contains (identifier))
            continue;

        if (auto input = std::make_unique<Input> (system, device.identifier, queue); input->isOpen())
            open.emplace (identifier, std::move (input));
    }
}

std::vector<MidiPortInfo> AlsaMidi::inputs() const
{
    std::vector<MidiPortInfo> result;

    for (const auto& device : devices)
    {
        const auto identifier = identifierOf (device);
        result.push_back ({ identifier, device.name, "ALSA", enabled.contains (identifier) });
    }

    return result;
}

void AlsaMidi::setEnabled (const juce::String& identifier, bool shouldBeEnabled)
{
    if (shouldBeEnabled)
    {
        enabled.insert (identifier);
        openEnabledInputs();
        return;
    }

    enabled.erase (identifier);
    open.erase (identifier);
}

} // namespace lopsided
