#pragma once

#include "RenderArguments.h"

#include <cstddef>
#include <memory>

namespace lopsided
{

struct RenderPlan;

/** The immutable plan that an audio callback renders: constants, operations, buffer assignments and raw pointers.
    The shares that keep all of it alive sit in a list which a const RenderSequence does not show, so nothing on the
    audio thread can copy one. What changes while playing (NodeState, delay lines, the clock) lives outside and is
    shared by successive sequences; a sequence that is never rendered leaves no trace.

    Destroying it drops shares of node instances: producer's side only.
    Thread: producer where nothing else is said. Realtime: wait-free, but for making and destroying it. */
class RenderSequence
{
public:
    /** Thread: producer. GraphCompiler makes these. Cost: O(1): it takes the plan over. */
    explicit RenderSequence (std::unique_ptr<RenderPlan> planToRender) noexcept;
    ~RenderSequence();

    RenderSequence (const RenderSequence&) = delete;
    RenderSequence& operator= (const RenderSequence&) = delete;

    /** Renders one block. A processor that throws renders silence and is counted; a suspended one renders silence.
        Denormals are the caller's (juce::ScopedNoDenormals around the whole callback).
        Thread: rendering; one at a time over all sequences that share a CarriedState.
        Realtime: wait-free, but for what the processors do themselves, inside the observer's bracket.
        Cost: O(nodes + connections) per block. */
    void render (const RenderArguments& arguments) const noexcept;

    /** Forgets all that sounded: delay histories, waiting MIDI, and every processor's own (its reset()).
        Thread: rendering, or while nothing renders. Realtime: as render(). Cost: O(nodes + connections), and each
        processor's reset(). */
    void reset (NodeCallObserver* observer = nullptr) const noexcept;

    /** Samples from input to output along the longest path, to which every other path is aligned. Thread: any. */
    [[nodiscard]] int latencySamples() const noexcept;

    /** For how long what went in may be heard, beyond the latency: the tails of the nodes, added up along the longest path to
        an output; infinite where one of those is, or where such a path goes through a loop of feedback. What leaves is not
        counted. Thread: any. */
    [[nodiscard]] double tailSeconds() const noexcept;

    /** Samples; render() takes blocks of up to this. Thread: any. */
    [[nodiscard]] int maximumBlockSize() const noexcept;

    /** Nodes that a block calls. Thread: any. */
    [[nodiscard]] int numNodes() const noexcept;

    /** Audio buffers after sharing by liveness. Thread: any. */
    [[nodiscard]] int numBuffers() const noexcept;

    /** Memory of the sequence itself, without node instances and delay lines. Thread: any. */
    [[nodiscard]] std::size_t sizeInBytes() const noexcept;

private:
    [[nodiscard]] const RenderPlan& phase() const noexcept;

    // [audio thread] reads the plan; the memory it points to is written by the rendering side only
    const std::unique_ptr<const RenderPlan> plan;
};

} // namespace lopsided
