#include "GraphCompiler.h"

#include "../render/RenderPlan.h"

#include "../transition/Settlement.h"
#include "PhaseCompiler.h"

#include <algorithm>
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

using Plan = std::unique_ptr<RenderPlan>;

/** What a model and what plays have in common: of the model what is heard already, be it on its way out. */
std::shared_ptr<const GraphModel> commonPartOf (const PlayingGraph& before, const GraphModel& after)
{
    auto common = std::make_shared<GraphModel> (after);

    for (const auto& node : after.nodes())
        if (! before.renders (node))
            common->removeNode (node.id).value();

    for (const auto& connection : after.connections())
        if (common->isConnected (connection) && ! before.renders (ConnectionIdentity::in (after, connection)))
            common->removeConnection (connection).value();

    return common;
}

/** What is still heard when all that goes out in a first phase is out: what rings. Nothing leads into that any more but
    from what rings itself, so that no circle goes through it. */
PlayingGraph whatStaysOf (const PlayingGraph& firstPhase)
{
    auto stays = firstPhase;
    std::erase_if (stays.leavingNodes, [] (const auto& node) { return node.tails == Tails::cut; });
    std::erase_if (stays.leavingConnections, [&] (const auto& connection) {
        const auto destination = connection.identity.destinationIncarnation;
        return stays.findLeaving (connection.identity.sourceIncarnation) == nullptr
               || (firstPhase.findLeaving (destination) != nullptr
                   && stays.findLeaving (destination) == nullptr);
    });
    return stays;
}

/** Old and new connections together go in a circle: so the old ones go out first, and the new ones come in when
    they have. Both happen by count of samples, in one sequence. */
GraphResult<Plan> compileInTwoPhases (const PhaseCompiler& compiler,
                                      const PhaseCompiler::Beginning& beginning,
                                      const std::shared_ptr<const GraphModel>& model,
                                      const TransitionOptions& transition)
{
    auto first = compiler.compile (beginning, commonPartOf (*beginning.before, *model), transition);

    if (! first)
        return first.error();

    const auto whatStays = whatStaysOf (*(*first)->playing);
    auto second = compiler.compile (
        { &whatStays, beginning.beside, beginning.version + 1, (*first)->playing }, model, transition);

    if (! second)
        return second.error();

    (*second)->firstPhase = std::move (*first);
    return second;
}
} // namespace

GraphResult<std::shared_ptr<const RenderSequence>> GraphCompiler::compile (
    std::shared_ptr<const GraphModel> model, const RenderSettings& settings, CarriedState& carried,
    const TransitionOptions& transition)
{
    if (const auto checked = checkSettings (settings); ! checked)
        return checked.error();

    const auto newest = carried.playing();
    const auto isInFirstPhase =
        newest != nullptr && newest->firstPhase != nullptr && ! newest->firstPhase->isHeardOut();
    const PhaseCompiler::Beginning beginning { isInFirstPhase ? newest->firstPhase.get() : newest.get(),
                                               isInFirstPhase ? newest.get() : nullptr,
                                               carried.nextVersion() };
    const PhaseCompiler compiler { settings, carried };
    auto plan = compiler.compile (beginning, model, transition);

    if (plan.has_error() && plan.error().code == GraphError::Code::cycle && beginning.before != nullptr)
        plan = compileInTwoPhases (compiler, beginning, model, transition);

    if (plan.has_error())
        return std::move (plan).error();

    carried.note ((*plan)->playing);
    return std::shared_ptr<const RenderSequence> (std::make_shared<RenderSequence> (std::move (*plan)));
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

    return Settlement::progressOf (*playing, carried.midiPaths());
}

bool GraphCompiler::isDry (const CarriedState& carried, std::uint64_t incarnation)
{
    const auto playing = carried.playing();
    return playing == nullptr || Settlement::isDry (*playing, incarnation);
}

} // namespace lopsided
