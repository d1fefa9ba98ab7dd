#pragma once

#include <juce_core/juce_core.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace lopsided
{

/** The worker's end of what WorkerLink is the host's end of. Thread: any; receive() one at a time, send() one at a time. */
class HostLink
{
public:
    /** The host that has started this process with these arguments (main's). Null where none has. */
    [[nodiscard]] static std::unique_ptr<HostLink> meet (const juce::StringArray& arguments);

    HostLink() = default;
    virtual ~HostLink() = default;

    HostLink (const HostLink&) = delete;
    HostLink& operator= (const HostLink&) = delete;

    /** Waits for something. @returns how many bytes came; 0 when the host is gone */
    [[nodiscard]] virtual std::size_t receive (char* destination, std::size_t capacity) = 0;

    /** Sends it all. False when the host is gone. */
    [[nodiscard]] virtual bool send (std::string_view text) = 0;

    /** Ends this process at once, and where the system can what it has started. */
    [[noreturn]] virtual void endProcess() noexcept = 0;
};

} // namespace lopsided
