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
    auto* const readers = outputs.data();

    // What feeds back is taken from an output as soon as it is there: it reads none later.
    for (Number edge = 0; edge < index.numEdges(); ++edge)
        if (const auto output = index.sourceOutputOf (edge);
            output != GraphIndex::noOutput && ! index.isFeedback (edge))
            ++readers[output].numReaders;

    for (auto& output : outputs)
        output.readersLeft = output.numReaders;
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
    if (collectTerms (edges, channel, Reuse::byLastReader) == Gains::fading)
        return fadeTerms();

    if (terms.size() == 1 && terms.front().isLastUse)
        return terms.front().buffer;

    return mixTerms();
}

RenderPlan::OutputMix AudioRouting::gatherOutput (GraphIndex::Edges& edges, int channel)
{
    // The outputs are written at the end of the block: what one of them reads must stay as it is for all.
    if (collectTerms (edges, channel, Reuse::never) == Gains::fading)
        terms.assign (1, { fadeTerms(), false });

    const auto firstSource = addSources();
    return { channel, firstSource, sizeOf (terms) };
}

AudioRouting::Gains AudioRouting::collectTerms (GraphIndex::Edges& edges, int channel, Reuse reuse)
{
    auto gains = Gains::allOne;
    terms.clear();

    for (; edges.first != edges.last; ++edges.first)
    {
        const auto edge = edges.first;

        if (index.connectionOf (edge).destination.channelIndex != channel)
            break;

        const auto number = index.sourceOutputOf (edge);

        if (number == GraphIndex::noOutput)
            continue;

        // Written where it stays: to copy what was just written in smaller parts would stall.
        auto& term = terms.emplace_back();

        if (index.isFeedback (edge))
            term = { feedback.addRead (edge, pool.acquire()), true };
        else
            readOutput (number, reuse, term);

        const auto pathNumber = pathOf (edge);

        if (pathNumber == PathBuilder::noPath)
            continue;

        const auto& path = playing.paths[pathNumber];

        if (! path.lines.empty())
            term = delayed (term, path);

        if (path.gainSince != 0 || path.target != 1.0f)
        {
            term.path = pathNumber;
            gains = Gains::fading;
        }
    }

    return gains;
}

void AudioRouting::readOutput (Number number, Reuse reuse, Term& term)
{
    auto& output = outputs[number];
    --output.readersLeft;
    term.buffer = output.buffer;
    term.isLastUse = reuse == Reuse::byLastReader && isLastReader (output);
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

AudioRouting::Number AudioRouting::mixTerms()
{
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
    sourceNumbers.resize (first + terms.size());
    std::transform (terms.begin(), terms.end(), sourceNumbers.begin() + first,
                    [] (const Term& term) { return term.buffer; });
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
    plan->arena.findChannels (sourceNumbers, plan->sources);
    plan->sourceBuffers = sourceNumbers;
    plan->fadingPieces.resize (plan->fadingTerms.size());

    for (std::size_t i = 0; i < fadingNumbers.size(); ++i)
    {
        plan->fadingTerms[i].buffer = fadingNumbers[i];
        plan->fadingTerms[i].source = plan->arena.channel (fadingNumbers[i]);
    }
}

} // namespace lopsided
