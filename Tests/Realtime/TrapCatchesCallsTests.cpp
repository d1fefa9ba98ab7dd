#include "TrapCatchesTest.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <functional>
#include <new>
#include <thread>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{
using Kind = Offence::Kind;

class TrapCatchesCalls : public TrapCatchesTest
{};

TEST_P (TrapCatchesCalls, AWriteAndPassesItOnWithItsResult)
{
    int ends[2] = {};
    ASSERT_EQ (pipe (ends), 0);
    ssize_t written = 0;
    const auto seen = observeOnAudioThread ([&] { written = write (ends[1], "abc", 3); });
    char text[4] = {};
    EXPECT_EQ (read (ends[0], text, 3), 3);
    close (ends[0]);
    close (ends[1]);

    EXPECT_EQ (written, 3);
    EXPECT_STREQ (text, "abc");
    EXPECT_TRUE (seen.has (Kind::systemCall, "write"));
    EXPECT_EQ (seen.numOffences, 1u);
}

TEST_P (TrapCatchesCalls, AFailingSystemCallAndKeepsItsErrno)
{
    int error = 0;

    const auto seen = observeOnAudioThread ([&] {
        errno = 0;
        error = close (-1) == -1 ? errno : 0;
    });

    EXPECT_EQ (error, EBADF);
    EXPECT_TRUE (seen.has (Kind::systemCall, "close"));
}

TEST_P (TrapCatchesCalls, AYield)
{
    const auto seen = observeOnAudioThread ([] { std::this_thread::yield(); });
    EXPECT_TRUE (seen.has (Kind::systemCall, "sched_yield"));
}

TEST_P (TrapCatchesCalls, ASleepAndTheSwitchItCauses)
{
    const auto seen =
        observeOnAudioThread ([] { std::this_thread::sleep_for (std::chrono::milliseconds (1)); });
    EXPECT_TRUE (seen.has (Kind::systemCall, "clock_nanosleep"));
    EXPECT_GE (seen.usage.voluntarySwitches, 1);
}

TEST_P (TrapCatchesCalls, AnAtomicNotify)
{
    std::atomic<int> value { 0 };
    std::atomic<bool> isDone { false };
    std::thread waiter ([&] {
        value.wait (0);
        isDone = true;
    });

    // A notify makes a call only while somebody waits in the kernel: it is repeated until that has been so.
    const auto seen = observeOnAudioThread ([&] {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (10);

        while (threadOffenceCount() == 0 && std::chrono::steady_clock::now() < limit)
            value.notify_all();

        value = 1;

        while (! isDone)
            value.notify_all();
    });

    waiter.join();
    EXPECT_EQ (value.load(), 1);
    EXPECT_TRUE (seen.has (Kind::systemCall, "futex"));
}

TEST_P (TrapCatchesCalls, AThrow)
{
    bool caught = false;

    const auto seen = observeOnAudioThread ([&] {
        try
        {
            throw std::bad_alloc();
        }
        catch (const std::bad_alloc&)
        {
            caught = true;
        }
    });

    EXPECT_TRUE (caught);
    EXPECT_TRUE (seen.has (Kind::exception, "throw"));
}

TEST_P (TrapCatchesCalls, AThrowFromInsideTheStandardLibraryAndARethrow)
{
    const auto seen = observeOnAudioThread ([] {
        try
        {
            try
            {
                std::function<void()> empty;
                empty();
            }
            catch (...)
            {
                throw;
            }
        }
        catch (const std::bad_function_call&)
        {}
    });

    EXPECT_TRUE (seen.has (Kind::exception, "throw"));
    EXPECT_TRUE (seen.has (Kind::exception, "rethrow"));
}

TEST_P (TrapCatchesCalls, TheStartOfAThreadWhichThenRuns)
{
    bool hasRun = false;
    const auto seen = observeOnAudioThread ([&] { std::thread ([&] { hasRun = true; }).join(); });
    EXPECT_TRUE (hasRun);
    EXPECT_GE (seen.numOffences, 2u);
    EXPECT_TRUE (seen.has (Kind::heap));
}

INSTANTIATE_TEST_SUITE_P (Mechanisms, TrapCatchesCalls,
                          ::testing::Values (SystemCallMechanism::userDispatch, SystemCallMechanism::seccomp),
                          nameOfMechanism);
} // namespace
} // namespace lopsided::testing
