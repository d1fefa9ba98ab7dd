#include <lopsided_realtime/lock/OwnerId.h>

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

namespace lopsided
{
TEST (OwnerId, NamesNobodyByDefault)
{
    EXPECT_FALSE (OwnerId().isValid());
    EXPECT_EQ (OwnerId().value(), 0u);
}

TEST (OwnerId, StaysTheSameInOneThread)
{
    const auto first = OwnerId::current();
    EXPECT_TRUE (first.isValid());
    EXPECT_EQ (OwnerId::current(), first);
}

TEST (OwnerId, IsNeverGivenOutAgainAfterAThreadHasEnded)
{
    std::set<std::uint64_t> seen { OwnerId::current().value() };

    // One after the other, so that the system does reuse its own thread ids.
    for (int i = 0; i < 100; ++i)
        std::thread ([&seen] { seen.insert (OwnerId::current().value()); }).join();

    EXPECT_EQ (seen.size(), 101u);
}

TEST (OwnerId, LeavesRoomForTheLockBit)
{
    EXPECT_EQ (OwnerId::current().value() >> 63, 0u);
}

TEST (OwnerId, DiffersBetweenThreadsThatStartTogether)
{
    constexpr std::size_t numThreads = 16;
    std::vector<std::uint64_t> ids (numThreads);
    std::vector<std::thread> threads;

    for (auto& id : ids)
        threads.emplace_back ([&id] { id = OwnerId::current().value(); });

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (std::set (ids.begin(), ids.end()).size(), numThreads);
}
} // namespace lopsided
