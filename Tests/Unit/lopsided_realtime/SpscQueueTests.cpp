#include <lopsided_realtime/queue/SpscQueue.h>

#include <gtest/gtest.h>

#include <thread>

namespace lopsided
{
TEST (SpscQueue, HandsElementsOutInTheOrderTheyCameIn)
{
    SpscQueue<int> queue { 4 };
    EXPECT_TRUE (queue.tryPush (1));
    EXPECT_TRUE (queue.tryPush (2));
    EXPECT_EQ (queue.tryPop(), 1);
    EXPECT_TRUE (queue.tryPush (3));
    EXPECT_EQ (queue.tryPop(), 2);
    EXPECT_EQ (queue.tryPop(), 3);
}

TEST (SpscQueue, IsEmptyAtFirstAndAfterTheLastElement)
{
    SpscQueue<int> queue { 2 };
    EXPECT_EQ (queue.tryPop(), std::nullopt);
    EXPECT_TRUE (queue.tryPush (7));
    EXPECT_EQ (queue.tryPop(), 7);
    EXPECT_EQ (queue.tryPop(), std::nullopt);
}

TEST (SpscQueue, HoldsExactlyItsCapacityAndCountsWhatDidNotFit)
{
    SpscQueue<int> queue { 3 };
    EXPECT_EQ (queue.capacity(), 3u);

    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE (queue.tryPush (i));

    EXPECT_EQ (queue.overflows(), 0u);
    EXPECT_FALSE (queue.tryPush (3));
    EXPECT_FALSE (queue.tryPush (4));
    EXPECT_EQ (queue.overflows(), 2u);

    EXPECT_EQ (queue.tryPop(), 0);
    EXPECT_TRUE (queue.tryPush (5));
    EXPECT_EQ (queue.overflows(), 2u);
}

TEST (SpscQueue, LosesAndReordersNothingBetweenTwoThreads)
{
    constexpr int numElements = 100000;
    SpscQueue<int> queue { 16 };

    std::thread pusher ([&queue] {
        for (int i = 0; i < numElements;)
            if (queue.tryPush (i))
                ++i;
            else
                std::this_thread::yield();
    });

    auto numWrong = 0;

    for (int expected = 0; expected < numElements;)
    {
        if (const auto element = queue.tryPop())
        {
            numWrong += *element == expected ? 0 : 1;
            ++expected;
        }
        else
        {
            std::this_thread::yield();
        }
    }

    pusher.join();
    EXPECT_EQ (numWrong, 0);
    EXPECT_EQ (queue.tryPop(), std::nullopt);
}
} // namespace lopsided
