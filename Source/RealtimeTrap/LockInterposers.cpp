#include "Platform.h"

#if LOPSIDED_TRAP_ACTIVE

    #include "NextSymbol.h"
    #include "ThreadState.h"

    #include <cstdint>
    #include <ctime>
    #include <pthread.h>
    #include <semaphore.h>

// An uncontended lock makes no system call, so the calls themselves are watched. An unlock is watched too: it
// may have to wake a waiter. See HeapInterposers.cpp for why the functions have names of their own.
// LOPSIDED_LOCK (name, parameters, arguments) defines one that notes itself and passes on.
    #define LOPSIDED_LOCK(name, parameters, arguments)                                                       \
        static constinit lopsided::trap::NextSymbol<int parameters> next_##name { #name };                   \
        extern "C" int lopsidedTrap_##name parameters asm(#name)                                             \
            __attribute__ ((visibility ("default"), used, noinline));                                        \
        [[gnu::constructor]] static void resolve_##name() noexcept                                           \
        {                                                                                                    \
            next_##name.resolve();                                                                           \
        }                                                                                                    \
        int lopsidedTrap_##name parameters                                                                   \
        {                                                                                                    \
            using lopsided::trap::Offence;                                                                   \
            lopsided::trap::threadState.note (Offence::Kind::lock, -1, #name, __builtin_return_address (0)); \
            return next_##name.get() arguments;                                                              \
        }

LOPSIDED_LOCK (pthread_mutex_lock, (pthread_mutex_t * mutex), (mutex))
LOPSIDED_LOCK (pthread_mutex_trylock, (pthread_mutex_t * mutex), (mutex))
LOPSIDED_LOCK (pthread_mutex_timedlock, (pthread_mutex_t * mutex, const timespec* until), (mutex, until))
LOPSIDED_LOCK (pthread_mutex_clocklock, (pthread_mutex_t * mutex, clockid_t clock, const timespec* until),
               (mutex, clock, until))
LOPSIDED_LOCK (pthread_mutex_unlock, (pthread_mutex_t * mutex), (mutex))

LOPSIDED_LOCK (pthread_rwlock_rdlock, (pthread_rwlock_t * lock), (lock))
LOPSIDED_LOCK (pthread_rwlock_tryrdlock, (pthread_rwlock_t * lock), (lock))
LOPSIDED_LOCK (pthread_rwlock_timedrdlock, (pthread_rwlock_t * lock, const timespec* until), (lock, until))
LOPSIDED_LOCK (pthread_rwlock_clockrdlock, (pthread_rwlock_t * lock, clockid_t clock, const timespec* until),
               (lock, clock, until))
LOPSIDED_LOCK (pthread_rwlock_wrlock, (pthread_rwlock_t * lock), (lock))
LOPSIDED_LOCK (pthread_rwlock_trywrlock, (pthread_rwlock_t * lock), (lock))
LOPSIDED_LOCK (pthread_rwlock_timedwrlock, (pthread_rwlock_t * lock, const timespec* until), (lock, until))
LOPSIDED_LOCK (pthread_rwlock_clockwrlock, (pthread_rwlock_t * lock, clockid_t clock, const timespec* until),
               (lock, clock, until))
LOPSIDED_LOCK (pthread_rwlock_unlock, (pthread_rwlock_t * lock), (lock))

LOPSIDED_LOCK (pthread_spin_lock, (pthread_spinlock_t * lock), (lock))
LOPSIDED_LOCK (pthread_spin_trylock, (pthread_spinlock_t * lock), (lock))
LOPSIDED_LOCK (pthread_spin_unlock, (pthread_spinlock_t * lock), (lock))

LOPSIDED_LOCK (pthread_cond_wait, (pthread_cond_t * condition, pthread_mutex_t* mutex), (condition, mutex))
LOPSIDED_LOCK (pthread_cond_timedwait,
               (pthread_cond_t * condition, pthread_mutex_t* mutex, const timespec* until),
               (condition, mutex, until))
LOPSIDED_LOCK (pthread_cond_clockwait,
               (pthread_cond_t * condition, pthread_mutex_t* mutex, clockid_t clock, const timespec* until),
               (condition, mutex, clock, until))
LOPSIDED_LOCK (pthread_cond_signal, (pthread_cond_t * condition), (condition))
LOPSIDED_LOCK (pthread_cond_broadcast, (pthread_cond_t * condition), (condition))

LOPSIDED_LOCK (pthread_barrier_wait, (pthread_barrier_t * barrier), (barrier))

LOPSIDED_LOCK (sem_wait, (sem_t * semaphore), (semaphore))
LOPSIDED_LOCK (sem_trywait, (sem_t * semaphore), (semaphore))
LOPSIDED_LOCK (sem_timedwait, (sem_t * semaphore, const timespec* until), (semaphore, until))
LOPSIDED_LOCK (sem_clockwait, (sem_t * semaphore, clockid_t clock, const timespec* until),
               (semaphore, clock, until))
LOPSIDED_LOCK (sem_post, (sem_t * semaphore), (semaphore))

// A static of a function's that is initialised when it is first reached: a lock, held for as long as that takes. Once it is there,
// nothing is called.
LOPSIDED_LOCK (__cxa_guard_acquire, (std::int64_t * guard), (guard))

#endif
