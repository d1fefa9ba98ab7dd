#pragma once

#include "../render/RenderPlan.h"
#include "../state/CarriedState.h"
#include "BufferPool.h"
#include "GraphIndex.h"
#include "LatencyPlan.h"

#include "../transition/PathBuilder.h"

#include <memory>
#include <vector>

namespace lopsided
{

/** Writes the plan: walks the nodes in order, assigns buffers by liveness, and emits what gathers each node's input.

    A buffer belongs to the output that was last written to it until the last reader of that output has been emitted.
    That reader may work in place; what it leaves goes back to the pool. Terms that fade are summed one after the other,
    piece by piece, and so never into one of themselves but a lone one. */
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

    /** An audio output of a node: how many edges have not read it yet, and where it is once the node has run. */
    struct Output
    {
        Number numReaders = 0;
        Number readersLeft = 0;
        Number buffer = 0;
    };

    /** A term of a sum: which buffer, and whether its content is still wanted by somebody else afterwards. */
    struct Term
    {
        Number buffer = 0;
        bool isLastUse = false;
        Number path = PathBuilder::noPath; ///< where its gain is not simply 1
    };

    void countReaders();
    void reserve();

    void addInputs();
    void addTask (Number node);
    void addControl (NodeTask& task, const Node& node);
    void addOutputs();
    void addHostMidi();

    [[nodiscard]] Number gatherAudio (GraphIndex::Edges& edges, int channel);
    void collectTerms (GraphIndex::Edges& edges, int channel);
    [[nodiscard]] Term delayed (Term term, const PlayingGraph::Path& path);
    [[nodiscard]] Number sumTerms();
    [[nodiscard]] Number fadeTerms();
    [[nodiscard]] const RingState* ringOf (std::uint64_t incarnation) const;
    void addFadingTerm (Number buffer, const PlayingGraph::Path* path);
    void addDelay (const PlayingGraph::Path& path);
    [[nodiscard]] const PlayingGraph::Stage* stageOf (std::uint64_t incarnation) const noexcept;
    [[nodiscard]] std::vector<Number> keepDry (const PlayingGraph::Stage& stage, Number firstChannel);
    void addStage (const PlayingGraph::Stage& stage, Number firstChannel,
                   const std::vector<Number>& dryBuffers);
    void addRing (Number node);
    [[nodiscard]] bool isLastReader (const Output& output) const noexcept;
    void release (Number buffer);
    void acquireMidiLines (CarriedState& carried);
    [[nodiscard]] Number pathOf (Number edge) const noexcept;
    [[nodiscard]] Number addSources();
    void releaseUnread (Number node, Number firstChannel, Number numChannels);

    [[nodiscard]] RenderPlan::MidiMerge gatherMidi (GraphIndex::Edges edges, juce::MidiBuffer* destination,
                                                    MidiDrops& drops);
    [[nodiscard]] const juce::MidiBuffer* midiOf (Number node) const noexcept;
    void addWideBuffer (NodeTask& task);
    void resolvePointers();

    const GraphIndex& index;
    const LatencyPlan& latency;
    const PlayingGraph& playing;
    const std::vector<Number>& pathOfEdge;
    const RenderSettings& settings;

    std::unique_ptr<RenderPlan> plan;
    BufferPool pool;
    std::vector<Output> outputs;        ///< as GraphIndex numbers them
    std::vector<Term> terms;            ///< of the sum at hand
    std::vector<Number> sourceNumbers;  ///< becomes plan->sources
    std::vector<Number> channelNumbers; ///< becomes plan->channels
    std::vector<Number> fadingNumbers;  ///< the sources of plan->fadingTerms
    std::vector<Number> midiDelays;     ///< for each edge its MIDI delay, where any has one
};

} // namespace lopsided
