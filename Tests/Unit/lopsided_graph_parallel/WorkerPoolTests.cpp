#include "Meeting.h"
#include "RandomPlan.h"

#include <lopsided_graph/parallel/WorkerPool.h>

#include <gtest/gtest.h>
#include <memory>
#include <thread>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;
using Edges = std::vector<TaskGraph::Edge>;

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int workScale = 1;
#else
constexpr int workScale = 4;
#endif

class WorkerPoolWith : public ::testing::TestWithParam<int>
{
protected:
    WorkerPool pool { { .numWorkers = GetParam(), .spinTime = 20us } };
};

INSTANTIATE_TEST_SUITE_P (Workers, WorkerPoolWith, ::testing::Values (0, 1, 2, 3, 7));

TEST_P (WorkerPoolWith, RunsEachTaskOfRandomGraphsOnceAfterItsPredecessors)
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed)
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        RandomPlan plan { seed, RandomPlan::Shape {
                                    .numTasks = 1 + static_cast<TaskGraph::Number> (random() % 200),
                                    .edgesPerTask = static_cast<double> (random() % 30) / 10.0,
                                    .reach = 1 + static_cast<TaskGraph::Number> (random() % 100) } };
        pool.ensureRoomFor (plan.graph);

        for (std::uint64_t block = 0; block < 20 * workScale; ++block)
        {
            plan.beginBlock (block);
            pool.run (plan.graph, plan);
            ASSERT_TRUE (plan.isRendered()) << "block " << block;
        }
    }
}

TEST_P (WorkerPoolWith, IsDoneWithAPlanWhenRunReturns)
{
    constexpr std::uint32_t numPlans = 1000 * workScale;

    for (std::uint32_t seed = 1; seed <= numPlans; ++seed)
    {
        auto plan =
            std::make_unique<RandomPlan> (seed, RandomPlan::Shape { .numTasks = 1 + seed % 30, .dwell = 20 });
        pool.ensureRoomFor (plan->graph);
        plan->beginBlock (seed);
        pool.run (plan->graph, *plan);
        ASSERT_TRUE (plan->isRendered()) << "seed " << seed;
        plan->graph = {}; // a worker that still looks at it finds no units, or memory that is gone
    }
}

TEST_P (WorkerPoolWith, RunsNothingOfAnEmptyGraph)
{
    RandomPlan plan { 0, Edges {} };
    pool.run (plan.graph, plan);
    EXPECT_TRUE (plan.isRendered());
}

TEST_P (WorkerPoolWith, UsesOneCoreForAGraphThatItHasNoRoomFor)
{
    RandomPlan plan { 5000, Edges {} };
    plan.beginBlock (1);
    pool.run (plan.graph, plan);
    EXPECT_TRUE (plan.isRendered());

    for (TaskGraph::Number task = 0; task < 5000; ++task)
        ASSERT_EQ (plan.workerOf (task), 0u);
}

TEST_P (WorkerPoolWith, RunsAChainOnTheAudioThreadAndWakesNobody)
{
    RandomPlan plan { 3, Edges { { 0, 1 }, { 1, 2 } } };
    const auto numWakes = pool.numWakes();

    for (std::uint64_t block = 0; block < 1000; ++block)
    {
        plan.beginBlock (block);
        pool.run (plan.graph, plan);
        ASSERT_TRUE (plan.isRendered());

        for (TaskGraph::Number task = 0; task < 3; ++task)
            ASSERT_EQ (plan.workerOf (task), 0u);
    }

    EXPECT_EQ (pool.numWakes(), numWakes);
}

TEST (WorkerPool, HasNoThreadWhenNotToldOtherwise)
{
    const WorkerPool pool;
    EXPECT_EQ (pool.numWorkers(), 0);
    EXPECT_TRUE (pool.priorities().empty());
}

