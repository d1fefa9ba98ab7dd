#pragma once

#include "ControlQueue.h"
#include "ParameterChange.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace lopsided
{

/** The changes that a node's rendering thread has taken from its queue, in order of time; those of one time in the order
    in which they were asked for. It has room for all that the queue ever has in use.
    Thread: the one that renders the node. Realtime: wait-free. */
class PendingChanges
{
public:
    /** Cost: O(changes that are later). */
    void insert (const ParameterChange& change) noexcept;

    [[nodiscard]] bool isEmpty() const noexcept { return count == 0; }

    /** All of them, the earliest first. */
    [[nodiscard]] std::span<const ParameterChange> all() const noexcept { return { changes.data(), count }; }

    /** Those that are not later than a time, the earliest first. */
    [[nodiscard]] std::span<const ParameterChange> until (std::int64_t time) const noexcept;

    /** Forgets the first ones. */
    void drop (std::size_t number) noexcept;

    /** All are due now, in their order: the clock that their times were meant for is gone. */
    void makeDue() noexcept;

private:
    // [audio thread]
    std::array<ParameterChange, ControlQueue::capacity> changes;
    std::size_t count = 0;
};

} // namespace lopsided
