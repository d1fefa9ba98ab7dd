#pragma once

#include "../render/RenderPlan.h"
#include "../state/CarriedState.h"
#include "BufferPool.h"
#include "GraphIndex.h"
#include "LatencyPlan.h"

#include <memory>
#include <vector>

namespace lopsided
{

/** Writes the plan: walks the nodes in order, assigns buffers by liveness, and emits what gathers each node's input.

    A buffer belongs to the output that was last written to it until the last reader of that output has been emitted.
    That reader may work in place; what it leaves goes back to the pool. */
class SequenceBuilder
{
public:
    SequenceBuilder (const GraphIndex& indexToUse, const LatencyPlan& latencyToUse,
                     const RenderSettings& settingsToUse);

    [[nodiscard]] std::unique_ptr<RenderPlan> build (const std::vector<GraphIndex::Number>& order,
                                                     CarriedState& carried);

private:
    using Number = GraphIndex::Number;

    /** An audio output of a node: how many edges have not read it yet, and where it is once the node has run. */
    struct Output
    {
        Number readersLeft = 0;
        Number buffer = 0;
    };

    /** A term of a sum: which buffer, and whether its content is still wanted by somebody else afterwards. */
    struct Term
    {
        Number buffer = 0;
        bool isLastUse = false;
    };

    void countReaders();
    void reserve();

    void addInputs();
    void addTask (Number node);
    void addOutputs();
    void addHostMidi();

    [[nodiscard]] Number gatherAudio (GraphIndex::Edges& edges, int channel);
    void collectTerms (GraphIndex::Edges& edges, int channel);
    [[nodiscard]] Term delayed (Term term, Number delay);
    [[nodiscard]] Number sumTerms();
    [[nodiscard]] Number addSources();
    void releaseUnread (Number node, Number firstChannel, Number numChannels);

    [[nodiscard]] RenderPlan::MidiMerge gatherMidi (GraphIndex::Edges edges, RenderPlan::MidiMerge merge);
    void addWideBuffer (NodeTask& task);
    void resolvePointers();

    const GraphIndex& index;
    const LatencyPlan& latency;
    const RenderSettings& settings;

    std::unique_ptr<RenderPlan> plan;
    BufferPool pool;
    std::vector<Output> outputs;         ///< as GraphIndex numbers them
    std::vector<Term> terms;             ///< of the sum at hand
    std::vector<MidiSource> midiSources; ///< for each edge
    std::vector<Number> sourceNumbers;   ///< becomes plan->sources
    std::vector<Number> channelNumbers;  ///< becomes plan->channels
};

} // namespace lopsided
