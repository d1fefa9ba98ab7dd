#pragma once

#include "../render/RenderPlan.h"
#include "../state/CarriedState.h"
#include "AudioRouting.h"
#include "GraphIndex.h"
#include "LatencyPlan.h"

#include <memory>
#include <span>
#include <vector>

namespace lopsided
{

/** Writes the plan: walks the nodes in order, and emits what gathers each one's input, its call, and what follows it. */
class SequenceBuilder
{
public:
    /** `pathOfEdge` is what PathBuilder makes beside the paths of `playingToUse`. */
    SequenceBuilder (const GraphIndex& indexToUse, const LatencyPlan& latencyToUse,
                     const PlayingGraph& playingToUse, const std::vector<GraphIndex::Number>& pathOfEdgeToUse,
                     const RenderSettings& settingsToUse);

    [[nodiscard]] std::unique_ptr<RenderPlan> build (const std::vector<GraphIndex::Number>& order,
                                                     CarriedState& carried);

private:
    using Number = GraphIndex::Number;

    /** What stands for an edge without a MIDI delay line. */
    static constexpr Number noMidiDelay = 0xffffffff;

    void reserve();

    void addInputs();
    void addTask (Number node);
    void addControl (NodeTask& task, const Node& node);
    void addOutputs();
    void addHostMidi();

    void addRing (Number node);
    void acquireMidiLines (CarriedState& carried);
    [[nodiscard]] MidiDelayLine* midiLineOf (Number edge) const;
    [[nodiscard]] bool isOnItsWayIn (CarriedState& carried, ConnectionIdentity identity) const;
    void keepOutputs (Number node, std::span<const Number> buffers);

    [[nodiscard]] RenderPlan::MidiMerge gatherMidi (GraphIndex::Edges edges, RenderPlan::MidiMerge merge);
    void addDryMidi (Number node, const NodeTask& task);
    void addMidiSwitch (Number node);
    void addWideBuffer (NodeTask& task);
    void addTaskGraph (const std::vector<Number>& order);
    void resolvePointers (CarriedState& carried);

    const GraphIndex& index;
    const LatencyPlan& latency;
    const PlayingGraph& playing;
    const RenderSettings& settings;

    std::unique_ptr<RenderPlan> plan;
    FeedbackRouting feedback;
    AudioRouting routing;
    std::vector<Number> channelNumbers;  ///< becomes plan->channels
    std::vector<MidiSource> midiSources; ///< for each edge of MIDI that stays
    std::vector<Number> midiDelays;      ///< for each edge its MIDI delay, where any has one
};

} // namespace lopsided
