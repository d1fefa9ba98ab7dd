#pragma once

#include "../render/RenderPlan.h"
#include "../transition/PathBuilder.h"
#include "BufferPool.h"
#include "FeedbackRouting.h"
#include "GraphIndex.h"

#include <optional>
#include <span>
#include <vector>

namespace lopsided
{

/** Writes what carries audio from node to node, and assigns the buffers.

    A buffer belongs to the output that was last written to it until the last reader of that output has been emitted.
    That reader may work in place; what it leaves goes back to the pool. Terms that fade are summed one after the other,
    piece by piece, and so never into one of themselves but a lone one. */
class AudioRouting
{
public:
    using Number = GraphIndex::Number;

    /** Who may use a buffer again. */
    enum class Sharing
    {
        byLiveness, ///< whoever comes when its last reader has been emitted: for tasks that run as they are written
        onlyInPlace ///< a lone reader: of several that run in any order none is sure to be the last
    };

    /** `pathOfEdge` is what PathBuilder makes beside the paths of `playing`. All must outlive it. */
    AudioRouting (const GraphIndex& indexToUse, const PlayingGraph& playingToUse,
                  const std::vector<Number>& pathOfEdgeToUse, Sharing sharingToUse,
                  FeedbackRouting& feedbackToUse, RenderPlan& planToWrite);

    /** A buffer for an output that is written now, if anything reads it. Outputs are as GraphIndex numbers them. */
    [[nodiscard]] std::optional<Number> bufferForOutput (Number output);

    /** Says where an output will be when its node has run; a buffer that nothing reads goes back. */
    void keepOutput (Number output, Number buffer);

    /** Emits what sums the edges into a channel, which it takes from the range. @returns the buffer of the sum. */
    [[nodiscard]] Number gather (GraphIndex::Edges& edges, int channel);

    /** The same for a channel of the host, which is summed as it is written. */
    [[nodiscard]] RenderPlan::OutputMix gatherOutput (GraphIndex::Edges& edges, int channel);

    [[nodiscard]] Number acquire() { return pool.acquire(); }
    void release (Number buffer);

    void addCopy (Number from, Number to);
    void addDelay (Number from, Number to, const PlayingGraph::Path& path);

    /** A term of the fading mix that is emitted next; null is a gain of 1. */
    void addFadingTerm (Number buffer, const PlayingGraph::Path* path);

    /** How many buffers there have to be. */
    [[nodiscard]] Number numBuffers() const noexcept { return pool.size(); }

    /** Makes pointers into the plan's arena of all numbers. */
    void resolvePointers();

private:
    /** An audio output of a node: how many edges have still to read it, and where it is once the node has run. */
    struct Output
    {
        Number readersLeft = 0;
        Number buffer = 0;
    };

    /** A term of a sum: which buffer, and whether nobody else wants its content afterwards. */
    struct Term
    {
        Number buffer = 0;
        bool isLastUse = false;
        Number path = PathBuilder::noPath; ///< where its gain is not simply 1
    };

    enum class Reuse
    {
        byLastReader,
        never
    };

    /** Whether a term has any other gain than 1. */
    enum class Gains
    {
        allOne,
        fading
    };

    [[nodiscard]] Gains collectTerms (GraphIndex::Edges& edges, int channel, Reuse reuse);
    [[nodiscard]] Term readOutput (Number number, Reuse reuse);

    /** A term's path delays it, and says whether its gain is simply 1. */
    [[nodiscard]] Gains goThroughPath (Term& term);
    [[nodiscard]] Number mixTerms();
    [[nodiscard]] Number fadeTerms();
    [[nodiscard]] Number addSources();
    [[nodiscard]] Number addSource (Number buffer);
    void makeRoomForSources (std::size_t numMore);
    [[nodiscard]] const RingState* ringOf (std::uint64_t incarnation) const;
    [[nodiscard]] bool isLastReader (Number output) const noexcept;

    const GraphIndex& index;
    const PlayingGraph& playing;
    const std::vector<Number>& pathOfEdge;
    const Sharing sharing;
    FeedbackRouting& feedback;
    RenderPlan* const plan;

    BufferPool pool;
    std::vector<Output> outputs;       ///< as GraphIndex numbers them
    std::vector<Term> roomForTerms;    ///< for all edges of any node
    std::span<Term> terms;             ///< of the sum at hand
    std::vector<Number> sourceNumbers; ///< becomes plan->sources: so many of them are written
    Number numSources = 0;
    std::vector<Number> fadingNumbers; ///< the sources of plan->fadingTerms
};

} // namespace lopsided
