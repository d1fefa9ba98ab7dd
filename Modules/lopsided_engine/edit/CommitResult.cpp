#include "CommitResult.h"

#include "../instance/InstanceDeleter.h"
#include "../instance/InstancePreparation.h"

#include <utility>

namespace lopsided
{

CommitResult CommitResult::accepted (std::uint64_t version, std::vector<GraphError> leftOut)
{
    CommitResult result;
    result.number = version;
    result.unprepared = std::move (leftOut);
    return result;
}

CommitResult CommitResult::refused (GraphError error, std::vector<HeldInstance> instances)
{
    CommitResult result;
    result.failure = std::move (error);
    result.held = std::move (instances);
    return result;
}

std::vector<ReturnedInstance> CommitResult::takeInstances()
{
    std::vector<ReturnedInstance> returned;

    for (auto& item : std::exchange (held, {}))
    {
        if (item.instance.use_count() != 1 || ! item.instance->hasProcessor())
            continue;

        InstancePreparation::unsilence (item.instance);
        item.instance->processor().removeListener (&InstanceDeleter::recordOf (item.instance));
        returned.push_back ({ item.nodeID, item.name, item.instance->takeProcessor() });
    }

    return returned;
}

} // namespace lopsided
