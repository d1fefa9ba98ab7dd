#include "GraphCompiler.h"

#include "../render/RenderPlan.h"
#include "GraphIndex.h"
#include "LatencyPlan.h"
#include "SequenceBuilder.h"
#include "TopologicalOrder.h"

#include <cmath>

namespace lopsided
{

namespace
{
GraphResult<void> checkSettings (const RenderSettings& settings)
{
    const auto refuse = [] (const std::string& what) {
        return GraphError { GraphError::Code::invalidSettings,
                            "A graph cannot be rendered with " + what + ".",
                            {} };
    };

    if (! std::isfinite (settings.sampleRate) || settings.sampleRate <= 0.0)
        return refuse ("a sample rate of " + std::to_string (settings.sampleRate) + " Hz");

    if (settings.maximumBlockSize < 1 || settings.maximumBlockSize > GraphCompiler::maximumBlockSize)
        return refuse ("a maximum block of " + std::to_string (settings.maximumBlockSize) + " samples");

    for (const auto numChannels : { settings.numInputs, settings.numOutputs })
        if (numChannels < 0 || numChannels > Port::midiChannelIndex)
            return refuse (std::to_string (numChannels) + " channels");

    return {};
}
} // namespace

GraphResult<std::shared_ptr<const RenderSequence>> GraphCompiler::compile (const GraphModel& model,
                                                                           const RenderSettings& settings,
                                                                           CarriedState& carried)
{
    if (const auto checked = checkSettings (settings); ! checked)
        return checked.error();

    const auto index = GraphIndex::make (model, settings);

    if (! index)
        return index.error();

    const auto order = findTopologicalOrder (*index, model);

    if (! order)
        return order.error();

    const auto latency = LatencyPlan::make (*index, model, *order);

    if (! latency)
        return latency.error();

    SequenceBuilder builder { *index, *latency, settings };
    auto plan = builder.build (*order, carried);

    for (const auto& instance : plan->instances)
        instance->playHead().follow (plan->sharedState->playHeadRelay());

    return std::shared_ptr<const RenderSequence> (std::make_shared<RenderSequence> (std::move (plan)));
}

} // namespace lopsided
