#include "RenderSequence.h"

#include "BlockRenderer.h"
#include "RenderPlan.h"

#include <utility>

namespace lopsided
{

namespace
{
template <typename T>
std::size_t bytesIn (const std::vector<T>& values) noexcept
{
    return values.capacity() * sizeof (T);
}

void resetProcessor (const NodeTask& task, RenderState& state) noexcept
{
    try
    {
        task.processor->reset();
    }
    catch (...)
    {
        task.state->countException();
        state.countException();
    }
}

void forgetWhatSounds (const RenderPlan& plan) noexcept
{
    for (const auto& delay : plan.audioDelays)
        for (const auto& line : delay.lines)
            line->reset();

    for (auto* line : plan.feedbackLines)
        line->reset();

    for (const auto& delay : plan.midiDelays)
        delay.line->reset();

    for (const auto& merge : plan.midiMerges)
        merge.inlet->endAll();

    for (const auto& monitored : plan.monitored)
        monitored.monitor->reset();

    plan.hostMidi.inlet->endAll();

    for (const auto& switching : plan.midiSwitchings)
        switching.node->midiOutput().reset();
}

std::size_t bytesOf (const RenderPlan& plan) noexcept
{
    auto bytes = sizeof (plan) + plan.arena->sizeInBytes() + bytesIn (plan.tasks) + bytesIn (plan.operations)
                 + bytesIn (plan.sources) + bytesIn (plan.channels) + bytesIn (plan.audioDelays)
                 + bytesIn (plan.feedbackLines) + bytesIn (plan.midiDelays) + bytesIn (plan.midiMerges)
                 + bytesIn (plan.midiSwitchings) + bytesIn (plan.midiSources) + bytesIn (plan.midiCursors)
                 + bytesIn (plan.inputCopies) + bytesIn (plan.outputMixes) + bytesIn (plan.fadingTerms)
                 + bytesIn (plan.fadingPieces) + bytesIn (plan.rings) + bytesIn (plan.automations)
                 + bytesIn (plan.midiDelayLines) + bytesIn (plan.midiPaths) + bytesIn (plan.wideBuffers)
                 + sizeof (*plan.playing) + bytesIn (plan.playing->leavingNodes)
                 + bytesIn (plan.playing->leavingConnections) + bytesIn (plan.playing->paths);

    for (const auto& wide : plan.wideBuffers)
        bytes += static_cast<std::size_t> (wide->getNumChannels() * plan.maximumBlockSize) * sizeof (float);

    return bytes;
}
} // namespace

RenderSequence::RenderSequence (std::unique_ptr<RenderPlan> planToRender) noexcept
    : plan (std::move (planToRender))
{}

RenderSequence::~RenderSequence() = default;

void RenderSequence::render (const RenderArguments& arguments) const noexcept
{
    jassert (arguments.numSamples >= 0 && arguments.numSamples <= plan->maximumBlockSize);

    BlockRenderer renderer { phase(), arguments };

    if (arguments.numSamples > 0 && arguments.numSamples <= plan->maximumBlockSize)
        renderer.render();
    else
        renderer.skip();
}

const RenderPlan& RenderSequence::phase() const noexcept
{
    const auto* first = plan->firstPhase.get();
    return first != nullptr && ! first->playing->isHeardOut() ? *first : *plan;
}

void RenderSequence::reset (NodeCallObserver* observer) const noexcept
{
    if (plan->firstPhase != nullptr)
        forgetWhatSounds (*plan->firstPhase);

    forgetWhatSounds (*plan);
    plan->state->graphMidiIn.clear();

    for (const auto& task : phase().tasks)
    {
        if (task.processor == nullptr)
            continue;

        if (observer != nullptr)
            observer->beforeProcess (*task.instance);

        resetProcessor (task, *plan->state);

        if (observer != nullptr)
            observer->afterProcess (*task.instance);
    }
}

int RenderSequence::latencySamples() const noexcept
{
    return plan->latencySamples;
}

double RenderSequence::tailSeconds() const noexcept
{
    return plan->tailSeconds;
}

int RenderSequence::maximumBlockSize() const noexcept
{
    return plan->maximumBlockSize;
}

int RenderSequence::numNodes() const noexcept
{
    return static_cast<int> (plan->tasks.size());
}

int RenderSequence::numBuffers() const noexcept
{
    return static_cast<int> (plan->numBuffers);
}

std::size_t RenderSequence::sizeInBytes() const noexcept
{
    const auto* first = plan->firstPhase.get();
    return sizeof (*this) + bytesOf (*plan) + (first != nullptr ? bytesOf (*first) : 0);
}

} // namespace lopsided
