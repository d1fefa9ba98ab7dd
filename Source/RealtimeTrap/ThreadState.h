#pragma once

#include "Arming.h"
#include "Offence.h"
#include "OffenceListener.h"
#include "ThreadPreparation.h"

#include <array>
#include <cstddef>

namespace lopsided::trap
{
/** What the trap knows about one thread. Internal.

    Constant-initialised and trivially destructible: it is there before the first malloc of a thread and after
    its last.
*/
struct ThreadState
{
    static constexpr std::size_t maximumOffences = 32;

    // Read by the kernel at each system call of a thread that uses user dispatch. 0 lets it pass, 1 sends
    // SIGSYS.
    volatile char selector = 0;

    Arming arming = Arming::off;
    bool isPrepared = false;
    bool hasReportedMisuse = false;
    ThreadPreparation preparation;
    OffenceListener* listener = nullptr;
    std::size_t numOffences = 0;
    std::size_t numStored = 0;
    std::array<Offence, maximumOffences> stored {};

    /** Arms or un-arms this thread; returns what it was. */
    Arming exchangeArming (Arming wanted) noexcept;

    /** Records an offence of this thread if it is armed.

        @param caller   the return address of the function that was called, or the address of the system call:
        the backtrace starts there, so that the trap's own frames do not show
    */
    void note (Offence::Kind kind, long number, const char* name, const void* caller) noexcept;
};

// initial-exec: never a lazily allocated block, whose first touch would call malloc.
extern constinit thread_local ThreadState threadState [[gnu::tls_model ("initial-exec")]];
} // namespace lopsided::trap
