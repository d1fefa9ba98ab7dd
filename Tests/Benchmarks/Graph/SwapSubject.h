#pragma once

#include "BenchmarkSine.h"
#include "LopsidedGraph.h"

#include <TestProcessors/LatencyProcessor.h>

#include <memory>

namespace lopsided::benchmarks
{
/** A mixer of 100 nodes that is edited while it plays, and a sine beside it that no edit touches.

    The mixer comes out at channels 0 and 1. The sine comes out at channel 3 through a node with latency, and at channel
    2 straight, where it is held back by as much to meet the other.
*/
class SwapSubject
{
public:
    static constexpr int blockSize = 64;
    static constexpr int straightChannel = 2, lateChannel = 3;

    /** What an edit puts in, and the next one takes out. */
    enum class Kind
    {
        gain,   ///< into the mixer
        latency ///< beside it, to the same output, with more latency than anything else has
    };

    SwapSubject()
        : mixer (blockSize, 4)
    {
        const auto shape = GraphShape::mixer (100);
        mixer.load (shape, makeProcessors (shape));

        auto edit = mixer.graph.edit();
        const auto sine = edit.addNode (std::make_unique<BenchmarkSine>());
        const auto late = edit.addNode (std::make_unique<LatencyProcessor> (steadyLatency, 1));
        edit.connect ({ sine, 0 }, { mixer.graph.audioOutput(), straightChannel });
        edit.connect ({ sine, 0 }, { late, 0 });
        edit.connect ({ late, 0 }, { mixer.graph.audioOutput(), lateChannel });
        LopsidedGraph::commit (edit);
    }

    /** Thread: message. */
    void edit (Kind kind, const CommitOptions& options)
    {
        if (inserted.isValid())
        {
            mixer.remove (inserted, options);
            inserted = {};
        }
        else if (kind == Kind::gain)
        {
            inserted = mixer.insert (makeProcessor (0), numEdits % 100, options);
        }
        else
        {
            inserted =
                mixer.insert (std::make_unique<LatencyProcessor> (addedLatency), GraphShape::end, options);
        }

        ++numEdits;
    }

    void process() noexcept { mixer.process(); }

    const float* output (int channel) const noexcept { return mixer.audio.getReadPointer (channel); }

private:
    static constexpr int steadyLatency = 64, addedLatency = 100;

    LopsidedGraph mixer;
    NodeID inserted;
    int numEdits = 0;
};
} // namespace lopsided::benchmarks
