#include <lopsided_realtime/lock/Backoff.h>

#include <gtest/gtest.h>

#include <vector>

namespace lopsided
{
TEST (Backoff, DoublesFromOneTo1024PausesAndThenYields)
{
    Backoff backoff;
    std::vector<int> pauses;

    for (int i = 0; i < 14; ++i)
    {
        pauses.push_back (backoff.pausesOfNextWait());
        backoff.wait();
    }

    EXPECT_EQ (pauses, (std::vector { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 0, 0, 0 }));
}

TEST (Backoff, StartsWithOnePauseAgainAfterAReset)
{
    Backoff backoff;

    for (int i = 0; i < 13; ++i)
        backoff.wait();

    ASSERT_EQ (backoff.pausesOfNextWait(), 0);
    backoff.reset();
    EXPECT_EQ (backoff.pausesOfNextWait(), 1);
}
} // namespace lopsided
