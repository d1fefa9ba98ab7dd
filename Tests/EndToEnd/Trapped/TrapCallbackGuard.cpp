#include "TrapCallbackGuard.h"

#include <RealtimeTrap/RealtimeTrap.h>
#include <thread>

namespace lopsided::testing
{
namespace
{

constexpr std::size_t mostDescribed = 10;

// Where the planted allocation ends up, so that no compiler may leave it out.
int* volatile plantedMemory = nullptr;

} // namespace

TrapCallbackGuard::TrapCallbackGuard (Plant plant)
    : planted (plant)
{
    trap::clearOffences();
}

void TrapCallbackGuard::enter() noexcept
{
    prepareOnce();
    armed.emplace();

    if (++numBlocks == plantedBlock && planted == Plant::allocation)
        allocateAgainstTheRules();
}

void TrapCallbackGuard::leave() noexcept
{
    armed.reset();
}

void TrapCallbackGuard::beforeProcess (const NodeInstance&) noexcept
{
    foreign.emplace();
}

void TrapCallbackGuard::afterProcess (const NodeInstance&) noexcept
{
    foreign.reset();
}

void TrapCallbackGuard::prepareOnce() noexcept
{
    // A device may call from a new thread after a restart: each is prepared before its first armed block.
    thread_local bool isPrepared = false;

    if (! isPrepared)
    {
        const auto preparation = trap::prepareThread();
        isPrepared = true;

        // Release, paired with the acquire in limitation.
        if (! preparation.seesSystemCalls())
            whyNoSystemCalls.store (preparation.reason, std::memory_order_release);
    }
}

void TrapCallbackGuard::allocateAgainstTheRules()
{
    plantedMemory = new int (1);
    delete plantedMemory;
    plantedMemory =
        nullptr; // after the delete, so that this function is still there to be named in its backtrace
}

std::optional<std::uint64_t> TrapCallbackGuard::offences() const
{
    return trap::isAvailable() ? std::optional (trap::offenceCount()) : std::nullopt;
}

std::string TrapCallbackGuard::limitation() const
{
    const auto* why = whyNoSystemCalls.load (std::memory_order_acquire); // pairs with prepareOnce
    return why != nullptr ? std::string ("system calls are not seen here: ") + why : std::string();
}

std::vector<std::string> TrapCallbackGuard::describeOffences() const
{
    if (! trap::isAvailable())
        return { std::string ("not measured: ") + trap::unavailableReason() };

    std::vector<std::string> lines;

    for (const auto& offence : trap::offences())
    {
        if (lines.size() == mostDescribed)
        {
            lines.push_back ("...");
            break;
        }

        lines.push_back (std::string (nameOf (offence.kind)) + ": " + describe (offence));
    }

    return lines;
}

} // namespace lopsided::testing
