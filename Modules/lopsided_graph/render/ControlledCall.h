#pragma once

#include "../control/BlockChanges.h"
#include "../state/RenderState.h"
#include "CallOutcome.h"
#include "NodeCallObserver.h"
#include "NodeTask.h"

namespace lopsided
{

/** The call of a node whose parameters may change within the block: in one piece when they do not, else in parts, each
    as if it were a block, with the changes of a point made right before the part that begins there.
    Thread: the one that renders the node. Realtime: wait-free, but for the processor, which is bracketed. */
class ControlledCall
{
public:
    /** What the node is called for. */
    struct Block
    {
        RenderState& state;
        NodeCallObserver* observer; ///< may be null
        juce::MidiBuffer& midi;     ///< the node's, or what it is lent
        int numSamples;
    };

    ControlledCall (const NodeTask& taskToRun, NodeControl& controlToUse,
                    const Block& blockToRender) noexcept;

    [[nodiscard]] CallOutcome run() noexcept;

private:
    [[nodiscard]] BlockChanges::Splitting splitting() const noexcept;
    void runPart (int start, int stop, bool changesParameters) noexcept;
    void loadPart (int start, int stop) noexcept;
    void storePart (int start, int stop) noexcept;
    void note (CallOutcome partOutcome) noexcept;

    const NodeTask& task;
    const Block& block;
    SplitScratch& scratch;
    const BlockChanges::Block changesBlock;
    BlockChanges changes;
    CallOutcome outcome = CallOutcome::played;
};

} // namespace lopsided
