#include <lopsided_graph/parallel/IdlePolicy.h>

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;
using Kind = IdlePolicy::Step::Kind;

constexpr IdlePolicy::Clock::time_point start { 1000s };

class Idle : public ::testing::Test
{
protected:
    /** Blocks 1 ms apart, the last one begins at start. */
    void playBlocks (IdlePolicy& policy)
    {
        for (std::uint64_t block = 0; block <= 3; ++block)
            policy.tookUnit (100 + block, start + (static_cast<int> (block) - 3) * 1ms);

        policy.ranOut (start + 200us);
    }

    const WorkerOptions options { .spinTime = 50us };
};

TEST_F (Idle, SleepsUntilItIsWokenWhenThereNeverWasABlock)
{
    IdlePolicy policy { options };
    const auto step = policy.next (start);
    EXPECT_EQ (step.kind, Kind::sleep);
    EXPECT_FALSE (step.end.has_value());
}

TEST_F (Idle, SpinsFirstThenSleepsUntilShortlyBeforeTheNextBlock)
{
    IdlePolicy policy { options };
    playBlocks (policy);
    EXPECT_EQ (policy.next (start + 249us).kind, Kind::spin);
    const auto step = policy.next (start + 251us);
    EXPECT_EQ (step.kind, Kind::sleep);
    EXPECT_EQ (step.end, start + 950us);
}

TEST_F (Idle, SpinsAroundTheExpectedBlockAndThenSleepsUntilItIsWoken)
{
    IdlePolicy policy { options };
    playBlocks (policy);
    EXPECT_EQ (policy.next (start + 251us).kind, Kind::sleep);
    EXPECT_EQ (policy.next (start + 951us).kind, Kind::spin);
    EXPECT_EQ (policy.next (start + 1049us).kind, Kind::spin);
    const auto step = policy.next (start + 1051us);
    EXPECT_EQ (step.kind, Kind::sleep);
    EXPECT_FALSE (step.end.has_value());
}

TEST_F (Idle, GoesOnSpinningWhenTheNextBlockIsNearAlready)
{
    IdlePolicy policy { options };
    playBlocks (policy);
    policy.ranOut (start + 930us);
    EXPECT_EQ (policy.next (start + 985us).kind, Kind::spin);
    EXPECT_EQ (policy.next (start + 1049us).kind, Kind::spin);
    EXPECT_EQ (policy.next (start + 1051us).kind, Kind::sleep);
}

TEST_F (Idle, CountsBlocksInWhichItFoundNothing)
{
    IdlePolicy policy { options };
    policy.tookUnit (100, start - 2ms);
    policy.tookUnit (102, start);
    policy.ranOut (start);
    EXPECT_EQ (policy.next (start + 51us).end, start + 950us);
}

TEST_F (Idle, ExpectsNothingAfterALongPause)
{
    IdlePolicy policy { options };
    policy.tookUnit (100, start - 2ms);
    policy.tookUnit (110, start);
    policy.ranOut (start);
    const auto step = policy.next (start + 51us);
    EXPECT_EQ (step.kind, Kind::sleep);
    EXPECT_FALSE (step.end.has_value());
}

TEST_F (Idle, ExpectsNothingWhenItIsNotToAnticipate)
{
    IdlePolicy policy { { .spinTime = 50us, .anticipation = Anticipation::none } };
    playBlocks (policy);
    const auto step = policy.next (start + 251us);
    EXPECT_EQ (step.kind, Kind::sleep);
    EXPECT_FALSE (step.end.has_value());
}

} // namespace
} // namespace lopsided
