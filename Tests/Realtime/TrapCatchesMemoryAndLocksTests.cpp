#include "TrapCatchesTest.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdlib>
#include <dlfcn.h>
#include <malloc.h>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore.h>
#include <shared_mutex>
#include <string>
#include <sys/mman.h>
#include <vector>

namespace lopsided::testing
{
namespace
{
using Kind = Offence::Kind;

template <int>
const int* lateStatic()
{
    static const int late = ::rand(); // known only when it is reached
    return &late;
}

class TrapCatchesMemoryAndLocks : public TrapCatchesTest
{};

TEST_P (TrapCatchesMemoryAndLocks, ASmallNew)
{
    const auto seen = observeOnAudioThread ([] { keep (std::make_unique<int> (1).get()); });
    EXPECT_TRUE (seen.has (Kind::heap, "malloc"));
    EXPECT_TRUE (seen.has (Kind::heap, "free"));
    EXPECT_EQ (seen.numOffences, 2u);
}

TEST_P (TrapCatchesMemoryAndLocks, ANewOfEightMebibytesAndItsSystemCalls)
{
    mallopt (M_MMAP_THRESHOLD, 128 * 1024); // else the first such block makes the heap keep the next ones
    const auto seen = observeOnAudioThread ([] { keep (std::vector<char> (8 << 20).data()); });
    EXPECT_TRUE (seen.has (Kind::heap, "malloc"));
    EXPECT_TRUE (seen.has (Kind::systemCall, "mmap"));
    EXPECT_TRUE (seen.has (Kind::systemCall, "munmap"));
    EXPECT_GE (seen.usage.minorFaults, 1);
}

TEST_P (TrapCatchesMemoryAndLocks, EveryWayToTheHeap)
{
    const auto seen = observeOnAudioThread ([] {
        void* memory = std::calloc (4, 4);
        keep (memory);
        memory = std::realloc (memory, 400);
        keep (memory);
        std::free (memory);
        memory = std::aligned_alloc (64, 64);
        keep (memory);
        std::free (memory);

        if (posix_memalign (&memory, 64, 64) == 0)
        {
            keep (memory);
            std::free (memory);
        }
    });

    for (const auto* name : { "calloc", "realloc", "aligned_alloc", "posix_memalign", "free" })
        EXPECT_TRUE (seen.has (Kind::heap, name)) << name;
}

TEST_P (TrapCatchesMemoryAndLocks, AnOverAlignedNew)
{
    struct alignas (64) Line
    {
        char bytes[64];
    };

    const auto seen = observeOnAudioThread ([] { keep (std::make_unique<Line>().get()); });
    EXPECT_TRUE (seen.has (Kind::heap, "aligned_alloc") || seen.has (Kind::heap, "posix_memalign"));
}

TEST_P (TrapCatchesMemoryAndLocks, AnUncontendedMutex)
{
    std::mutex mutex;
    const auto seen = observeOnAudioThread ([&] { const std::lock_guard lock (mutex); });
    EXPECT_TRUE (seen.has (Kind::lock, "pthread_mutex_lock"));
    EXPECT_TRUE (seen.has (Kind::lock, "pthread_mutex_unlock"));
    EXPECT_FALSE (seen.has (Kind::systemCall));
}

TEST_P (TrapCatchesMemoryAndLocks, AStaticThatIsInitialisedWhenItIsReached)
{
    // One for each mechanism: it happens once in a process.
    auto* const reach = GetParam() == SystemCallMechanism::userDispatch ? &lateStatic<0> : &lateStatic<1>;
    EXPECT_TRUE (observeOnAudioThread ([&] { keep (reach()); }).has (Kind::lock, "__cxa_guard_acquire"));
    EXPECT_FALSE (observeOnAudioThread ([&] { keep (reach()); }).has (Kind::lock));
}

TEST_P (TrapCatchesMemoryAndLocks, TryingAndTimedLocksToo)
{
    std::timed_mutex timed;
    std::shared_timed_mutex shared;

    const auto seen = observeOnAudioThread ([&] {
        EXPECT_TRUE (timed.try_lock());
        timed.unlock();
        EXPECT_TRUE (timed.try_lock_for (std::chrono::seconds (1)));
        timed.unlock();
        EXPECT_TRUE (shared.try_lock_shared());
        shared.unlock_shared();
        EXPECT_TRUE (shared.try_lock());
        shared.unlock();
    });

    for (const auto* name : { "pthread_mutex_trylock", "pthread_mutex_clocklock", "pthread_rwlock_tryrdlock",
                              "pthread_rwlock_trywrlock", "pthread_rwlock_unlock" })
        EXPECT_TRUE (seen.has (Kind::lock, name)) << name;
}

TEST_P (TrapCatchesMemoryAndLocks, ASpinLockOfTheLibrary)
{
    pthread_spinlock_t lock;
    ASSERT_EQ (pthread_spin_init (&lock, PTHREAD_PROCESS_PRIVATE), 0);

    const auto seen = observeOnAudioThread ([&] {
        pthread_spin_lock (&lock);
        pthread_spin_unlock (&lock);
    });

    pthread_spin_destroy (&lock);
    EXPECT_TRUE (seen.has (Kind::lock, "pthread_spin_lock"));
}

TEST_P (TrapCatchesMemoryAndLocks, AConditionVariable)
{
    std::condition_variable condition;
    const auto seen = observeOnAudioThread ([&] { condition.notify_one(); });
    EXPECT_TRUE (seen.has (Kind::lock, "pthread_cond_signal"));
}

TEST_P (TrapCatchesMemoryAndLocks, ASemaphorePostAndTry)
{
    sem_t semaphore;
    ASSERT_EQ (sem_init (&semaphore, 0, 0), 0);

    const auto seen = observeOnAudioThread ([&] {
        sem_post (&semaphore);
        EXPECT_EQ (sem_trywait (&semaphore), 0);
    });

    sem_destroy (&semaphore);
    EXPECT_TRUE (seen.has (Kind::lock, "sem_post"));
    EXPECT_TRUE (seen.has (Kind::lock, "sem_trywait"));
}

TEST_P (TrapCatchesMemoryAndLocks, PageFaultsByTheirCount)
{
    constexpr std::size_t pageSize = 4096, numPages = 16;
    auto* const pages = static_cast<char*> (
        mmap (nullptr, pageSize * numPages, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    ASSERT_NE (pages, MAP_FAILED);

    const auto touch = [&] {
        for (std::size_t i = 0; i < numPages; ++i)
            *static_cast<volatile char*> (pages + i * pageSize) = 1;
    };

    RealtimeObservation cold, warm;
    runOnAudioThread (
        [&] {
            cold = observe (touch);
            warm = observe (touch);
        },
        GetParam());
    munmap (pages, pageSize * numPages);

    EXPECT_GE (cold.usage.minorFaults, 1);
    EXPECT_EQ (warm.usage.minorFaults, 0);
    EXPECT_EQ (warm.usage.majorFaults, 0);
}

TEST_P (TrapCatchesMemoryAndLocks, WhatALibraryLoadedLaterDoes)
{
    auto* const library = dlopen (LOPSIDED_STRANGER_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    ASSERT_NE (library, nullptr) << dlerror();
    auto* const allocates = reinterpret_cast<void (*)()> (dlsym (library, "strangerAllocates"));
    auto* const throws = reinterpret_cast<void (*)()> (dlsym (library, "strangerThrows"));
    ASSERT_NE (allocates, nullptr);
    ASSERT_NE (throws, nullptr);

    const auto allocating = observeOnAudioThread ([&] { allocates(); });
    const auto throwing = observeOnAudioThread ([&] { throws(); });
    ASSERT_FALSE (allocating.offences.empty());
    const auto text = describe (allocating.offences.front());
    dlclose (library);

    EXPECT_TRUE (allocating.has (Kind::heap, "malloc"));
    EXPECT_TRUE (throwing.has (Kind::exception, "throw"));
    EXPECT_NE (text.find ("strangerAllocates"), std::string::npos) << text;
}

INSTANTIATE_TEST_SUITE_P (Mechanisms, TrapCatchesMemoryAndLocks,
                          ::testing::Values (SystemCallMechanism::userDispatch, SystemCallMechanism::seccomp),
                          nameOfMechanism);
} // namespace
} // namespace lopsided::testing
