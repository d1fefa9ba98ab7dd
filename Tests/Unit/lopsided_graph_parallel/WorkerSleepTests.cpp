#include "Meeting.h"

#include <lopsided_graph/parallel/WorkerPool.h>

#include <chrono>
#include <gtest/gtest.h>
#include <thread>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;

/** Long enough for any machine; only a broken pool uses it up. */
template <typename Condition>
[[nodiscard]] bool eventually (const Condition& condition)
{
    for (const auto end = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < end;)
    {
        if (condition())
            return true;

        std::this_thread::yield();
    }

    return false;
}

TEST (WorkerSleep, WorkersFallAsleepWhenThereIsNothingToDo)
{
    WorkerPool pool { { .numWorkers = 3, .spinTime = 20us } };
    EXPECT_TRUE (eventually ([&] { return pool.numAsleep() == 3; }));
}

TEST (WorkerSleep, WakesAsManySleepersAsThereAreUnitsForThem)
{
    WorkerPool pool { { .numWorkers = 3, .spinTime = 20us } };

    for (int block = 0; block < 20; ++block)
    {
        ASSERT_TRUE (eventually ([&] { return pool.numAsleep() == 3; }));
        Meeting meeting { 4 };
        pool.run (meeting.graph, meeting);
        ASSERT_FALSE (meeting.wasMissed) << "block " << block;
        EXPECT_EQ (meeting.workers, 0b1111u);
    }
}

TEST (WorkerSleep, WakesNoMoreSleepersThanThereAreUnitsForThem)
{
    WorkerPool pool { { .numWorkers = 3, .spinTime = 0us, .anticipation = Anticipation::none } };

    for (int block = 0; block < 20; ++block)
    {
        ASSERT_TRUE (eventually ([&] { return pool.numAsleep() == 3; }));
        const auto numWakes = pool.numWakes();
        Meeting meeting { 2 };
        pool.run (meeting.graph, meeting);
        ASSERT_FALSE (meeting.wasMissed) << "block " << block;
        EXPECT_EQ (pool.numWakes(), numWakes + 1);
    }
}

} // namespace
} // namespace lopsided
