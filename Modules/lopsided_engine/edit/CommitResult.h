#pragma once

#include "HeldInstance.h"
#include "ReturnedInstance.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace lopsided
{

/** What became of a commit: a version, or an error and the instances handed back.

    Thread: a value, for one thread at a time. Instances that are not taken are destroyed in the message thread's role,
    whichever thread drops the result. Realtime: may block (a destructor, takeInstances).
    Cost: O(1), but for takeInstances and the destructor: O(instances).
*/
class [[nodiscard]] CommitResult
{
public:
    /** An accepted commit, and which of its nodes are left out. */
    static CommitResult accepted (std::uint64_t version, std::vector<GraphError> leftOut = {});

    /** A refused commit: nothing has changed. */
    static CommitResult refused (GraphError error, std::vector<HeldInstance> instances);

    bool ok() const noexcept { return ! failure.has_value(); }
    explicit operator bool() const noexcept { return ok(); }

    /** The number of this commit: commits of one graph are numbered 1, 2, 3 … in the order in which they were
        accepted. 0 when refused. */
    std::uint64_t version() const noexcept { return number; }

    /** Nodes of an accepted commit whose processor threw when it was prepared: each by its name, with what it threw. They
        have their place and their connections, and are silent. The graph's next prepareToPlay tries again, and so does
        GraphProcessor::reprepare. */
    const std::vector<GraphError>& leftOut() const noexcept { return unprepared; }

    /** Why it was refused; names the nodes. Only when ! ok(). */
    const GraphError& error() const { return failure.value(); }

    /** The instances that the refused transaction was given, in the order in which it got them; without those that
        somebody else still uses (a copy of the transaction's model). They may be prepared for the graph's rate and
        block size. Empty when ok(), or when taken before.
        Thread: message thread. */
    std::vector<ReturnedInstance> takeInstances();

private:
    CommitResult() = default;

    std::uint64_t number = 0;
    std::optional<GraphError> failure;
    std::vector<GraphError> unprepared;
    std::vector<HeldInstance> held;
};

} // namespace lopsided
