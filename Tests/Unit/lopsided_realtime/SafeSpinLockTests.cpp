#include <lopsided_realtime/lock/SafeSpinLock.h>

#include <gtest/gtest.h>

#include <latch>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace lopsided
{
namespace
{
constinit SafeSpinLock constantInitialised;

int lockedBeforeMain = [] {
    const std::lock_guard hold { constantInitialised };
    return 1;
}();

template <typename Function>
void inAnotherThread (Function function)
{
    std::thread (function).join();
}
} // namespace

TEST (SafeSpinLock, FillsOneCacheLine)
{
    EXPECT_EQ (sizeof (SafeSpinLock), 64u);
    EXPECT_EQ (alignof (SafeSpinLock), 64u);
}

TEST (SafeSpinLock, WorksBeforeMainBecauseItNeedsNoInitialisation)
{
    EXPECT_EQ (lockedBeforeMain, 1);
    EXPECT_FALSE (constantInitialised.owner().isValid());
    EXPECT_EQ (constantInitialised.refusedUnlocks(), 0u);
}

TEST (SafeSpinLock, NamesItsOwnerWhileItIsHeld)
{
    SafeSpinLock lock;
    EXPECT_FALSE (lock.isHeldByThisThread());

    lock.lock();
    EXPECT_EQ (lock.owner(), OwnerId::current());
    EXPECT_TRUE (lock.isHeldByThisThread());
    inAnotherThread ([&lock] { EXPECT_FALSE (lock.isHeldByThisThread()); });

    EXPECT_TRUE (lock.unlock());
    EXPECT_FALSE (lock.owner().isValid());
    EXPECT_FALSE (lock.isHeldByThisThread());
}

TEST (SafeSpinLock, RefusesTheUnlockOfAThreadThatDoesNotHoldIt)
{
    SafeSpinLock lock;
    lock.lock();

    inAnotherThread ([&lock] {
        EXPECT_FALSE (lock.unlock());
        EXPECT_FALSE (lock.try_lock());
    });

    EXPECT_TRUE (lock.isHeldByThisThread());
    EXPECT_EQ (lock.refusedUnlocks(), 1u);
    EXPECT_TRUE (lock.unlock());
}

TEST (SafeSpinLock, RefusesAnUnlockWhenNobodyHoldsIt)
{
    SafeSpinLock lock;
    EXPECT_FALSE (lock.unlock());

    lock.lock();
    EXPECT_TRUE (lock.unlock());
    EXPECT_FALSE (lock.unlock());
    EXPECT_EQ (lock.refusedUnlocks(), 2u);
}

TEST (SafeSpinLock, ReportsALockByItsOwnHolderInsteadOfWaitingForEver)
{
    SafeSpinLock lock;
    lock.lock();

    try
    {
        lock.lock();
        FAIL() << "the second lock returned";
    }
    catch (const std::system_error& error)
    {
        EXPECT_EQ (error.code(), std::errc::resource_deadlock_would_occur);
    }

    EXPECT_TRUE (lock.isHeldByThisThread());
    EXPECT_TRUE (lock.unlock());
}

TEST (SafeSpinLock, TryLockTakesAFreeLockAndRefusesOneThatIsHeld)
{
    SafeSpinLock lock;
    EXPECT_TRUE (lock.try_lock());
    EXPECT_FALSE (lock.try_lock());
    EXPECT_TRUE (lock.unlock());
    EXPECT_TRUE (lock.try_lock());
    EXPECT_TRUE (lock.unlock());
}

TEST (SafeSpinLock, WorksWithTheStandardGuards)
{
    SafeSpinLock first, second;

    {
        const std::lock_guard hold { first };
        EXPECT_TRUE (first.isHeldByThisThread());
    }

    std::unique_lock hold { first, std::try_to_lock };
    EXPECT_TRUE (hold.owns_lock());
    hold.unlock();
    EXPECT_FALSE (first.owner().isValid());

    const std::scoped_lock both { first, second };
    EXPECT_TRUE (first.isHeldByThisThread() && second.isHeldByThisThread());
}

TEST (SafeSpinLock, LetsOneThreadInAtATime)
{
    constexpr int numThreads = 4, numRounds = 20000;
    SafeSpinLock lock;
    std::latch start { numThreads };
    std::vector<std::thread> threads;
    int guarded = 0; // not atomic: ThreadSanitizer looks too

    for (int i = 0; i < numThreads; ++i)
    {
        threads.emplace_back ([&] {
            start.arrive_and_wait();

            for (int round = 0; round < numRounds; ++round)
            {
                const std::lock_guard hold { lock };
                ++guarded;
            }
        });
    }

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (guarded, numThreads * numRounds);
    EXPECT_EQ (lock.refusedUnlocks(), 0u);
}

TEST (SafeSpinLock, WaitsUntilTheHolderGivesItBack)
{
    SafeSpinLock lock;
    std::latch waiterStarts { 1 };
    auto seen = 0, written = 0;
    lock.lock();

    std::thread waiter ([&] {
        waiterStarts.count_down();
        const std::lock_guard hold { lock };
        seen = written;
    });

    waiterStarts.wait();
    written = 42;
    EXPECT_TRUE (lock.unlock());
    waiter.join();
    EXPECT_EQ (seen, 42);
}
} // namespace lopsided
