#include <lopsided_graph/parallel/UnitQueue.h>

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

/** Units without edges. */
TaskGraph loose (TaskGraph::Number numUnits)
{
    return TaskGraph::build (numUnits, {});
}

TEST (UnitQueue, HasNothingToTakeBeforeTheFirstGeneration)
{
    UnitQueue queue;
    EXPECT_FALSE (queue.canTake());
    EXPECT_FALSE (queue.tryTake().has_value());
}

TEST (UnitQueue, GivesEachInitialUnitButTheFirstOnce)
{
    UnitQueue queue;
    const auto graph = loose (4);
    ASSERT_TRUE (queue.takeUpMemoryFor (graph.numUnits()));
    queue.begin (graph);

    for (UnitQueue::Unit unit = 1; unit < 4; ++unit)
        EXPECT_EQ (queue.tryTake(), unit);

    EXPECT_FALSE (queue.tryTake().has_value());
}

TEST (UnitQueue, GivesWhatIsPushedInThatOrder)
{
    UnitQueue queue;
    const auto graph = loose (4);
    ASSERT_TRUE (queue.takeUpMemoryFor (graph.numUnits()));
    queue.begin (graph);
    queue.push (0);
    std::vector<UnitQueue::Unit> taken;

    while (const auto unit = queue.tryTake())
        taken.push_back (*unit);

    EXPECT_EQ (taken, (std::vector<UnitQueue::Unit> { 1, 2, 3, 0 }));
}

TEST (UnitQueue, FindsNothingOfAnEarlierLongerGeneration)
{
    UnitQueue queue;
    const auto large = loose (50), small = loose (2);
    ASSERT_TRUE (queue.takeUpMemoryFor (50));
    queue.begin (large);

    while (queue.tryTake())
    {}

    queue.begin (small);
    EXPECT_EQ (queue.tryTake(), 1u);
    EXPECT_FALSE (queue.tryTake().has_value());
}

TEST (UnitQueue, RefusesAGraphThatItHasNoRoomForAndTakesUpLargerMemoryAtTheNextRun)
{
    UnitQueue queue;
    const auto large = loose (1000);
    EXPECT_FALSE (queue.takeUpMemoryFor (large.numUnits()));
    queue.ensureCapacity (large.numUnits());
    ASSERT_TRUE (queue.takeUpMemoryFor (large.numUnits()));
    queue.begin (large);
    std::size_t numTaken = 0;

    while (queue.tryTake())
        ++numTaken;

    EXPECT_EQ (numTaken, 999u);
}

TEST (UnitQueue, GrowingInMidRunLosesNothing)
{
    UnitQueue queue;
    const auto graph = loose (10);
    ASSERT_TRUE (queue.takeUpMemoryFor (10));
    queue.begin (graph);
    EXPECT_EQ (queue.tryTake(), 1u);
    queue.ensureCapacity (100000);
    EXPECT_EQ (queue.tryTake(), 2u);
    queue.push (0);
    std::size_t numTaken = 0;

    while (queue.tryTake())
        ++numTaken;

    EXPECT_EQ (numTaken, 8u);
}

TEST (UnitQueue, ServesUnitsFromEverySlotItHas)
{
    UnitQueue queue;
    const auto full = loose (64);
    ASSERT_TRUE (queue.takeUpMemoryFor (64));

    for (int generation = 0; generation < 300; ++generation)
    {
        queue.begin (full);
        queue.push (0);

        for (int i = 0; i < 64; ++i)
            ASSERT_TRUE (queue.tryTake().has_value()) << "generation " << generation << ", unit " << i;

        ASSERT_FALSE (queue.tryTake().has_value());
    }
}

} // namespace
} // namespace lopsided
