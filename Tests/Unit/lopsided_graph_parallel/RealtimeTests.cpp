#include "RandomPlan.h"

#include <RealtimeTrap/RealtimeExpectations.h>
#include <lopsided_graph/parallel/WorkerPool.h>

#include <chrono>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;
using SchedulerRealtime = testing::RealtimeTest;

constexpr RandomPlan::Shape wide { .numTasks = 100, .edgesPerTask = 1.0, .reach = 60, .dwell = 300 };

/** Renders blocks under the trap on an audio thread; returns what was done there but must not be. */
testing::RealtimeObservation renderUnderTrap (WorkerPool& pool, RandomPlan& plan, std::uint64_t numBlocks)
{
    testing::RealtimeObservation observation;
    pool.ensureRoomFor (plan.graph);
    auto allRendered = true;

    testing::runOnAudioThread ([&] {
        plan.beginBlock (0);
        observation = testing::observe ([&] {
            for (std::uint64_t block = 0; block < numBlocks; ++block)
                pool.run (plan.graph, plan);
        });

        plan.beginBlock (1);
        pool.run (plan.graph, plan);
        allRendered = plan.isRendered();
    });

    EXPECT_TRUE (allRendered);
    return observation;
}

TEST_F (SchedulerRealtime, WithoutWorkersNothingLocksAllocatesOrCallsTheSystem)
{
    WorkerPool pool;
    RandomPlan plan { 1, wide };
    const auto observation = renderUnderTrap (pool, plan, 500);
    EXPECT_EQ (observation.numOffences, 0u);
}

TEST_F (SchedulerRealtime, WithWorkersAChainCallsNoSystem)
{
    WorkerPool pool { { .numWorkers = 1, .spinTime = 0us } };
    RandomPlan plan { 3, std::vector<TaskGraph::Edge> { { 0, 1 }, { 1, 2 } } };
    const auto observation = renderUnderTrap (pool, plan, 500);
    EXPECT_EQ (observation.numOffences, 0u);
}

TEST_F (SchedulerRealtime, WithWorkersTheOnlyOffenceIsTheWakeOfASleeper)
{
    // Without a real-time priority, and next to an audio thread that may have one: they sleep as often as they can.
    WorkerPool pool { { .numWorkers = 2, .spinTime = 0us, .anticipation = Anticipation::none } };
    RandomPlan plan { 2, wide };
    const auto observation = renderUnderTrap (pool, plan, 2000);

    for (const auto& offence : observation.offences)
    {
        EXPECT_EQ (offence.kind, testing::Offence::Kind::systemCall) << describe (offence);
        EXPECT_STREQ (offence.name, "futex") << describe (offence);
    }

    EXPECT_LE (observation.numOffences, pool.numWakes());

    if (! observation.preparation.seesSystemCalls())
        GTEST_SKIP() << "system calls are not watched here: " << observation.preparation.reason;

    EXPECT_GT (observation.numOffences, 0u) << "no worker ever slept: nothing was shown";
}

TEST_F (SchedulerRealtime, WorkersThatSpinNeedNoWake)
{
    WorkerPool pool { { .numWorkers = 1, .spinTime = 10s } };
    RandomPlan plan { 4, wide };
    pool.ensureRoomFor (plan.graph);

    // Once it has had work, the worker spins.
    const auto hasHelped = [&] {
        for (TaskGraph::Number task = 0; task < wide.numTasks; ++task)
            if (plan.workerOf (task) == 1)
                return true;

        return false;
    };

    while (! hasHelped())
        pool.run (plan.graph, plan);

    const auto before = pool.numWakes();
    const auto observation = renderUnderTrap (pool, plan, 200);
    EXPECT_EQ (observation.numOffences, 0u);
    EXPECT_EQ (pool.numWakes(), before);
}

} // namespace
} // namespace lopsided
