#include <lopsided_graph/account/BlockAccount.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <thread>

namespace lopsided
{
namespace
{
using Pace = BlockAccount::Pace;
using Switch = Accounting::Switch;

const CycleClock steady { CycleClock::Source::steadyClock };

/** Ends a node that took at least so long. */
AccountLane::Share finishAfter (AccountLane& lane, NodeID node, std::uint64_t nanoseconds)
{
    const auto start = steady.now();

    while (steady.now() - start < nanoseconds)
    {}

    return { node, lane.finishNode (node) };
}

/** Not simply the one that was told to take longest: a busy machine may hold up any of them. */
AccountLane::Share longestOf (std::initializer_list<AccountLane::Share> shares)
{
    return *std::max_element (shares.begin(), shares.end(),
                              [] (const auto& a, const auto& b) { return a.ticks < b.ticks; });
}

// One sample a microsecond, so a block of 20 has 20 microseconds; of 10 million, 10 seconds.
constexpr auto rate = 1.0e6;
constexpr auto shortBlock = 20;
constexpr auto longBlock = 10'000'000;

TEST (BlockAccount, NamesTheNodeThatTookMostOfALateBlock)
{
    BlockAccount account { steady, rate, 1 };
    account.beginBlock (shortBlock, {}, Pace::realtime);
    const auto culprit = longestOf ({ finishAfter (account.lane (0), { 1 }, 1'000),
                                      finishAfter (account.lane (0), { 2 }, 20'000'000),
                                      finishAfter (account.lane (0), { 3 }, 1'000) });
    account.endBlock();

    const auto xrun = account.takeXrun();
    ASSERT_TRUE (xrun.has_value());
    EXPECT_EQ (xrun->node, culprit.node);
    EXPECT_DOUBLE_EQ (xrun->nodeNanoseconds, static_cast<double> (culprit.ticks));
    EXPECT_GE (xrun->nodeNanoseconds, 20.0e6);
    EXPECT_GE (xrun->blockNanoseconds, xrun->nodeNanoseconds);
    EXPECT_DOUBLE_EQ (xrun->deadlineNanoseconds, 20'000.0);
    EXPECT_EQ (xrun->block, 1u);
    EXPECT_EQ (account.numLateBlocks(), 1u);
    EXPECT_FALSE (account.takeXrun().has_value());
}

TEST (BlockAccount, SaysNothingOfABlockInTime)
{
    BlockAccount account { steady, rate, 1 };
    account.beginBlock (longBlock, {}, Pace::realtime);
    finishAfter (account.lane (0), { 1 }, 1'000);
    account.endBlock();
    EXPECT_FALSE (account.takeXrun().has_value());
    EXPECT_EQ (account.numBlocks(), 1u);
    EXPECT_EQ (account.numLateBlocks(), 0u);
}

TEST (BlockAccount, BlamesNoNodeForWhatAnEarlierBlockTook)
{
    BlockAccount account { steady, rate, 1 };
    account.beginBlock (longBlock, {}, Pace::realtime);
    finishAfter (account.lane (0), { 1 }, 5'000'000);
    account.endBlock();
    account.beginBlock (shortBlock, {}, Pace::realtime);
    finishAfter (account.lane (0), { 2 }, 1'000'000);
    account.endBlock();

    const auto xrun = account.takeXrun();
    ASSERT_TRUE (xrun.has_value());
    EXPECT_EQ (xrun->node.uid, 2u);
    EXPECT_EQ (xrun->block, 2u);
}

TEST (BlockAccount, ReportsALateBlockThatCalledNoNode)
{
    BlockAccount account { steady, rate, 1 };
    account.beginBlock (shortBlock, {}, Pace::realtime);
    const auto start = steady.now();

    while (steady.now() - start < 1'000'000)
    {}

    account.endBlock();
    const auto xrun = account.takeXrun();
    ASSERT_TRUE (xrun.has_value());
    EXPECT_FALSE (xrun->node.isValid());
}

TEST (BlockAccount, FindsTheCulpritOnAnyThread)
{
    BlockAccount account { steady, rate, 3 };
    account.beginBlock (shortBlock, {}, Pace::realtime);
    AccountLane::Share workers;
    std::thread worker ([&] {
        account.lane (2).restart();
        workers = finishAfter (account.lane (2), { 5 }, 20'000'000);
    });
    const auto own = finishAfter (account.lane (0), { 4 }, 1'000);
    worker.join();
    account.endBlock();

    const auto xrun = account.takeXrun();
    ASSERT_TRUE (xrun.has_value());
    EXPECT_EQ (xrun->node, longestOf ({ own, workers }).node);
    EXPECT_GE (xrun->nodeNanoseconds, 20.0e6);
}

TEST (BlockAccount, DoesNotCountATimeOfWaitingAsANodes)
{
    BlockAccount account { steady, rate, 1 };
    account.beginBlock (longBlock, {}, Pace::realtime);
    const auto start = steady.now();

    while (steady.now() - start < 5'000'000)
    {}

    const auto waited = steady.now();
    account.lane (0).restart();
    const auto ticks = account.lane (0).finishNode ({ 1 });
    EXPECT_LE (ticks, steady.now() - waited);
}

TEST (BlockAccount, KnowsNoDeadlineOfflineAndNoTimesWhenTimingIsOff)
{
    BlockAccount account { steady, rate, 1 };
    account.beginBlock (shortBlock, {}, Pace::offline);
    finishAfter (account.lane (0), { 1 }, 100'000);
    account.endBlock();
    EXPECT_EQ (account.lane (0).deadline(), 0u);

    account.beginBlock (shortBlock, { .timing = Switch::off }, Pace::realtime);
    EXPECT_FALSE (account.lane (0).isTiming());
    finishAfter (account.lane (0), { 1 }, 100'000);
    account.endBlock();
    EXPECT_EQ (account.numBlocks(), 2u);
    EXPECT_EQ (account.numLateBlocks(), 0u);
    EXPECT_FALSE (account.takeXrun().has_value());
}

TEST (BlockAccount, CountsTheLateBlocksForWhichThereIsNoRoom)
{
    BlockAccount account { steady, rate, 1 };

    for (std::size_t i = 0; i < BlockAccount::roomForXruns + 3; ++i)
    {
        account.beginBlock (1, {}, Pace::realtime);
        finishAfter (account.lane (0), { 1 }, 2'000);
        account.endBlock();
    }

    EXPECT_EQ (account.numLateBlocks(), BlockAccount::roomForXruns + 3);
    EXPECT_EQ (account.lostXruns(), 3u);
    EXPECT_EQ (account.takeXrun()->block, 1u);
}
} // namespace
} // namespace lopsided
