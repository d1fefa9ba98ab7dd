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
    sourceNumbers.resize (index.numEdges());
    outputs.resize (index.numOutputChannels());
    roomForTerms.resize (std::max (Number { 1 }, index.mostEdgesInto()));

    // What feeds back is taken from an output as soon as it is there: it reads none later.
    for (Number output = 0; output < index.numOutputChannels(); ++output)
        outputs[output].readersLeft = index.numReadersOf (output);
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
    {
        roomForTerms.front() = { fadeTerms(), false };
        terms = terms.first (1);
    }

    const auto firstSource = addSources();
    return { channel, firstSource, static_cast<Number> (terms.size()) };
}

AudioRouting::Gains AudioRouting::collectTerms (GraphIndex::Edges& edges, int channel, Reuse reuse)
{
    // The innermost loop of a compile: for a plain edge nothing in it allocates.
    const auto* const paths = pathOfEdge.empty() ? nullptr : pathOfEdge.data();
    const auto last = edges.last;
    auto gains = Gains::allOne;
    auto* term = roomForTerms.data();
    auto edge = edges.first;

    for (; edge != last; ++edge)
    {
        const auto& connection = index.connectionOf (edge);

        if (connection.destination.channelIndex != channel)
            break;

        const auto number = index.sourceOutputOf (edge);

        if (number == GraphIndex::noOutput)
            continue;

        if (connection.isFeedback()) [[unlikely]]
            *term = { feedback.addRead (edge, pool.acquire()), true };
        else
            *term = readOutput (number, reuse);

        if (paths != nullptr && paths[edge] != PathBuilder::noPath)
        {
            term->path = paths[edge];
            gains = std::max (gains, goThroughPath (*term));
        }

        ++term;
    }

    edges.first = edge;
    terms = { roomForTerms.data(), term };
    return gains;
}

AudioRouting::Term AudioRouting::readOutput (Number number, Reuse reuse)
{
    auto& output = outputs[number];
    --output.readersLeft;
    return { output.buffer, reuse == Reuse::byLastReader && isLastReader (number) };
}

AudioRouting::Gains AudioRouting::goThroughPath (Term& term)
{
    const auto& path = playing.paths[term.path];

    if (! path.lines.empty())
    {
        const auto target = term.isLastUse ? term.buffer : pool.acquire();
        addDelay (term.buffer, target, path);
        term.buffer = target;
        term.isLastUse = true;
    }

    if (path.gainSince != 0 || path.target != 1.0f)
        return Gains::fading;

    term.path = PathBuilder::noPath;
    return Gains::allOne;
}

AudioRouting::Number AudioRouting::mixTerms()
{
    makeRoomForSources (terms.size());
    auto* const sources = sourceNumbers.data() + numSources;
    const auto numTerms = static_cast<Number> (terms.size());
    std::optional<Number> inPlace;

    for (Number i = 0; i < numTerms; ++i)
    {
        const auto& term = terms[i];
        sources[i] = term.buffer;

        if (! term.isLastUse)
            continue;

        if (! inPlace.has_value())
            inPlace = term.buffer;
        else if (term.buffer != *inPlace)
            release (term.buffer);
    }

    const auto target = inPlace.has_value() ? *inPlace : pool.acquire();
    plan->operations.push_back ({ Operation::Kind::mix, target, numSources, numTerms });
    numSources += numTerms;
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

    plan->operations.push_back (
        { Operation::Kind::fadingMix, target, first, static_cast<Number> (terms.size()) });
    return target;
}

AudioRouting::Number AudioRouting::addSources()
{
    const auto first = numSources;
    makeRoomForSources (terms.size());
    auto* next = sourceNumbers.data() + first;

    for (const auto& term : terms)
        *next++ = term.buffer;

    numSources += static_cast<Number> (terms.size());
    return first;
}

AudioRouting::Number AudioRouting::addSource (Number buffer)
{
    makeRoomForSources (1);
    sourceNumbers[numSources] = buffer;
    return numSources++;
}

void AudioRouting::makeRoomForSources (std::size_t numMore)
{
    if (numSources + numMore > sourceNumbers.size())
        sourceNumbers.resize (2 * sourceNumbers.size() + numMore);
}

//======================================================================================================================
void AudioRouting::addCopy (Number from, Number to)
{
    plan->operations.push_back ({ Operation::Kind::mix, to, addSource (from), 1 });
}

void AudioRouting::addDelay (Number from, Number to, const PlayingGraph::Path& path)
{
    plan->operations.push_back ({ Operation::Kind::delay, to, addSource (from), sizeOf (plan->audioDelays) });
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

bool AudioRouting::isLastReader (Number output) const noexcept
{
    // Of several readers on several threads any may be the last one: only one that is alone can be sure of it.
    return sharing == Sharing::onlyInPlace ? index.numReadersOf (output) == 1
                                           : outputs[output].readersLeft == 0;
}

void AudioRouting::release (Number buffer)
{
    // What one task leaves, another may only take if it depends on all that have read it. In any order none is sure to.
    if (sharing == Sharing::byLiveness)
        pool.release (buffer);
}

void AudioRouting::resolvePointers()
{
    sourceNumbers.resize (numSources);
    plan->arena->findChannels (sourceNumbers, plan->sources);
    plan->sourceBuffers = sourceNumbers;
    plan->fadingPieces.resize (plan->fadingTerms.size());

    for (std::size_t i = 0; i < fadingNumbers.size(); ++i)
    {
        plan->fadingTerms[i].buffer = fadingNumbers[i];
        plan->fadingTerms[i].source = plan->arena->channel (fadingNumbers[i]);
    }
}

} // namespace lopsided
