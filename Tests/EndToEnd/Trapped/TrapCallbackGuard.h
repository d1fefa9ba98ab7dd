#pragma once

#include <Host/CallbackGuard.h>
#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeScope.h>
#include <atomic>
#include <cstdint>
#include <lopsided_graph/lopsided_graph.h>
#include <optional>

namespace lopsided::testing
{

/** Arms the real-time trap around the audio callback, and takes it off around each call into a plugin.

    On request it commits one offence itself: an allocation and its free, in one known block, to show that both would be
    reported.
*/
class TrapCallbackGuard final : public CallbackGuard, private NodeCallObserver
{
public:
    enum class Plant
    {
        nothing,
        allocation
    };

    /** Which block has the planted offence in it. */
    static constexpr std::uint64_t plantedBlock = 100;

    explicit TrapCallbackGuard (Plant plant);

    // [audio thread]
    void enter() noexcept override;
    void leave() noexcept override;

    // [message thread]
    NodeCallObserver* nodeCallObserver() noexcept override { return this; }
    std::optional<std::uint64_t> offences() const override;
    std::vector<std::string> describeOffences() const override;
    std::string limitation() const override;

private:
    // [audio thread]
    void beforeProcess (const NodeInstance&) noexcept override;
    void afterProcess (const NodeInstance&) noexcept override;
    void prepareOnce() noexcept;
    [[gnu::noinline]] static void allocateAgainstTheRules(); // the backtrace is to name it

    const Plant planted;
    std::uint64_t numBlocks = 0;
    std::optional<trap::RealtimeScope> armed;
    std::optional<trap::ForeignCallScope> foreign;

    // [shared]
    std::atomic<const char*> whyNoSystemCalls { nullptr };
};

} // namespace lopsided::testing
