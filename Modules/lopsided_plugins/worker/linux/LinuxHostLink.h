#pragma once

#include "../HostLink.h"
#include "FileDescriptor.h"

namespace lopsided
{

/** The socket that LinuxWorkerLink's launcher has left in this process.

    The process is killed with its whole group: by its own reader when the conversation closes, and should the host die
    without closing anything, by the SIGTERM that the kernel then sends. Thread: as HostLink.
*/
class LinuxHostLink final : public HostLink
{
public:
    /** Null where no launcher of ours has started this process. */
    [[nodiscard]] static std::unique_ptr<HostLink> meet (const juce::StringArray& arguments);

    [[nodiscard]] std::size_t receive (char* destination, std::size_t capacity) override;
    [[nodiscard]] bool send (std::string_view text) override;
    [[noreturn]] void endProcess() noexcept override;

private:
    explicit LinuxHostLink (FileDescriptor socket) noexcept;

    FileDescriptor conversation;
};

} // namespace lopsided
