#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** What may run when: the tasks of a plan grouped into units, and who waits for whom. Immutable.

    A unit is a run of consecutive tasks that one thread executes; chains of tasks are one unit.

    Thread: the producer builds and destroys it; rendering threads read it during WorkerPool::run. */
class TaskGraph
{
public:
    using Number = std::uint32_t;

    /** Units and tasks are numbered in 24 bits. */
    static constexpr Number maximumTasks = (1u << 24) - 1;

    /** The destination runs after the source. Both are task numbers, and source < destination. */
    struct Edge
    {
        Number source = 0;
        Number destination = 0;
    };

    struct Unit
    {
        Number firstTask = 0;
        Number endTask = 0; ///< the first one that is not in it
        Number firstSuccessor = 0;
        Number endSuccessor = 0;
        Number numPredecessors = 0; ///< units that it waits for
    };

    TaskGraph() = default;

    /** Groups tasks 0 ... numTasks - 1, which are in topological order. An edge may be given more than once.
        Cost: O(tasks + edges). Errors: std::invalid_argument for an edge that leads backwards or out of the range, and
        for more than maximumTasks. */
    [[nodiscard]] static TaskGraph build (Number numTasks, std::span<const Edge> edges);

    Number numTasks() const noexcept { return units.empty() ? 0 : units.back().endTask; }
    Number numUnits() const noexcept { return static_cast<Number> (units.size()); }
    const Unit& unit (Number number) const noexcept { return units[number]; }

    /** The units that wait for this one; what has most tasks before it comes first. */
    std::span<const Number> successorsOf (const Unit& of) const noexcept
    {
        return { successors.data() + of.firstSuccessor, of.endSuccessor - of.firstSuccessor };
    }

    /** The units that wait for nothing; what has most tasks before it comes first. */
    std::span<const Number> initialUnits() const noexcept { return initial; }

    /** False when no two units can ever run at the same time: then more than one core is of no use. */
    bool canRunInParallel() const noexcept { return isParallel; }

private:
    class Builder;

    std::vector<Unit> units;
    std::vector<Number> successors;
    std::vector<Number> initial;
    bool isParallel = false;
};

} // namespace lopsided
