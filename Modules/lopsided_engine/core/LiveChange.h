#pragma once

#include "SequencePublisher.h"

#include <lopsided_graph/lopsided_graph.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

namespace lopsided
{

/** A change of a processor that is in the graph while that plays, and how far it has come. The graph plays on at every
    step for as long as the next one takes; only the producer goes from one to the next. A value. */
struct LiveChange
{
    using BusesLayout = juce::AudioProcessor::BusesLayout;

    enum class Work
    {
        followParameters, ///< the processor has rebuilt its list
        prepare
    };

    enum class Step
    {
        requested, ///< nothing has been published for it
        fading,    ///< the node goes over to its input
        leaving,   ///< it is not rendered by the current sequence, perhaps by earlier ones
        working,   ///< nothing renders it: the processor is being changed
        filling    ///< it is called, unheard, until its latency is filled
    };

    NodeID node;
    std::shared_ptr<NodeInstance> instance;
    Work work = Work::prepare;
    std::optional<BusesLayout> layout {}; ///< what it is to get
    Step step = Step::requested;
    bool isWantedAgain = false;          ///< asked for while it was being changed
    SequencePublisher::End endOfLast {}; ///< leaving: of the last sequence that renders the node
    std::int64_t filledAt = 0;           ///< filling: on the graph's clock

    /** What is left of the node at this step. */
    NodePresence presence() const noexcept
    {
        return step == Step::leaving || step == Step::working ? NodePresence::absent : NodePresence::dry;
    }

    /** Whether no sequence that may still be rendered has the node. */
    bool isOutOfUse() const noexcept
    {
        // Acquire, paired with the release in SequencePublisher::watched: what the audio thread did to it is done.
        return step == Step::leaving && (endOfLast == nullptr || endOfLast->load (std::memory_order_acquire));
    }

    /** Whether the processor's ports and parameters may be other ones than those that are compiled for. */
    bool isBeforeAdoption() const noexcept { return step != Step::filling; }
};

} // namespace lopsided
