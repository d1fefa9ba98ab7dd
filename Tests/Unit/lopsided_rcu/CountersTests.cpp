#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <gtest/gtest.h>

#include <chrono>
#include <optional>

namespace lopsided::test
{
using namespace std::chrono_literals;
using Cell = RcuCell<Tracked>;

TEST (RcuCounters, CountVersionsFromTheInitialOneToTheLast)
{
    Ledger ledger;
    Reclaimer reclaimer;
    std::optional<Cell> cell;
    cell.emplace (reclaimer, makeTracked (ledger));
    EXPECT_EQ (cell->counters().published, 1u);
    EXPECT_EQ (cell->counters().retired, 0u);

    cell->publish (makeTracked (ledger));
    cell->update ([] (Tracked& object) { ++object.value; });
    EXPECT_EQ (cell->counters().published, 3u);
    EXPECT_EQ (cell->counters().retired, 2u);
    EXPECT_EQ (cell->counters().reclaimed, 0u);

    cell->reclaim();
    EXPECT_EQ (cell->counters().reclaimed, 2u);

    cell.reset();
    EXPECT_TRUE (reclaimer.drain (1000ms));
    const auto sum = reclaimer.counters();
    EXPECT_EQ (sum.published, 3u);
    EXPECT_EQ (sum.retired, 3u);
    EXPECT_EQ (sum.reclaimed, 3u);
}

TEST (RcuCounters, OfTheReclaimerAddUpAllCellsAlsoThoseThatAreGone)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell first { reclaimer, makeTracked (ledger) };

    {
        Cell second { reclaimer, makeTracked (ledger) };
        second.publish (makeTracked (ledger));
        EXPECT_EQ (reclaimer.counters().published, 3u);
    }

    EXPECT_EQ (reclaimer.counters().retired, 2u);
    EXPECT_EQ (reclaimer.reclaim(), 2u);
    EXPECT_EQ (reclaimer.counters().published, 3u);
    EXPECT_EQ (reclaimer.counters().reclaimed, 2u);
}

TEST (RcuCounters, ShowForHowLongTheOldestHasWaited)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger) };
    Cell::Reader reader { cell };
    auto share = reader.share();
    EXPECT_EQ (cell.counters().oldestAge, 0ns);

    const auto begin = std::chrono::steady_clock::now();
    cell.publish (makeTracked (ledger));
    reclaimer.reclaim();
    const auto early = cell.counters().oldestAge;

    // Newer ones come and go; the age is that of the one that stays.
    cell.publish (makeTracked (ledger));

    while (std::chrono::steady_clock::now() - begin < 2ms)
        reclaimer.reclaim();

    const auto late = reclaimer.counters().oldestAge;
    EXPECT_GT (late, early);
    EXPECT_LE (late, std::chrono::steady_clock::now() - begin);

    share.reset();
    reclaimer.reclaim();
    EXPECT_EQ (cell.counters().oldestAge, 0ns);
}
} // namespace lopsided::test
