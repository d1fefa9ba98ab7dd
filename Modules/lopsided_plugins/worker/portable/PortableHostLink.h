#pragma once

#include "../HostLink.h"

namespace lopsided
{

/** Connects to the port of this machine on which PortableWorkerLink waits. The connection closes with the host, however
    that ends. Thread: as HostLink. */
class PortableHostLink final : public HostLink
{
public:
    /** Null where no PortableWorkerLink has started this process, or it is gone already. */
    [[nodiscard]] static std::unique_ptr<HostLink> meet (const juce::StringArray& arguments);

    [[nodiscard]] std::size_t receive (char* destination, std::size_t capacity) override;
    [[nodiscard]] bool send (std::string_view text) override;
    [[noreturn]] void endProcess() noexcept override;

private:
    juce::StreamingSocket conversation;
};

} // namespace lopsided
