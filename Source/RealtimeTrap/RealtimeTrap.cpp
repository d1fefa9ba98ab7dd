#include "RealtimeTrap.h"
#include "ForeignCallScope.h"
#include "OffenceLog.h"
#include "Platform.h"
#include "RealtimeScope.h"
#include "SystemCallTrap.h"
#include "ThreadState.h"

#if defined(__GLIBC__)
    #include <execinfo.h>
#endif

namespace lopsided::trap
{
#if LOPSIDED_TRAP_ACTIVE
bool isAvailable() noexcept
{
    return true;
}

const char* unavailableReason() noexcept
{
    return "";
}

ThreadPreparation prepareThread (SystemCallMechanism preferred) noexcept
{
    auto& state = threadState;

    if (state.isPrepared)
        return state.preparation;

    // The first backtrace of a process loads the unwinder: it must not be the one inside a scope.
    void* frame = nullptr;
    backtrace (&frame, 1);

    state.preparation = SystemCallTrap::install (preferred, state.selector);
    state.isPrepared = true;
    return state.preparation;
}

RealtimeScope::RealtimeScope() noexcept
    : previous (threadState.exchangeArming (Arming::on))
{
    auto& state = threadState;

    if (! state.isPrepared && ! state.hasReportedMisuse)
    {
        state.hasReportedMisuse = true;
        state.note (Offence::Kind::misuse, -1, "RealtimeScope on a thread that was not prepared",
                    __builtin_return_address (0));
    }
}
#else
bool isAvailable() noexcept
{
    return false;
}

const char* unavailableReason() noexcept
{
    return LOPSIDED_TRAP_SANITIZED
               ? "the real-time trap is inert under a sanitizer, which interposes the same functions"
               : "the real-time trap needs Linux on x86-64 with glibc";
}

ThreadPreparation prepareThread (SystemCallMechanism) noexcept
{
    return { SystemCallMechanism::unavailable, unavailableReason() };
}

RealtimeScope::RealtimeScope() noexcept
    : previous (threadState.exchangeArming (Arming::on))
{}
#endif

RealtimeScope::~RealtimeScope()
{
    threadState.exchangeArming (previous);
}

ForeignCallScope::ForeignCallScope() noexcept
    : previous (threadState.exchangeArming (Arming::off))
{}

ForeignCallScope::~ForeignCallScope()
{
    threadState.exchangeArming (previous);
}

std::vector<Offence> takeThreadOffences()
{
    auto& state = threadState;
    const auto* const first = state.stored.data();
    std::vector<Offence> result (first, first + state.numStored);
    state.numOffences = 0;
    state.numStored = 0;
    return result;
}

std::size_t threadOffenceCount() noexcept
{
    return threadState.numOffences;
}

void setThreadListener (OffenceListener* listener) noexcept
{
    threadState.listener = listener;
}

std::uint64_t offenceCount() noexcept
{
    return OffenceLog::instance().count();
}

std::vector<Offence> offences()
{
    return OffenceLog::instance().offences();
}

void clearOffences() noexcept
{
    OffenceLog::instance().clear();
}
} // namespace lopsided::trap
