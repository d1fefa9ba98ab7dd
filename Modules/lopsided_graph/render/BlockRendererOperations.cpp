// What the operations of a plan do.
#include "BlockRenderer.h"

#include "../midi/SentMidi.h"
#include "../state/NodeState.h"
#include "FadingMix.h"
#include "MixKernel.h"

#include <algorithm>

namespace lopsided
{

namespace
{
float peakOf (const NodeTask& task, int numSamples) noexcept
{
    float peak = 0.0f;

    for (int channel = 0; channel < task.numOutputs; ++channel)
        for (int i = 0; i < numSamples; ++i)
            peak = std::max (peak, std::abs (task.channels[channel][i]));

    return peak;
}
} // namespace

void BlockRenderer::perform (OperationRange range) noexcept
{
    const auto* operation = plan.operations.data() + range.first;

    for (const auto* end = operation + range.count; operation != end; ++operation)
        perform (*operation);
}

void BlockRenderer::perform (const Operation& operation) noexcept
{
    switch (operation.kind)
    {
        case Operation::Kind::mix: return mix (operation);
        case Operation::Kind::fadingMix: return fade (operation);
        case Operation::Kind::delay: return delay (operation);
        case Operation::Kind::readFeedback: return readFeedback (operation);
        case Operation::Kind::writeFeedback: return writeFeedback (operation);
        case Operation::Kind::watchRing: return watchRing (operation);
        case Operation::Kind::delayMidi: return delayMidi (plan.midiDelays[operation.first]);
        case Operation::Kind::mergeMidi:
        {
            const auto& midiMerge = plan.midiMerges[operation.first];
            return merge (midiMerge, *midiMerge.destination, MidiRoom::capacityBytes);
        }
        case Operation::Kind::switchMidi: return switchMidi (plan.midiSwitchings[operation.first]);
    }
}

void BlockRenderer::mix (const Operation& operation) const noexcept
{
    MixKernel::mix (plan.arena->channel (operation.target), plan.sources.data() + operation.first,
                    operation.count, numSamples);

    if (knowsSilence)
        note (operation.target, areSourcesSilent (operation));
}

void BlockRenderer::fade (const Operation& operation) const noexcept
{
    const FadingMix fading { plan.fadingTerms.data() + operation.first,
                             plan.fadingPieces.data() + operation.first,
                             operation.count,
                             { plan.version, state.position } };
    const auto isSilent = fading.render (plan.arena->channel (operation.target), numSamples,
                                         knowsSilence ? plan.silentBuffers.data() : nullptr);
    note (operation.target, isSilent);
}

void BlockRenderer::delay (const Operation& operation) const noexcept
{
    const auto& audioDelay = plan.audioDelays[operation.count];
    const auto isInputSilent = knowsSilence && plan.silentBuffers[plan.sourceBuffers[operation.first]] != 0;
    const DelayTaps::Block block { .source = plan.sources[operation.first],
                                   .destination = plan.arena->channel (operation.target),
                                   .numSamples = numSamples,
                                   .position = state.position,
                                   .lines = audioDelay.lines,
                                   .delaySamples = audioDelay.delaySamples,
                                   .fadeSamples = audioDelay.fadeSamples,
                                   .isSourceSilent = isInputSilent };
    audioDelay.state->readDelayed (block, plan.version);
    note (operation.target, DelayTaps::isSilent (block));
}

void BlockRenderer::readFeedback (const Operation& operation) const noexcept
{
    auto& line = *plan.feedbackLines[operation.first];
    const auto content = line.read (plan.arena->channel (operation.target), numSamples, state.position);
    note (operation.target, content == FeedbackLine::Content::silent);
}

void BlockRenderer::writeFeedback (const Operation& operation) const noexcept
{
    plan.feedbackLines[operation.first]->write (plan.arena->channel (operation.target), numSamples,
                                                state.position);
}

void BlockRenderer::watchRing (const Operation& operation) const noexcept
{
    const auto& watch = plan.rings[operation.first];
    watch.state->follow (watch.ring, peakOf (plan.tasks[operation.count], numSamples), numSamples,
                         state.position);
}

void BlockRenderer::delayMidi (const RenderPlan::MidiDelay& midiDelay) const noexcept
{
    midiDelay.line->process (*midiDelay.source, numSamples, midiDelay.delaySamples, state.position,
                             { *midiDelay.drops, state.midiDrops });
}

void BlockRenderer::merge (const RenderPlan::MidiMerge& midiMerge, juce::MidiBuffer& destination,
                           int capacity) noexcept
{
    auto* const sources = plan.midiSources.data() + midiMerge.firstSource;
    std::size_t numSources = midiMerge.numSources;

    if (auto* sent = midiMerge.node != nullptr ? midiMerge.node->sentMidi() : nullptr)
        sources[numSources++] = midiMerge.isLeaving ? sent->receiveLeaving (state.position, numSamples)
                                                    : sent->receive (state.position, numSamples);

    midiMerge.inlet->enterBlock (state.position, numSamples);
    midiMerge.inlet->merge ({ sources, numSources },
                            { plan.midiCursors.data() + midiMerge.firstSource, numSources }, destination,
                            capacity, { *midiMerge.drops, state.midiDrops });
}

void BlockRenderer::switchMidi (const RenderPlan::MidiSwitching& switching) noexcept
{
    using Side = MidiOutputSwitch::Side;
    auto& node = *switching.node;
    MidiOutputSwitch::Block block { .side = switching.side, .numSamples = numSamples };

    if (block.side == Side::processed && node.isSilenced())
        block.side = Side::silent;

    if (switching.line != nullptr)
    {
        const auto historyBefore = switching.line->historySamples() - numSamples;
        block.input = &switching.line->output();
        block.changesAt = static_cast<int> (std::max<std::int64_t> (0, switching.waitsFor - historyBefore));
    }

    node.midiOutput().apply (node.midi(), block, { node.midiDrops(), state.midiDrops });
}

} // namespace lopsided
