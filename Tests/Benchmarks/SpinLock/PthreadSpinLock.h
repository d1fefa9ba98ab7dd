#pragma once

#include <pthread.h>

namespace lopsided::benchmarks
{
/** pthread_spinlock_t as a Lockable: a competitor. */
class PthreadSpinLock
{
public:
    PthreadSpinLock() { pthread_spin_init (&spinLock, PTHREAD_PROCESS_PRIVATE); }
    ~PthreadSpinLock() { pthread_spin_destroy (&spinLock); }

    PthreadSpinLock (const PthreadSpinLock&) = delete;
    PthreadSpinLock& operator= (const PthreadSpinLock&) = delete;

    void lock() noexcept { pthread_spin_lock (&spinLock); }
    void unlock() noexcept { pthread_spin_unlock (&spinLock); }

private:
    alignas (64) pthread_spinlock_t spinLock;
};
} // namespace lopsided::benchmarks
