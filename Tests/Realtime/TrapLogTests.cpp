#include "RealtimeTrap/OffenceLog.h"
#include "RealtimeTrap/RealtimeExpectations.h"
#include "RealtimeTrap/SystemCallNames.h"

#include <cstdlib>
#include <latch>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace lopsided::testing
{
// Not in an anonymous namespace: its name has to be found in the backtraces.
[[gnu::noinline]] void allocateWhereItMustNot()
{
    void* volatile memory = std::malloc (24);
    std::free (memory);
    asm volatile(""); // keeps the call from being the function's last act, which would leave no frame of it
}

[[gnu::noinline]] void yieldWhereItMustNot()
{
    std::this_thread::yield();
    asm volatile(""); // keeps the call from being the function's last act, which would leave no frame of it
}

namespace
{
class TrapLog : public RealtimeTest
{
protected:
    void SetUp() override
    {
        RealtimeTest::SetUp();
        clearOffences();
    }
};

TEST_F (TrapLog, CanBeReadAndNamedByAnotherThread)
{
    runOnAudioThread ([] {
        const RealtimeScope scope;
        allocateWhereItMustNot();
    });

    ASSERT_EQ (offenceCount(), 2u);
    const auto all = offences();
    ASSERT_EQ (all.size(), 2u);
    const auto text = describe (all[0]);
    EXPECT_EQ (text.find ("malloc at lopsided::testing::allocateWhereItMustNot()+0x"), 0u) << text;
    EXPECT_EQ (describe (all[1]).find ("free at "), 0u) << describe (all[1]);
}

TEST_F (TrapLog, NamesASystemCallAndWhoMadeIt)
{
    bool seesSystemCalls = false;

    runOnAudioThread ([&] {
        seesSystemCalls = prepareThread().seesSystemCalls();
        const RealtimeScope scope;
        yieldWhereItMustNot();
    });

    if (! seesSystemCalls)
        GTEST_SKIP() << "system calls are not seen here";

    const auto all = offences();
    ASSERT_EQ (all.size(), 1u);
    const auto text = describe (all[0]);
    EXPECT_EQ (text.find ("system call sched_yield (24) via "), 0u) << text;
    EXPECT_NE (text.find (" at lopsided::testing::yieldWhereItMustNot()+0x"), std::string::npos) << text;
}

TEST_F (TrapLog, CountsWhatItCannotKeep)
{
    constexpr int numAllocations = 300;

    runOnAudioThread ([] {
        const RealtimeScope scope;

        for (int i = 0; i < numAllocations; ++i)
            allocateWhereItMustNot();
    });

    EXPECT_EQ (offenceCount(), 2u * numAllocations);
    EXPECT_EQ (offences().size(), OffenceLog::capacity);
}

TEST_F (TrapLog, KeepsEveryOffenceOfManyThreads)
{
    constexpr int numThreads = 4, numEach = 20;
    std::latch start { numThreads };
    std::vector<std::thread> threads;

    for (int t = 0; t < numThreads; ++t)
        threads.emplace_back ([&] {
            prepareThread();
            allocateWhereItMustNot(); // a thread's first allocation makes system calls
            start.arrive_and_wait();

            const RealtimeScope scope;

            for (int i = 0; i < numEach; ++i)
                allocateWhereItMustNot();
        });

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (offenceCount(), 2u * numThreads * numEach);

    for (const auto& offence : offences())
        EXPECT_NE (describe (offence).find ("allocateWhereItMustNot"), std::string::npos)
            << describe (offence);
}

TEST_F (TrapLog, ForgetsWhatIsCleared)
{
    runOnAudioThread ([] {
        const RealtimeScope scope;
        allocateWhereItMustNot();
    });

    clearOffences();
    EXPECT_EQ (offenceCount(), 0u);
    EXPECT_TRUE (offences().empty());
}

TEST_F (TrapLog, TakesAThreadsOwnOffencesOnce)
{
    prepareThread();
    takeThreadOffences();

    {
        const RealtimeScope scope;
        allocateWhereItMustNot();
    }

    EXPECT_EQ (threadOffenceCount(), 2u);
    EXPECT_EQ (takeThreadOffences().size(), 2u);
    EXPECT_EQ (threadOffenceCount(), 0u);
    EXPECT_TRUE (takeThreadOffences().empty());
}

TEST_F (TrapLog, ReportsAScopeOnAThreadThatWasNotPrepared)
{
    std::thread ([] {
        {
            const RealtimeScope scope;
        }
        {
            const RealtimeScope scope;
        }
    }).join();

    const auto all = offences();
    ASSERT_EQ (all.size(), 1u);
    EXPECT_EQ (all[0].kind, Offence::Kind::misuse);
    EXPECT_NE (describe (all[0]).find ("not prepared"), std::string::npos) << describe (all[0]);
}

TEST (SystemCallNames, KnowBothEndsOfTheTableAndNothingOutside)
{
    EXPECT_STREQ (nameOfSystemCall (0), "read");
    EXPECT_STREQ (nameOfSystemCall (202), "futex");
    EXPECT_STREQ (nameOfSystemCall (334), "rseq");
    EXPECT_STREQ (nameOfSystemCall (424), "pidfd_send_signal");
    EXPECT_STREQ (nameOfSystemCall (435), "clone3");
    EXPECT_STREQ (nameOfSystemCall (400), "unknown");
    EXPECT_STREQ (nameOfSystemCall (-1), "unknown");
    EXPECT_STREQ (nameOfSystemCall (100000), "unknown");
}
} // namespace
} // namespace lopsided::testing
