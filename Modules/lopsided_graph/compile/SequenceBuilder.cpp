#include "SequenceBuilder.h"

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
                                  const PlayingGraph& playingToUse,
                                  const std::vector<GraphIndex::Number>& pathOfEdgeToUse,
                                  const RenderSettings& settingsToUse)
    : index (indexToUse),
      latency (latencyToUse),
      playing (playingToUse),
      pathOfEdge (pathOfEdgeToUse),
      settings (settingsToUse),
      plan (std::make_unique<RenderPlan>())
{}

std::unique_ptr<RenderPlan> SequenceBuilder::build (const std::vector<Number>& order, CarriedState& carried)
{
    plan->maximumBlockSize = settings.maximumBlockSize;
    plan->latencySamples = latency.totalSamples();
    plan->sharedState = carried.renderState();
    plan->state = plan->sharedState.get();

    plan->version = playing.version;
    acquireMidiLines (carried);
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
        task.midi = &instance.state().midi();
        plan->midiMerges.push_back (gatherMidi (edges, task.midi, instance.state().midiDrops()));
        plan->operations.push_back ({ Operation::Kind::mergeMidi, 0, sizeOf (plan->midiMerges) - 1, 0 });
    }
    else
    {
        task.midi = &instance.state().unusedMidi();
    }

    task.gather.count = sizeOf (plan->operations) - task.gather.first;
    releaseUnread (node, firstChannel, task.numChannels);

    if (task.numChannels > NodeTask::maximumNarrowChannels)
        addWideBuffer (task);

    addRing (node, task);
    plan->tasks.push_back (task);
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
        const auto isFading = [] (const Term& term) { return term.path != PathBuilder::noPath; };

        if (std::any_of (terms.begin(), terms.end(), isFading))
            terms.assign (1, { fadeTerms(), false });

        const auto firstSource = addSources();
        plan->outputMixes.push_back ({ channel, firstSource, sizeOf (terms) });
    }

    plan->outputOperations.count = sizeOf (plan->operations) - plan->outputOperations.first;
}

void SequenceBuilder::addHostMidi()
{
    const auto edges = index.edgesInto (GraphIndex::midiOutput);
    plan->hostMidi = gatherMidi (edges, nullptr, plan->state->hostMidiDrops);
    plan->outputOperations.count = sizeOf (plan->operations) - plan->outputOperations.first;
    plan->midiCursors.resize (plan->midiSources.size());
}

//======================================================================================================================
SequenceBuilder::Number SequenceBuilder::gatherAudio (GraphIndex::Edges& edges, int channel)
{
    collectTerms (edges, channel);

    if (terms.size() == 1 && terms.front().isLastUse && terms.front().path == PathBuilder::noPath)
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
        Term term { output.buffer, --output.readersLeft == 0 };

        if (const auto pathNumber = pathOf (edge); pathNumber != PathBuilder::noPath)
        {
            const auto& path = playing.paths[pathNumber];

            if (! path.lines.empty())
                term = delayed (term, path);

            if (path.gainSince != 0 || path.target != 1.0f)
                term.path = pathNumber;
        }

        terms.push_back (term);
    }
}

SequenceBuilder::Number SequenceBuilder::pathOf (Number edge) const noexcept
{
    return pathOfEdge.empty() ? PathBuilder::noPath : pathOfEdge[edge];
}

SequenceBuilder::Term SequenceBuilder::delayed (Term term, const PlayingGraph::Path& path)
{
    const auto target = term.isLastUse ? term.buffer : pool.acquire();
    sourceNumbers.push_back (term.buffer);
    plan->operations.push_back (
        { Operation::Kind::delay, target, sizeOf (sourceNumbers) - 1, sizeOf (plan->audioDelays) });
    plan->audioDelays.push_back ({ path.state.get(), path.lines, path.delaySamples, path.tapFadeSamples });
    return { target, true };
}

