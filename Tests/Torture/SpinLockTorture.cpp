// Threads that take the lock in every way there is, and threads that try to unlock what they do not hold. Exit code 0: one
// thread at a time was inside, and every stray unlock was refused; 1: not so.
#include "TortureOptions.h"
#include "TortureRandom.h"

#include <lopsided_realtime/lock/SafeSpinLock.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

namespace lopsided::torture
{
class SpinLockTorture
{
public:
    explicit SpinLockTorture (const TortureOptions& optionsToUse)
        : options (optionsToUse)
    {}

    int run()
    {
        std::vector<std::thread> threads;

        for (int i = 1; i <= options.numWriters; ++i)
            threads.emplace_back ([this, i] { lockAndUnlock ({ options.seed, i }); });

        for (int i = 1; i <= options.numReaders; ++i)
            threads.emplace_back ([this, i] { unlockWithoutHolding ({ options.seed, -i }); });

        const auto end = std::chrono::steady_clock::now() + options.time;

        while (std::chrono::steady_clock::now() < end && numIntruders == 0)
            std::this_thread::sleep_for (std::chrono::milliseconds (10));

        isOver = true;

        for (auto& thread : threads)
            thread.join();

        return report();
    }

private:
    void lockAndUnlock (TortureRandom random)
    {
        std::uint64_t mine = 0;

        while (! isOver)
        {
            std::unique_lock hold { lock, std::defer_lock };

            if (! random.oneIn (4))
                hold.lock();
            else if (! hold.try_lock())
                continue;

            // Relaxed: anything stronger would order the holders, and hide a lock that does not.
            if (numInside.fetch_add (1, std::memory_order_relaxed) != 0 || ! lock.isHeldByThisThread())
                ++numIntruders;

            ++guarded;
            ++mine;
            dwell (random.below (random.oneIn (50) ? 5000 : 100));
            numInside.fetch_sub (1, std::memory_order_relaxed);
            hold.unlock();
            dwell (random.below (100));
        }

        numLocks += mine;
    }

    void unlockWithoutHolding (TortureRandom random)
    {
        while (! isOver)
        {
            numStrayUnlocks += lock.unlock() ? 1 : 0;
            ++numAttempts;
            dwell (random.below (1000));
        }
    }

    int report() const
    {
        const auto isSound = numIntruders == 0 && numStrayUnlocks == 0 && guarded == numLocks
                             && lock.refusedUnlocks() == numAttempts && ! lock.owner().isValid();

        std::cout << "locks " << numLocks << ", guarded " << guarded << ", intruders " << numIntruders
                  << ", stray unlocks " << numStrayUnlocks << " of " << numAttempts << ", refused "
                  << lock.refusedUnlocks() << (isSound ? "\nsound\n" : "\nBROKEN\n");
        return isSound ? 0 : 1;
    }

    const TortureOptions options;
    SafeSpinLock lock;
    std::uint64_t guarded = 0; // under the lock; not atomic: ThreadSanitizer looks too
    std::atomic<int> numInside { 0 }, numIntruders { 0 };
    std::atomic<std::uint64_t> numLocks { 0 }, numStrayUnlocks { 0 }, numAttempts { 0 };
    std::atomic<bool> isOver { false };
};
} // namespace lopsided::torture

int main (int argc, char** argv)
{
    using namespace lopsided::torture;
    return SpinLockTorture { TortureOptions::fromCommandLine (argc, argv) }.run();
}
