#pragma once

#include "Contender.h"

#include <chrono>

namespace lopsided::benchmarks
{
/** Runs a contender for one round and returns the mean time of an operation of its measured workers, in
    nanoseconds.

    The workers start together. With more than one, each is pinned to a processor of its own where that is
    possible, so that they really meet.
*/
double runRound (const Contender& contender, std::chrono::nanoseconds duration);
} // namespace lopsided::benchmarks
