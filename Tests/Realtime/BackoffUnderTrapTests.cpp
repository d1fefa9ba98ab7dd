#include "RealtimeTrap/RealtimeExpectations.h"

#include <lopsided_realtime/lopsided_realtime.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>

namespace lopsided::testing
{
namespace
{

/** How a spinning thread waits, seen from outside: by the system calls that it makes. */
class BackoffUnderTrap : public RealtimeTest
{
protected:
    static int numYields (const RealtimeObservation& seen)
    {
        int yields = 0;

        for (const auto& offence : seen.offences)
            yields += describe (offence).find ("sched_yield") != std::string::npos;

        return yields;
    }
};

TEST_F (BackoffUnderTrap, PausesElevenTimesAndYieldsFromThenOn)
{
    runOnAudioThread ([] {
        Backoff backoff;
        const auto pausing = observe ([&] {
            for (int i = 0; i < 11; ++i)
                backoff.wait();
        });

        if (! pausing.preparation.seesSystemCalls())
            GTEST_SKIP() << pausing.preparation.reason;

        EXPECT_EQ (pausing.numOffences, 0u);
        EXPECT_EQ (numYields (observe ([&] { backoff.wait(); })), 1);
        EXPECT_EQ (numYields (observe ([&] { backoff.wait(); })), 1);
    });
}

TEST_F (BackoffUnderTrap, ALockThatIsHeldForLongIsWaitedForThatWay)
{
    SafeSpinLock lock;
    std::atomic<bool> isHeld { false };
    bool hasYielded = false;

    // Held until whoever waits for it is seen to yield.
    std::thread holder ([&] {
        const std::lock_guard hold { lock };
        const auto before = offenceCount();
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds (10);
        isHeld = true;
        isHeld.notify_all();

        while (! hasYielded && std::chrono::steady_clock::now() < patience)
            hasYielded = offenceCount() > before;
    });

    isHeld.wait (false);

    runOnAudioThread ([&] {
        const auto seen = observe ([&] { lock.lock(); });
        lock.unlock();
        holder.join();

        if (! seen.preparation.seesSystemCalls())
            GTEST_SKIP() << seen.preparation.reason;

        EXPECT_TRUE (hasYielded);
        EXPECT_GE (numYields (seen), 1);
    });
}

} // namespace
} // namespace lopsided::testing
