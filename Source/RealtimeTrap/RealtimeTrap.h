#pragma once

#include "Offence.h"
#include "OffenceListener.h"
#include "SystemCallMechanism.h"
#include "ThreadPreparation.h"

#include <cstddef>
#include <cstdint>
#include <vector>

// The real-time trap: proves that a stretch of code on one thread makes no system call, no heap call, no lock
// call and throws nothing. A test, or a program that is to be proved, links lopsided_realtime_trap, calls
// prepareThread() once on the thread, and puts a RealtimeScope around the stretch and a ForeignCallScope
// around each call out of it into a stranger's code. README.md says what it cannot see.
namespace lopsided::trap
{
/** Whether this build of the trap can see anything at all: false under a sanitizer and on other systems.
    Thread: any. Realtime: wait-free. */
bool isAvailable() noexcept;

/** Why isAvailable() is false, in one line; empty if it is true. */
const char* unavailableReason() noexcept;

/** Makes the system calls of the calling thread visible to its RealtimeScopes. Heap, locks and throws are
    seen without.

    Call it once on each thread, outside every scope; more calls do nothing and return the same.
    The preferred way is tried first, then seccomp; a seccomp filter is inherited by all that the thread
    starts and cannot be taken off again, so it is never put on a process's main thread.

    Thread: the one to be watched, off the hot path. Realtime: makes system calls and allocates.
    Errors: a preparation whose mechanism is unavailable, with the reason; scopes then see heap, locks and
    throws only.
    Source: Linux, Documentation/admin-guide/syscall-user-dispatch.rst.
*/
ThreadPreparation prepareThread (SystemCallMechanism preferred = SystemCallMechanism::userDispatch) noexcept;

/** The calling thread's offences since its last call of this, at most 32 of them, the first ones.
    Thread: any, outside its scopes. Realtime: allocates. */
std::vector<Offence> takeThreadOffences();

/** How many offences the calling thread has made since its last takeThreadOffences(), the unkept ones too.
    Thread: any. Realtime: wait-free. */
std::size_t threadOffenceCount() noexcept;

/** From now on a listener is told every offence of the calling thread; nullptr ends it.
    Thread: any, outside its scopes. Realtime: wait-free. */
void setThreadListener (OffenceListener* listener) noexcept;

/** How many offences all threads have made since the start or the last clearOffences().
    Thread: any. Realtime: wait-free. */
std::uint64_t offenceCount() noexcept;

/** The first offences of all threads, at most 256. Pass them to describe().
    Thread: any but a real-time one; the others may go on. Realtime: allocates. */
std::vector<Offence> offences();

/** Forgets the offences of all threads (not what takeThreadOffences() returns).
    Thread: any, while no thread is inside a RealtimeScope. */
void clearOffences() noexcept;
} // namespace lopsided::trap
