#include "AudioRouting.h"

#include "../state/NodeState.h"
#include "Sizes.h"

#include <algorithm>

namespace lopsided
{

AudioRouting::AudioRouting (const GraphIndex& indexToUse, const PlayingGraph& playingToUse,
                            const std::vector<Number>& pathOfEdgeToUse, Sharing sharingToUse,
                            FeedbackRouting& feedbackToUse, RenderPlan& planToWrite)
    : index (indexToUse),
      playing (playingToUse),
      pathOfEdge (pathOfEdgeToUse),
      sharing (sharingToUse),
      feedback (feedbackToUse),
      plan (&planToWrite)
{
    sourceNumbers.reserve (index.numEdges());
    outputs.resize (index.numOutputChannels());

    // What feeds back is taken from an output as soon as it is there: it reads none later.
    for (Number edge = 0; edge < index.numEdges(); ++edge)
        if (const auto output = index.sourceOutputOf (edge);
            output != GraphIndex::noOutput && ! index.isFeedback (edge))
            outputs[output].readersLeft = ++outputs[output].numReaders;
}

std::optional<AudioRouting::Number> AudioRouting::bufferForOutput (Number output)
{
    if (outputs[output].readersLeft == 0)
        return {};

    outputs[output].buffer = pool.acquire();
    return outputs[output].buffer;
}

void AudioRouting::keepOutput (Number output, Number buffer)
{
    if (outputs[output].readersLeft != 0)
        outputs[output].buffer = buffer;
    else
        release (buffer);
}

AudioRouting::Number AudioRouting::gather (GraphIndex::Edges& edges, int channel)
{
    collectTerms (edges, channel, Reuse::byLastReader);

    if (terms.size() == 1 && terms.front().isLastUse && terms.front().path == PathBuilder::noPath)
        return terms.front().buffer;

    return sumTerms();
}

RenderPlan::OutputMix AudioRouting::gatherOutput (GraphIndex::Edges& edges, int channel)
{
    // The outputs are written at the end of the block: what one of them reads must stay as it is for all.
    collectTerms (edges, channel, Reuse::never);
    const auto isFading = [] (const Term& term) { return term.path != PathBuilder::noPath; };

    if (std::any_of (terms.begin(), terms.end(), isFading))
        terms.assign (1, { fadeTerms(), false });

    const auto firstSource = addSources();
    return { channel, firstSource, sizeOf (terms) };
}

void AudioRouting::collectTerms (GraphIndex::Edges& edges, int channel, Reuse reuse)
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

        const auto pathNumber = pathOf (edge);
        const auto* path = pathNumber != PathBuilder::noPath ? &playing.paths[pathNumber] : nullptr;
        auto term = index.isFeedback (edge) ? Term { feedback.addRead (edge, pool.acquire()), true }
                                            : outputTerm (number, reuse);

        if (path != nullptr && ! path->lines.empty())
            term = delayed (term, *path);

        if (path != nullptr && (path->gainSince != 0 || path->target != 1.0f))
            term.path = pathNumber;

        terms.push_back (term);
    }
}

AudioRouting::Term AudioRouting::outputTerm (Number number, Reuse reuse)
{
    auto& output = outputs[number];
    --output.readersLeft;
    return { output.buffer, reuse == Reuse::byLastReader && isLastReader (output) };
}

AudioRouting::Number AudioRouting::pathOf (Number edge) const noexcept
{
    return pathOfEdge.empty() ? PathBuilder::noPath : pathOfEdge[edge];
}

AudioRouting::Term AudioRouting::delayed (Term term, const PlayingGraph::Path& path)
{
    const auto target = term.isLastUse ? term.buffer : pool.acquire();
    addDelay (term.buffer, target, path);
    return { target, true };
}

AudioRouting::Number AudioRouting::sumTerms()
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
            release (term.buffer);

    return target;
}

AudioRouting::Number AudioRouting::fadeTerms()
{
    const auto isAlone = terms.size() == 1 && terms.front().isLastUse;
    const auto target = isAlone ? terms.front().buffer : pool.acquire();
    const auto first = sizeOf (plan->fadingTerms);

    for (const auto& term : terms)
    {
        addFadingTerm (term.buffer, term.path != PathBuilder::noPath ? &playing.paths[term.path] : nullptr);

        if (term.isLastUse && term.buffer != target)
            release (term.buffer);
    }

    plan->operations.push_back ({ Operation::Kind::fadingMix, target, first, sizeOf (terms) });
    return target;
}

AudioRouting::Number AudioRouting::addSources()
{
    const auto first = sizeOf (sourceNumbers);

    for (const auto& term : terms)
        sourceNumbers.push_back (term.buffer);

    return first;
}

//======================================================================================================================
void AudioRouting::addCopy (Number from, Number to)
{
    sourceNumbers.push_back (from);
    plan->operations.push_back ({ Operation::Kind::mix, to, sizeOf (sourceNumbers) - 1, 1 });
}

void AudioRouting::addDelay (Number from, Number to, const PlayingGraph::Path& path)
{
    sourceNumbers.push_back (from);
    plan->operations.push_back (
        { Operation::Kind::delay, to, sizeOf (sourceNumbers) - 1, sizeOf (plan->audioDelays) });
    plan->audioDelays.push_back ({ path.state.get(), path.lines, path.delaySamples, path.tapFadeSamples });
}

void AudioRouting::addFadingTerm (Number buffer, const PlayingGraph::Path* path)
{
    RenderPlan::FadingTerm fading;
    fadingNumbers.push_back (buffer);

    if (path != nullptr)
    {
        fading.state = path->state.get();
        fading.target = path->target;
        fading.fadeSamples = path->fadeSamples;
        fading.curve = path->curve;
        fading.ringId = path->ringId;
        fading.isFeedback = path->feedback != nullptr;
        fading.ring = path->ringId != 0 ? ringOf (path->identity.sourceIncarnation) : nullptr;
    }

    plan->fadingTerms.push_back (fading);
}

const RingState* AudioRouting::ringOf (std::uint64_t incarnation) const
{
    const auto isIt = [&] (const PlayingGraph::LeavingNode& node) {
        return node.incarnation() == incarnation;
    };
    const auto found = std::find_if (playing.leavingNodes.begin(), playing.leavingNodes.end(), isIt);
    return &found->node.instance->state().ring();
}

bool AudioRouting::isLastReader (const Output& output) const noexcept
{
    // Of several readers on several threads any may be the last one: only one that is alone can be sure of it.
    return sharing == Sharing::onlyInPlace ? output.numReaders == 1 : output.readersLeft == 0;
}

void AudioRouting::release (Number buffer)
{
    // What one task leaves, another may only take if it depends on all that have read it. In any order none is sure to.
    if (sharing == Sharing::byLiveness)
        pool.release (buffer);
}

void AudioRouting::resolvePointers (int maximumBlockSize)
{
    plan->arena = BufferArena { pool.size(), maximumBlockSize };
    plan->sources.resize (sourceNumbers.size());
    plan->sourceBuffers = sourceNumbers;
    plan->fadingPieces.resize (plan->fadingTerms.size());

    for (std::size_t i = 0; i < sourceNumbers.size(); ++i)
        plan->sources[i] = plan->arena.channel (sourceNumbers[i]);

    for (std::size_t i = 0; i < fadingNumbers.size(); ++i)
    {
        plan->fadingTerms[i].buffer = fadingNumbers[i];
        plan->fadingTerms[i].source = plan->arena.channel (fadingNumbers[i]);
    }
}

} // namespace lopsided
