#include "FakeRealtimeKit.h"
#include "PrivateBus.h"

#include <lopsided_graph/parallel/RealtimeKit.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lopsided
{
namespace
{

class RealtimeKitOnABus : public ::testing::Test
{
protected:
    // One for all tests: libdbus reads a bus's address once.
    static void SetUpTestSuite() { bus = std::make_unique<PrivateBus>(); }
    static void TearDownTestSuite() { bus.reset(); }

    void SetUp() override { ASSERT_TRUE (bus->isRunning()); }

    static rlim_t realtimeLimit()
    {
        rlimit limit {};
        getrlimit (RLIMIT_RTTIME, &limit);
        return limit.rlim_cur;
    }

    static inline std::unique_ptr<PrivateBus> bus;
};

TEST_F (RealtimeKitOnABus, SaysThatThereIsNoSuchServiceAndLeavesTheProcessAlone)
{
    const auto before = realtimeLimit();
    const auto answer = RealtimeKit::makeThisThreadRealtime (10);
    EXPECT_EQ (answer.priority, 0);
    EXPECT_THAT (answer.reason, ::testing::HasSubstr ("org.freedesktop.RealtimeKit1"));
    EXPECT_EQ (realtimeLimit(), before);
}

TEST_F (RealtimeKitOnABus, AsksForThisThreadAtTheHighestPriorityThatIsGivenAndSetsTheLimit)
{
    FakeRealtimeKit service { { .highestPriority = 15, .realtimeMicroseconds = 190000 } };
    const auto answer = RealtimeKit::makeThisThreadRealtime (70);
    EXPECT_EQ (answer.priority, 15) << answer.reason;
    EXPECT_EQ (service.askedPriority, 15u);
    EXPECT_EQ (service.askedThread, static_cast<std::uint64_t> (::syscall (SYS_gettid)));
    EXPECT_LE (realtimeLimit(), 190000u);
}

TEST_F (RealtimeKitOnABus, AsksForNoMoreThanItWants)
{
    FakeRealtimeKit service { { .highestPriority = 20 } };
    EXPECT_EQ (RealtimeKit::makeThisThreadRealtime (7).priority, 7);
    EXPECT_EQ (service.askedPriority, 7u);
}

TEST_F (RealtimeKitOnABus, SaysWhyItWasRefused)
{
    const FakeRealtimeKit service { { .grants = false } };
    const auto answer = RealtimeKit::makeThisThreadRealtime (10);
    EXPECT_EQ (answer.priority, 0);
    EXPECT_EQ (answer.reason, "too many threads");
}

TEST_F (RealtimeKitOnABus, NeverRaisesALowerLimit)
{
    {
        const FakeRealtimeKit strict { { .realtimeMicroseconds = 100000 } };
        ASSERT_GT (RealtimeKit::makeThisThreadRealtime (10).priority, 0);
    }

    const FakeRealtimeKit generous { { .realtimeMicroseconds = 200000 } };
    EXPECT_GT (RealtimeKit::makeThisThreadRealtime (10).priority, 0);
    EXPECT_EQ (realtimeLimit(), 100000u);
}

} // namespace
} // namespace lopsided