SequenceBuilder::Number SequenceBuilder::sumTerms()
{
    const auto isFading = [] (const Term& term) { return term.path != PathBuilder::noPath; };

    if (std::any_of (terms.begin(), terms.end(), isFading))
        return fadeTerms();

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

SequenceBuilder::Number SequenceBuilder::fadeTerms()
{
    const auto isAlone = terms.size() == 1 && terms.front().isLastUse;
    const auto target = isAlone ? terms.front().buffer : pool.acquire();
    const auto first = sizeOf (plan->fadingTerms);

    for (const auto& term : terms)
    {
        RenderPlan::FadingTerm fading;
        fadingNumbers.push_back (term.buffer);

        if (term.path != PathBuilder::noPath)
        {
            const auto& path = playing.paths[term.path];
            fading.state = path.state.get();
            fading.target = path.target;
            fading.fadeSamples = path.fadeSamples;
            fading.curve = path.curve;
            fading.ringId = path.ringId;

            if (path.ringId != 0)
                fading.ring = ringOf (path.identity.sourceIncarnation);
        }

        plan->fadingTerms.push_back (fading);

        if (term.isLastUse && term.buffer != target)
            pool.release (term.buffer);
    }

    plan->operations.push_back ({ Operation::Kind::fadingMix, target, first, sizeOf (terms) });
    return target;
}

const RingState* SequenceBuilder::ringOf (std::uint64_t incarnation) const
{
    const auto isIt = [&] (const PlayingGraph::LeavingNode& node) {
        return node.incarnation() == incarnation;
    };
    const auto found = std::find_if (playing.leavingNodes.begin(), playing.leavingNodes.end(), isIt);
    return &found->instance->state().ring();
}

void SequenceBuilder::addRing (Number node, NodeTask& task)
{
    if (! index.isLeavingNode (node) || index.leavingNode (node).tails != Tails::ring)
        return;

    const auto& leaving = index.leavingNode (node);
    task.finish = { sizeOf (plan->operations), 1 };
    plan->operations.push_back (
        { Operation::Kind::watchRing, 0, sizeOf (plan->rings), sizeOf (plan->tasks) });
    plan->rings.push_back (
        { &leaving.instance->state().ring(), { leaving.since, leaving.silentSamples, leaving.capSamples } });
}

SequenceBuilder::Number SequenceBuilder::addSources()
{
    const auto first = sizeOf (sourceNumbers);

    for (const auto& term : terms)
        sourceNumbers.push_back (term.buffer);

    return first;
}

//======================================================================================================================
RenderPlan::MidiMerge SequenceBuilder::gatherMidi (GraphIndex::Edges edges, juce::MidiBuffer* destination,
                                                   MidiDrops& drops)
{
    RenderPlan::MidiMerge merge { destination, &drops, sizeOf (plan->midiSources), 0 };

    for (auto edge = edges.first; edge != edges.last; ++edge)
    {
        const auto* source = midiOf (index.sourceOf (edge));

        if (index.isLeavingEdge (edge))
            continue;

        if (latency.delayOf (edge) != 0)
        {
            const auto number = midiDelays[edge];
            auto& delay = plan->midiDelays[number];
            delay.source = source;
            delay.drops = &drops;
            source = &delay.line->output();
            plan->operations.push_back ({ Operation::Kind::delayMidi, 0, number, 0 });
        }

        plan->midiSources.push_back (source);
    }

    merge.numSources = sizeOf (plan->midiSources) - merge.firstSource;
    return merge;
}

void SequenceBuilder::acquireMidiLines (CarriedState& carried)
{
    std::vector<DelayRequest> requests;

    for (Number node = 0; node < index.numNodes(); ++node)
    {
        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
        {
            if (! index.connectionOf (edge).source.isMIDI() || latency.delayOf (edge) == 0
                || index.isLeavingEdge (edge))
                continue;

            midiDelays.resize (index.numEdges());
            midiDelays[edge] = sizeOf (requests);
            requests.push_back ({ index.identityOf (edge, node), latency.delayOf (edge) });
        }
    }

    plan->midiDelayLines = carried.midiLines().acquire (requests, settings.maximumBlockSize);

    for (std::size_t i = 0; i < requests.size(); ++i)
        plan->midiDelays.push_back (
            { plan->midiDelayLines[i].get(), nullptr, nullptr, requests[i].delaySamples });
}

const juce::MidiBuffer* SequenceBuilder::midiOf (Number node) const noexcept
{
    if (node != GraphIndex::midiInput)
        return &index.instanceOf (node)->state().midi();

    plan->usesHostMidi = true;
    return &plan->state->graphMidiIn;
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

    plan->fadingPieces.resize (plan->fadingTerms.size());

    for (std::size_t i = 0; i < fadingNumbers.size(); ++i)
        plan->fadingTerms[i].source = pointerTo (fadingNumbers[i]);

    auto* channels = plan->channels.data();

    for (auto& task : plan->tasks)
    {
        task.channels = channels;
        channels += task.numChannels;
    }
}

} // namespace lopsided
