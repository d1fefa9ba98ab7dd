#pragma once

#include "LiveChange.h"

#include <memory>
#include <vector>

namespace lopsided
{

/** The changes of processors that are under way, at most one for each instance.
    Thread: producer, under EngineCore's mutex. */
class LiveChanges
{
public:
    /** Asks for a change of an instance. One that is under way takes it in: before its work has begun it does both at
        once, after that it begins again. */
    void request (LiveChange change);

    /** The change of an instance, or null. */
    LiveChange* find (const NodeInstance& instance) noexcept;

    /** The model as it is to be compiled: what is left of its nodes while they are changed. Cost: O(nodes + connections)
        while anything is. */
    std::shared_ptr<const GraphModel> heard (std::shared_ptr<const GraphModel> model) const;

    /** Ends the changes of instances that a model does not have, but for those that are being worked on.
        @returns them, to be let go of after the lock */
    std::vector<LiveChange> takeGone (const GraphModel& model);

    void remove (const NodeInstance& instance);
    std::vector<LiveChange> takeAll();
    bool isEmpty() const noexcept { return changes.empty(); }

    auto begin() noexcept { return changes.begin(); }
    auto end() noexcept { return changes.end(); }

private:
    std::vector<LiveChange> changes;
};

} // namespace lopsided
