#include <lopsided_graph/parallel/IdlePolicy.h>

#include <gtest/gtest.h>

#include <algorithm>

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

/** Plays blocks 1 ms apart to a worker whose sleeps all end so much too late, also when the audio thread wakes it as
    the block begins. @returns how late it is for the last block */
IdlePolicy::Clock::duration lateForTheLastBlock (IdlePolicy& policy, IdlePolicy::Clock::duration lateness)
{
    auto begin = start, came = start;

    for (std::uint64_t block = 100; block < 120; ++block)
    {
        policy.tookUnit (block, came);
        policy.ranOut (begin + 400us);
        const auto step = policy.next (begin + 451us);
        begin += 1ms;
        const auto end = step.end.value_or (begin);
        const auto woke = std::min (end, begin) + lateness;

        if (step.end.has_value())
            policy.woke (woke, end);

        came = std::max (begin, woke);

        if (woke < begin)
        {
            EXPECT_EQ (policy.next (woke).kind, Kind::spin);
            EXPECT_EQ (policy.next (begin).kind, Kind::spin);
        }
    }

    return came - begin;
}

TEST_F (Idle, IsThereInTimeHoweverLateItsSleepsEnd)
{
    for (const auto lateness : { 0us, 20us, 49us, 60us, 100us, 199us })
    {
        IdlePolicy policy { options };
        EXPECT_EQ (lateForTheLastBlock (policy, lateness), 0us) << lateness.count() << " us late";
    }
}

TEST_F (Idle, SpinsNoLongerThanFourTimesItsTimeForSleepsThatEndTooLate)
{
    IdlePolicy policy { options };
    policy.woke (start + 5ms, start);
    playBlocks (policy);
    EXPECT_EQ (policy.next (start + 251us).end, start + 950us - 200us);
}

TEST_F (Idle, ForgetsASingleSleepThatEndedTooLate)
{
    IdlePolicy policy { options };
    policy.woke (start + 100us, start);

    for (int i = 0; i < 100; ++i)
        policy.woke (start, start);

    playBlocks (policy);
    EXPECT_GT (policy.next (start + 251us).end, start + 949us);
}

TEST_F (Idle, LearnsNothingFromASleepThatSomebodyEnded)
{
    IdlePolicy policy { options };
    policy.woke (start - 100us, start);
    playBlocks (policy);
    EXPECT_EQ (policy.next (start + 251us).end, start + 950us);
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
