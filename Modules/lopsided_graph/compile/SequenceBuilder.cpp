#include "SequenceBuilder.h"

#include "DelayAcquisition.h"
#include "MidiSourceAcquisition.h"

#include "../state/NodeState.h"

#include <algorithm>

namespace lopsided
{

namespace
{
template <typename T>
auto sizeOf (const std::vector<T>& values) noexcept
{
    return static_cast<GraphIndex::Number> (values.size());
}
} // namespace

SequenceBuilder::SequenceBuilder (const GraphIndex& indexToUse, const LatencyPlan& latencyToUse,
                                  const RenderSettings& settingsToUse)
    : index (indexToUse),
      latency (latencyToUse),
      settings (settingsToUse),
      plan (std::make_unique<RenderPlan>())
{}

std::unique_ptr<RenderPlan> SequenceBuilder::build (const std::vector<Number>& order, CarriedState& carried)
{
    plan->maximumBlockSize = settings.maximumBlockSize;
    plan->latencySamples = latency.totalSamples();
    plan->sharedState = carried.renderState();
    plan->state = plan->sharedState.get();

    acquireDelayLines (*plan, latency, carried);
    midiSources = acquireMidiSources (*plan, index, carried);
    countReaders();
    reserve();
    addInputs();

    for (const auto node : order)
        if (node >= GraphIndex::numEnds)
            addTask (node);

    addOutputs();
    addHostMidi();
    resolvePointers();
    return std::move (plan);
}

//======================================================================================================================
void SequenceBuilder::countReaders()
{
    outputs.resize (index.numOutputChannels());

    for (Number edge = 0; edge < index.numEdges(); ++edge)
        if (const auto output = index.sourceOutputOf (edge); output != GraphIndex::noOutput)
            ++outputs[output].readersLeft;
}

void SequenceBuilder::reserve()
{
    const auto numTasks = index.numNodes() - GraphIndex::numEnds;
    plan->tasks.reserve (numTasks);
    plan->instances.reserve (numTasks);
    sourceNumbers.reserve (index.numEdges());
    channelNumbers.reserve (index.numOutputChannels() + numTasks);
    plan->operations.reserve (numTasks);
}

//======================================================================================================================
void SequenceBuilder::addInputs()
{
    for (int channel = 0; channel < settings.numInputs; ++channel)
    {
        auto& output = outputs[index.outputOf (GraphIndex::audioInput, channel)];

        if (output.readersLeft == 0)
            continue;

        output.buffer = pool.acquire();
        plan->inputCopies.push_back ({ channel, output.buffer });
    }
}

void SequenceBuilder::addTask (Number node)
{
    const auto& shape = index.shapeOf (node);
    auto& instance = *index.instanceOf (node);
    auto edges = index.edgesInto (node);

    NodeTask task;
    task.processor = &instance.processor();
    task.instance = &instance;
    task.numChannels = static_cast<std::uint16_t> (std::max (shape.numInputs, shape.numOutputs));
    task.numOutputs = static_cast<std::uint16_t> (shape.numOutputs);
    task.speaksMidi = shape.acceptsMidi || shape.producesMidi;
    task.gather.first = sizeOf (plan->operations);

    const auto firstChannel = sizeOf (channelNumbers);

    for (int channel = 0; channel < task.numChannels; ++channel)
        channelNumbers.push_back (gatherAudio (edges, channel));

    if (task.speaksMidi)
    {
        auto& state = instance.state();
        task.midi = &state.midi();
        plan->midiMerges.push_back (
            gatherMidi (edges, { task.midi, &state.midiInlet(), &state.midiDrops() }));
        plan->operations.push_back ({ Operation::Kind::mergeMidi, 0, sizeOf (plan->midiMerges) - 1, 0 });
    }
    else
    {
        task.midi = &plan->state->noMidi;
    }

    task.gather.count = sizeOf (plan->operations) - task.gather.first;
    releaseUnread (node, firstChannel, task.numChannels);

    if (task.numChannels > NodeTask::maximumNarrowChannels)
        addWideBuffer (task);

    plan->tasks.push_back (task);
    plan->instances.push_back (index.sharedInstanceOf (node));
}

void SequenceBuilder::releaseUnread (Number node, Number firstChannel, Number numChannels)
{
    const auto numOutputs = static_cast<Number> (index.shapeOf (node).numOutputs);
    const auto firstOutput = index.outputOf (node, 0);

    for (Number channel = 0; channel < numChannels; ++channel)
    {
        const auto buffer = channelNumbers[firstChannel + channel];

        if (channel < numOutputs && outputs[firstOutput + channel].readersLeft != 0)
            outputs[firstOutput + channel].buffer = buffer;
        else
            pool.release (buffer);
    }
}

void SequenceBuilder::addOutputs()
{
    auto edges = index.edgesInto (GraphIndex::audioOutput);
    plan->outputOperations.first = sizeOf (plan->operations);

    for (int channel = 0; channel < settings.numOutputs; ++channel)
    {
        collectTerms (edges, channel);
        const auto firstSource = addSources();
        plan->outputMixes.push_back ({ channel, firstSource, sizeOf (terms) });
    }
}

void SequenceBuilder::addHostMidi()
{
    const RenderPlan::MidiMerge merge { nullptr, &plan->state->hostMidiInlet, &plan->state->hostMidiDrops };
    plan->hostMidi = gatherMidi (index.edgesInto (GraphIndex::midiOutput), merge);
    plan->outputOperations.count = sizeOf (plan->operations) - plan->outputOperations.first;
    plan->midiCursors.resize (plan->midiSources.size());
}

//======================================================================================================================
SequenceBuilder::Number SequenceBuilder::gatherAudio (GraphIndex::Edges& edges, int channel)
{
    collectTerms (edges, channel);

    if (terms.size() == 1 && terms.front().isLastUse)
        return terms.front().buffer;

    return sumTerms();
}

void SequenceBuilder::collectTerms (GraphIndex::Edges& edges, int channel)
{
    terms.clear();

    for (; edges.first != edges.last; ++edges.first)
    {
        const auto edge = edges.first;

        if (index.connectionOf (edge).destination.channelIndex != channel)
            break;

        const auto number = index.sourceOutputOf (edge);

        if (number == GraphIndex::noOutput)
            continue;

        auto& output = outputs[number];
        const Term term { output.buffer, --output.readersLeft == 0 };
        const auto delay = latency.delayOf (edge);

        terms.push_back (delay == LatencyPlan::noDelay ? term : delayed (term, delay));
    }
}

SequenceBuilder::Term SequenceBuilder::delayed (Term term, Number delay)
{
    const auto target = term.isLastUse ? term.buffer : pool.acquire();
    sourceNumbers.push_back (term.buffer);
    plan->operations.push_back ({ Operation::Kind::delay, target, sizeOf (sourceNumbers) - 1, delay });
    return { target, true };
}

SequenceBuilder::Number SequenceBuilder::sumTerms()
{
    const auto firstSource = addSources();
    const auto isInPlace = [] (const Term& term) { return term.isLastUse; };
    const auto inPlace = std::find_if (terms.begin(), terms.end(), isInPlace);
    const auto target = inPlace != terms.end() ? inPlace->buffer : pool.acquire();

    plan->operations.push_back ({ Operation::Kind::mix, target, firstSource, sizeOf (terms) });

    for (const auto& term : terms)
        if (term.isLastUse && term.buffer != target)
            pool.release (term.buffer);

    return target;
}

SequenceBuilder::Number SequenceBuilder::addSources()
{
    const auto first = sizeOf (sourceNumbers);

    for (const auto& term : terms)
        sourceNumbers.push_back (term.buffer);

    return first;
}

//======================================================================================================================
RenderPlan::MidiMerge SequenceBuilder::gatherMidi (GraphIndex::Edges edges, RenderPlan::MidiMerge merge)
{
    merge.firstSource = sizeOf (plan->midiSources);

    for (auto edge = edges.first; edge != edges.last; ++edge)
    {
        auto source = midiSources[edge];

        if (const auto number = latency.delayOf (edge); number != LatencyPlan::noDelay)
        {
            auto& delay = plan->midiDelays[number];
            delay.source = source.events;
            delay.drops = merge.drops;
            source.events = &delay.line->output();
            plan->operations.push_back ({ Operation::Kind::delayMidi, 0, number, 0 });
        }

        plan->midiSources.push_back (source);
    }

    merge.numSources = sizeOf (plan->midiSources) - merge.firstSource;
    return merge;
}

void SequenceBuilder::addWideBuffer (NodeTask& task)
{
    // JUCE rounds sizes up when it resizes a buffer, not when it makes one: without slack it would allocate then.
    constexpr auto slackSamples = 16;
    plan->wideBuffers.push_back (std::make_unique<juce::AudioBuffer<float>> (
        task.numChannels, settings.maximumBlockSize + slackSamples));
    plan->wideBuffers.back()->clear(); // touches it
    task.wide = plan->wideBuffers.back().get();
}

void SequenceBuilder::resolvePointers()
{
    plan->arena = BufferArena { pool.size(), settings.maximumBlockSize };
    plan->sources.resize (sourceNumbers.size());
    plan->channels.resize (std::max<std::size_t> (1, channelNumbers.size())); // never a null array

    const auto pointerTo = [&] (Number number) { return plan->arena.channel (number); };
    std::transform (sourceNumbers.begin(), sourceNumbers.end(), plan->sources.begin(), pointerTo);
    std::transform (channelNumbers.begin(), channelNumbers.end(), plan->channels.begin(), pointerTo);

    auto* channels = plan->channels.data();

    for (auto& task : plan->tasks)
    {
        task.channels = channels;
        channels += task.numChannels;
    }
}

} // namespace lopsided
