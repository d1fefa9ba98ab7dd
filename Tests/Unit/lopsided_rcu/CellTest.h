#pragma once

#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <gtest/gtest.h>

namespace lopsided::test
{
using Cell = RcuCell<Tracked>;

/** A cell that holds version 1. */
struct CellTest : ::testing::Test
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 1) };
};
} // namespace lopsided::test
