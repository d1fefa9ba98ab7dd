#pragma once

#include <cstddef>
#include <functional>

namespace lopsided::benchmarks
{
/** What one thread does in a round. */
struct Worker
{
    enum class Role
    {
        measured,  ///< its time per operation counts
        background ///< it only works while the others are measured
    };

    /** Performs that many operations. Called again and again until the round is over. */
    std::function<void (std::size_t numOperations)> work;

    Role role = Role::measured;

    /** Called on the worker's thread before and after each round. */
    std::function<void()> begin = [] {};
    std::function<void()> end = [] {};

    /** For a worker that measures only part of its work: the nanoseconds since it was asked last. */
    std::function<double()> takeOwnNanoseconds = nullptr;

    /** How many operations between two looks at the clock: large enough that the look does not count, small enough
        that a slow contender ends in time. */
    std::size_t operationsPerLook = 2048;
};
} // namespace lopsided::benchmarks
