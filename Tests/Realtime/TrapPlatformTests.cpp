#include "RealtimeTrap/RealtimeExpectations.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{
std::atomic<int> numSignals { 0 };

void countSignal (int) noexcept
{
    ++numSignals;
}

class TrapPlatform : public RealtimeTest
{};

TEST_F (TrapPlatform, SurvivesASignalHandlerThatRunsInsideAScope)
{
    struct sigaction action
    {
    }, before {};
    action.sa_handler = countSignal;
    ASSERT_EQ (sigaction (SIGUSR1, &action, &before), 0);
    numSignals = 0;

    runOnAudioThread ([] { observe ([] { pthread_kill (pthread_self(), SIGUSR1); }); });

    sigaction (SIGUSR1, &before, nullptr);
    EXPECT_EQ (numSignals.load(), 1);
}

TEST_F (TrapPlatform, PassesOnAChangeOfTheSignalMask)
{
    runOnAudioThread ([] {
        sigset_t wanted, found;
        sigemptyset (&wanted);
        sigaddset (&wanted, SIGUSR2);
        observe ([&] { pthread_sigmask (SIG_BLOCK, &wanted, nullptr); });

        sigemptyset (&found);
        ASSERT_EQ (pthread_sigmask (SIG_BLOCK, nullptr, &found), 0);
        EXPECT_EQ (sigismember (&found, SIGUSR2), 1);
        EXPECT_EQ (sigismember (&found, SIGSYS), 0);
    });
}

TEST_F (TrapPlatform, SeesSystemCallsOfAThreadThatHadEverySignalBlocked)
{
    RealtimeObservation seen;
    sigset_t all, before;
    sigfillset (&all);
    ASSERT_EQ (pthread_sigmask (SIG_SETMASK, &all, &before), 0);
    runOnAudioThread ([&] { seen = observe ([] { close (-1); }); }); // inherits the mask
    pthread_sigmask (SIG_SETMASK, &before, nullptr);

    EXPECT_EQ (seen.has (Offence::Kind::systemCall, "close"), seen.preparation.seesSystemCalls());
}

TEST_F (TrapPlatform, LetsAForkInsideAScopeHappen)
{
    int status = -1;
    RealtimeObservation seen;

    runOnAudioThread ([&] {
        pid_t child = -1;
        seen = observe ([&] {
            child = fork();

            if (child == 0)
                _exit (7);
        });
        waitpid (child, &status, 0);
    });

    EXPECT_TRUE (WIFEXITED (status));
    EXPECT_EQ (WEXITSTATUS (status), 7);
    EXPECT_EQ (seen.has (Offence::Kind::systemCall, "clone"),
               seen.preparation.mechanism == SystemCallMechanism::userDispatch);
}

TEST_F (TrapPlatform, PreparesAThreadOnlyOnce)
{
    runOnAudioThread ([] {
        const auto first = prepareThread();
        EXPECT_EQ (prepareThread (SystemCallMechanism::seccomp).mechanism, first.mechanism);
    });
}

TEST_F (TrapPlatform, SeesHeapAndLocksWhereItIsToldNotToSeeSystemCalls)
{
    RealtimeObservation seen;

    runOnAudioThread (
        [&] {
            seen = observe ([] {
                close (-1);
                void* volatile memory = std::malloc (8);
                std::free (memory);
            });
        },
        SystemCallMechanism::unavailable);

    EXPECT_FALSE (seen.preparation.seesSystemCalls());
    EXPECT_GT (std::strlen (seen.preparation.reason), 0u);
    EXPECT_TRUE (seen.has (Offence::Kind::heap, "malloc"));
    EXPECT_FALSE (seen.has (Offence::Kind::systemCall));
}

TEST_F (TrapPlatform, RefusesSeccompOnTheMainThread)
{
    // In a child, because the main thread of this process may be prepared already.
    const auto child = fork();

    if (child == 0)
    {
        const auto preparation = prepareThread (SystemCallMechanism::seccomp);
        _exit (preparation.mechanism == SystemCallMechanism::seccomp ? 1 : 0);
    }

    int status = -1;
    waitpid (child, &status, 0);
    EXPECT_TRUE (WIFEXITED (status));
    EXPECT_EQ (WEXITSTATUS (status), 0);
}

TEST_F (TrapPlatform, KeepsTheContractsOfTheHeapItStandsBefore)
{
    void* memory = nullptr;
    EXPECT_EQ (posix_memalign (&memory, 3, 8), EINVAL);
    EXPECT_EQ (posix_memalign (&memory, 256, 8), 0);
    EXPECT_EQ (reinterpret_cast<std::uintptr_t> (memory) % 256, 0u);
    std::free (memory);

    memory = std::aligned_alloc (4096, 4096);
    EXPECT_EQ (reinterpret_cast<std::uintptr_t> (memory) % 4096, 0u);
    std::free (memory);

    memory = std::calloc (100, 8);
    ASSERT_NE (memory, nullptr);

    const auto* bytes = static_cast<const char*> (memory);
    EXPECT_EQ (std::count (bytes, bytes + 800, 0), 800);

    memory = std::realloc (memory, 100000);
    EXPECT_NE (memory, nullptr);
    std::free (memory);
}
} // namespace
} // namespace lopsided::testing