TEST (WorkerPool, ChangesTheNumberOfWorkersBetweenBlocks)
{
    WorkerPool pool;
    RandomPlan plan { 7, RandomPlan::Shape { .numTasks = 60 } };
    pool.ensureRoomFor (plan.graph);
    std::uint64_t block = 0;

    for (const auto numWorkers : { 2, 0, 3, 1, 1, 4, 0 })
    {
        EXPECT_EQ (pool.setNumWorkers (numWorkers), numWorkers);
        EXPECT_EQ (pool.numWorkers(), numWorkers);
        EXPECT_EQ (pool.priorities().size(), static_cast<std::size_t> (numWorkers));

        for (int i = 0; i < 50; ++i)
        {
            plan.beginBlock (++block);
            pool.run (plan.graph, plan);
            ASSERT_TRUE (plan.isRendered());
        }
    }
}

TEST (WorkerPool, HasNoMoreWorkersThanItCanNameAndNotFewerThanNone)
{
    WorkerPool pool;
    EXPECT_EQ (pool.setNumWorkers (1000), SleepingWorkers::maximumWorkers);
    EXPECT_EQ (pool.setNumWorkers (-1), 0);
}

/** The first task blocks until all others are done. */
class Straggler final : public TaskRunner
{
public:
    void runTask (std::uint32_t task, std::uint32_t) noexcept override
    {
        if (task == 0)
            while (numDone < numOthers && std::chrono::steady_clock::now() < end)
                std::this_thread::yield();
        else
            ++numDone;
    }

    static constexpr std::uint32_t numOthers = 20;
    const TaskGraph graph = TaskGraph::build (numOthers + 1, {});
    std::atomic<std::uint32_t> numDone { 0 };
    const std::chrono::steady_clock::time_point end = std::chrono::steady_clock::now() + 20s;
};

TEST (WorkerPool, WorkersTakeEverythingElseWhileOneUnitTakesLong)
{
    WorkerPool pool { { .numWorkers = 2 } };

    for (int block = 0; block < 20; ++block)
    {
        Straggler straggler;
        pool.run (straggler.graph, straggler);
        ASSERT_EQ (straggler.numDone, Straggler::numOthers);
    }
}

/** Asks each worker for its mode: a denormal number times one is nought. */
class DenormalProbe final : public TaskRunner
{
public:
    explicit DenormalProbe (std::uint32_t numThreads)
        : meeting (numThreads)
    {}

    void runTask (std::uint32_t task, std::uint32_t worker) noexcept override
    {
        meeting.runTask (task, worker);
        volatile float denormal = 1.0e-40f;
        volatile float product = denormal * 1.0f;

        if (worker != 0 && product != 0.0f)
            wasKept = true;
    }

    Meeting meeting;
    std::atomic<bool> wasKept { false };
};

TEST (WorkerPool, DenormalsAreOffInEveryWorker)
{
#if defined(__x86_64__) || defined(__aarch64__)
    WorkerPool pool { { .numWorkers = 3 } };
    DenormalProbe probe { 4 };
    pool.run (probe.meeting.graph, probe);
    EXPECT_FALSE (probe.wasKept);
    EXPECT_FALSE (probe.meeting.wasMissed);
#else
    GTEST_SKIP() << "this processor's mode is left alone";
#endif
}

TEST (WorkerPool, GrowsWhileAnotherThreadRenders)
{
    WorkerPool pool { { .numWorkers = 2, .spinTime = 20us } };
    std::atomic<bool> isOver { false };
    std::atomic<int> numWrong { 0 };

    std::thread audio ([&] {
        RandomPlan plan { 3, RandomPlan::Shape { .numTasks = 40, .dwell = 20 } };

        for (std::uint64_t block = 0; ! isOver; ++block)
        {
            plan.beginBlock (block);
            pool.run (plan.graph, plan);
            numWrong += plan.isRendered() ? 0 : 1;
        }
    });

    for (TaskGraph::Number numTasks = 1; numTasks < 5000; numTasks += 100)
    {
        pool.ensureRoomFor (TaskGraph::build (numTasks, {}));
        std::this_thread::yield();
    }

    isOver = true;
    audio.join();
    EXPECT_EQ (numWrong, 0);
}

} // namespace
} // namespace lopsided
