#include "PathBuilder.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

PathBuilder::PathBuilder (Succession& successionToComplete, const GraphIndex& indexToUse,
                          const LatencyPlan& latencyToUse, PathCourse courseToUse)
    : succession (successionToComplete),
      index (indexToUse),
      latency (latencyToUse),
      course (courseToUse)
{}

std::vector<PathBuilder::Number> PathBuilder::build (const std::vector<Number>& order)
{
    measureFilling (order);

    for (const auto& [edge, node] : findConcerned())
        if (! index.connectionOf (edge).source.isMIDI() && index.isLive (edge))
            addEdge (edge, node);

    if (placed.empty())
        return {};

    const auto isBefore = [] (const Placed& a, const Placed& b) { return a.path.identity < b.path.identity; };

    if (! std::is_sorted (placed.begin(), placed.end(), isBefore))
        std::sort (placed.begin(), placed.end(), isBefore);

    std::vector<Number> pathOfEdge (index.numEdges(), noPath);
    auto& paths = succession.graph()->paths;
    paths.reserve (placed.size());

    for (auto& [path, edge] : placed)
    {
        pathOfEdge[edge] = static_cast<Number> (paths.size());
        paths.push_back (std::move (path));
    }

    return pathOfEdge;
}

void PathBuilder::measureFilling (const std::vector<Number>& order)
{
    if (succession.isFirst() || succession.addedConnections().empty() || latency.isNone())
        return;

    filling.assign (index.numNodes(), 0);

    for (const auto node : order)
    {
        if (! isNodeNew (node))
            continue;

        int latest = 0;

        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
            if (! index.isFeedback (edge)) // that comes in by a ramp of its own
                latest = std::max (latest, filling[index.sourceOf (edge)] + latency.delayOf (edge));

        filling[node] = latest + index.shapeOf (node).latencySamples;
    }
}

std::vector<GraphIndex::Place> PathBuilder::findConcerned() const
{
    const auto leaving = index.leavingEdges();
    const auto feedback = index.feedbackEdges();
    std::vector<GraphIndex::Place> concerned { leaving.begin(), leaving.end() };
    concerned.insert (concerned.end(), feedback.begin(), feedback.end());

    GraphIndex::Place found;

    const auto add = [&] (const ConnectionIdentity& identity) {
        if (const auto place = index.findEdge (identity, found))
        {
            concerned.push_back (*place);
            found = *place;
        }
    };

    for (const auto& identity : succession.addedConnections())
        add (identity);

    succession.forEachPathBefore ([&] (const Path& path) { add (path.identity); });

    // Most graphs have no latency, and then most edges are never looked at.
    if (! latency.isNone())
        for (Number node = 0; node < index.numNodes(); ++node)
            for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
                if (latency.delayOf (edge) != 0)
                    concerned.push_back ({ edge, node });

    if (! std::is_sorted (concerned.begin(), concerned.end()))
        std::sort (concerned.begin(), concerned.end());

    concerned.erase (std::unique (concerned.begin(), concerned.end()), concerned.end());
    return concerned;
}

//======================================================================================================================
void PathBuilder::addEdge (Number edge, Number node)
{
    const auto identity = index.identityOf (edge, node);
    const auto* before = succession.pathBefore (identity);

    if (index.isLeavingEdge (edge))
        addLeaving (edge, node, identity, before);
    else
        addStaying (edge, node, identity, before);
}

void PathBuilder::addStaying (Number edge, Number node, const ConnectionIdentity& identity,
                              const Path* before)
{
    const auto delaySamples = latency.delayOf (edge);

    // Nobody has heard what a new node hears.
    if (before == nullptr && delaySamples == 0 && isNodeNew (node) && ! index.isFeedback (edge))
        return;

    const auto isAdded = before == nullptr && isNew (identity);

    if (before == nullptr && ! isAdded && delaySamples == 0 && ! index.isFeedback (edge))
        return;

    auto path = before != nullptr ? *before : begin (edge, node, identity);

    course.settle (path);
    course.aim (path, 1.0f, 0);
    course.delayBy (path, delaySamples);

    if (path.gainSince != 0 || path.tapsSince != 0 || delaySamples != 0 || path.feedback != nullptr)
        placed.push_back ({ std::move (path), edge });
}

void PathBuilder::addLeaving (Number edge, Number node, const ConnectionIdentity& identity,
                              const Path* before)
{
    const auto source = index.sourceOf (edge);
    auto path = before != nullptr ? *before : begin (edge, node, identity);
    course.settle (path);

    if (path.target == 0.0f)
    {
        // It has been on its way out before.
    }
    else if (index.isLeavingNode (node))
    {
        const auto fadesOut = ! index.isLeavingNode (source) && index.leavingNode (node).tails == Tails::ring;
        course.aim (path, fadesOut ? 0.0f : 1.0f, 0);
    }
    else if (index.isLeavingNode (source) && index.leavingNode (source).tails == Tails::ring)
    {
        course.aim (path, 1.0f, index.leavingNode (source).since);
    }
    else
    {
        course.aim (path, 0.0f, 0);
    }

    placed.push_back ({ std::move (path), edge });
}

PathBuilder::Path PathBuilder::begin (Number edge, Number node, const ConnectionIdentity& identity) const
{
    Path path;
    path.identity = identity;
    const auto isAdded = ! index.isLeavingEdge (edge) && isNew (identity);
    const auto isFeedback = index.isFeedback (edge);

    if (isFeedback)
        path.feedback = std::make_shared<FeedbackLine> (course.maximumBlockSize());

    // What feeds back is late: the ramp behind a new node may be over before the first of it is there.
    const auto comesIn = isAdded && succession.options().fadeSamples > 0 && ! succession.isFirst()
                         && (isFeedback || ! isNodeNew (node));
    const auto beginning =
        isAdded || succession.isFirst() ? DelayTaps::Beginning::nothing : DelayTaps::Beginning::direct;

    if (! comesIn)
    {
        path.state = std::make_shared<ConnectionState> (GainRamp { 1.0f }, beginning);
        return path;
    }

    // Its own delay is waited for when it is first read: until then it may change.
    const auto wait =
        (filling.empty() ? 0 : filling[index.sourceOf (edge)]) + (isFeedback ? course.maximumBlockSize() : 0);
    path.born = succession.graph()->version;
    path.state = std::make_shared<ConnectionState> (GainRamp { 0.0f, wait }, beginning);
    path.target = 0.0f;
    course.aim (path, 1.0f, 0);
    return path;
}

bool PathBuilder::isNew (const ConnectionIdentity& identity) const
{
    const auto added = succession.addedConnections();
    return std::binary_search (added.begin(), added.end(), identity);
}

bool PathBuilder::isNodeNew (Number node) const noexcept
{
    return node >= GraphIndex::numEnds && ! index.isLeavingNode (node)
           && succession.isNodeAdded (node - GraphIndex::numEnds);
}

} // namespace lopsided
