// How EngineCore hands parameter changes to nodes.
#include "EngineCore.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

GraphResult<void> EngineCore::setParameter (NodeID id, int parameterIndex, float value, std::int64_t time)
{
    // Kept alive until the change is with the node. Should this be the last share of it, its deleter sees to the rest.
    const auto model = base().model;

    if (auto possible = model->checkParameter (id, parameterIndex); possible.has_error())
        return possible;

    if (std::isnan (value))
        return GraphError { GraphError::Code::invalidValue,
                            "Parameter " + std::to_string (parameterIndex) + " of " + model->describe (id)
                                + " cannot be set to something that is not a number.",
                            { id } };

    model->findNode (id)->instance->control().set (parameterIndex, std::clamp (value, 0.0f, 1.0f), time);
    return {};
}

std::int64_t EngineCore::samplePosition() const
{
    const Lock lock { mutex };
    return sequences.samplePosition();
}

} // namespace lopsided
