#include "GraphCompiler.h"

#include "../render/RenderPlan.h"
#include "GraphIndex.h"
#include "LatencyPlan.h"
#include "SequenceBuilder.h"
#include "TopologicalOrder.h"

#include "../transition/PathBuilder.h"
#include "../transition/Settlement.h"
#include "../transition/Succession.h"

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

GraphResult<std::shared_ptr<const RenderSequence>> GraphCompiler::compile (
    std::shared_ptr<const GraphModel> model, const RenderSettings& settings, CarriedState& carried,
    const TransitionOptions& transition)
{
    if (const auto checked = checkSettings (settings); ! checked)
        return checked.error();

    const auto before = carried.playing();
    Succession succession { before.get(), std::move (model), transition, carried.nextVersion(),
                            carried.aliveVersions() };
    const auto playing = succession.graph();
    const auto index = GraphIndex::make (*playing, settings);

    if (! index)
        return index.error();

    const auto order = findTopologicalOrder (*index, *playing->model);

    if (! order)
        return order.error();

    const auto latency = LatencyPlan::make (*index, *playing, *order, settings.latencyBudgetSamples);

    if (! latency)
        return latency.error();

    PathBuilder paths { succession, *index, *latency, carried.lastLineId, settings.maximumBlockSize };
    const auto pathOfEdge = paths.build (*order);
    SequenceBuilder builder { *index, *latency, *playing, pathOfEdge, settings };
    auto plan = builder.build (*order, carried);
    plan->playing = playing;

    const std::shared_ptr<juce::AudioPlayHead> playHead = plan->sharedState->playHeadRelay();

    for (const auto& node : playing->model->nodes())
        node.instance->setPlayHead (playHead);

    carried.note (playing);
    return std::shared_ptr<const RenderSequence> (std::make_shared<RenderSequence> (std::move (plan)));
}

GraphResult<std::shared_ptr<const RenderSequence>> GraphCompiler::compile (
    const GraphModel& model, const RenderSettings& settings, CarriedState& carried,
    const TransitionOptions& transition)
{
    return compile (std::make_shared<const GraphModel> (model), settings, carried, transition);
}

GraphCompiler::Progress GraphCompiler::progressOf (const CarriedState& carried)
{
    const auto playing = carried.playing();

    if (playing == nullptr)
        return Progress::settled;

    return Settlement::progressOf (*playing);
}

} // namespace lopsided
