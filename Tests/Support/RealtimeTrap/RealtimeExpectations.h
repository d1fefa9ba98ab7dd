#pragma once

#include "RealtimeObservation.h"

#include <RealtimeTrap/RealtimeScope.h>
#include <RealtimeTrap/RealtimeTrap.h>
#include <RealtimeTrap/ThreadUsage.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <gtest/gtest.h>
#include <iostream>
#include <thread>
#include <utility>

#if defined(__linux__)
    #include <pthread.h>
    #include <sched.h>
#endif

// For tests with GoogleTest: put a callback under the trap in one line.
namespace lopsided::testing
{
using namespace trap; // a test of the trap, or under it, speaks of little else

/** Calls a function on the calling thread inside a RealtimeScope and returns what it did there.

    Thread: any; prepares it. Realtime: allocates before and after the call, not within it.
*/
template <typename Function>
RealtimeObservation observe (Function&& function)
{
    RealtimeObservation result;
    result.preparation = prepareThread();
    takeThreadOffences();
    const auto before = ThreadUsage::ofThisThread();

    {
        const RealtimeScope scope;
        function();
    }

    result.usage = ThreadUsage::ofThisThread().since (before);
    result.numOffences = threadOffenceCount();
    result.offences = takeThreadOffences();
    return result;
}

/** Fails the test, with a line for each of the first offences, if a function makes a system call, touches the
    heap, locks or throws. Under a sanitizer it only calls the function.

        expectNoOffences ([&] { processor.processBlock (buffer, midi); });

    Whoever wants page faults to count as well does a warm-up first and asks the returned observation's usage.
*/
template <typename Function>
RealtimeObservation expectNoOffences (Function&& function)
{
    constexpr std::size_t maximumShown = 8;
    auto observation = observe (std::forward<Function> (function));

    if (isAvailable() && ! observation.preparation.seesSystemCalls())
        std::cout << "system calls are not watched here: " << observation.preparation.reason << '\n';

    for (std::size_t i = 0; i < std::min (observation.offences.size(), maximumShown); ++i)
        ADD_FAILURE() << "on the audio thread: " << describe (observation.offences[i]);

    EXPECT_EQ (observation.numOffences, 0u);
    return observation;
}

/** Runs a function on a thread of its own that is set up as an audio thread: prepared for the trap, and
    SCHED_FIFO where that is permitted. Returns when it has ended; rethrows what it throws. */
template <typename Function>
void runOnAudioThread (Function&& function, SystemCallMechanism mechanism = SystemCallMechanism::userDispatch)
{
    std::exception_ptr thrown;

    std::thread thread ([&] {
#if defined(__linux__)
        sched_param parameters {};
        parameters.sched_priority = 10;
        pthread_setschedparam (pthread_self(), SCHED_FIFO,
                               &parameters); // refused without the right to it: no matter
#endif
        prepareThread (mechanism);
        void* volatile warmUp = std::malloc (1); // a thread's first allocation makes system calls of its own
        std::free (warmUp);

        try
        {
            function();
        }
        catch (...)
        {
            thrown = std::current_exception();
        }
    });

    thread.join();

    if (thrown != nullptr)
        std::rethrow_exception (thrown);
}

/** The fixture of tests that mean nothing without the trap: they are skipped, with the reason, where it is
    inert. */
class RealtimeTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (! isAvailable())
            GTEST_SKIP() << unavailableReason();
    }
};
} // namespace lopsided::testing
