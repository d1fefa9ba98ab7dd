#include "NodeReport.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <map>
#include <sstream>

namespace lopsided
{
namespace
{

double micros (double nanoseconds)
{
    return std::round (nanoseconds * 0.01) * 0.1;
}

juce::var count (std::uint64_t value)
{
    return static_cast<juce::int64> (value);
}

juce::String utf8 (const std::string& text)
{
    return juce::String::fromUTF8 (text.c_str());
}

std::string nameOf (const GraphModel& model, NodeID id)
{
    if (! id.isValid())
        return {};

    const auto* node = model.findNode (id);
    return node != nullptr ? node->name.toStdString() : "node " + std::to_string (id.uid) + ", since removed";
}

juce::var describe (const NodeFigures& node)
{
    auto object = std::make_unique<juce::DynamicObject>();
    juce::Array<juce::var> peaks;

    for (const auto peak : node.peaks)
        peaks.add (peak > 0.0f && std::isfinite (peak) ? juce::var (20.0 * std::log10 (peak)) : juce::var());

    object->setProperty ("id", count (node.node.uid));
    object->setProperty ("name", utf8 (node.name));
    object->setProperty ("calls", count (node.calls));
    object->setProperty ("minMicros", micros (node.minNanoseconds));
    object->setProperty ("meanMicros", micros (node.meanNanoseconds));
    object->setProperty ("p99Micros", micros (node.p99Nanoseconds));
    object->setProperty ("maxMicros", micros (node.maxNanoseconds));
    object->setProperty ("peaksDbfs", peaks);
    object->setProperty ("midiEventsIn", count (node.midiEventsIn));
    object->setProperty ("midiEventsOut", count (node.midiEventsOut));
    object->setProperty ("exceptions", count (node.exceptions));
    object->setProperty ("badBlocks", count (node.badBlocks));
    object->setProperty ("skippedBlocks", count (node.skippedBlocks));
    object->setProperty ("lateBlocks", count (node.lateBlocks));
    return object.release();
}

juce::var describe (const NodeReport::LateBlock& late)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("block", count (late.block));
    object->setProperty ("node", late.node.empty() ? juce::var() : juce::var (utf8 (late.node)));
    object->setProperty ("nodeMicros", late.nodeMicros);
    object->setProperty ("blockMicros", late.blockMicros);
    object->setProperty ("deadlineMicros", late.deadlineMicros);
    return object.release();
}

template <typename Entry>
juce::var describeAll (const std::vector<Entry>& entries)
{
    juce::Array<juce::var> list;

    for (const auto& entry : entries)
        list.add (describe (entry));

    return list;
}

} // namespace

void NodeReport::takeLateBlocks (GraphProcessor& graph)
{
    const auto late = graph.takeXruns();

    if (late.empty())
        return;

    const auto model = graph.model();
    numLate += late.size();

    for (const auto& xrun : late)
        if (listed.size() < maximumListed)
            listed.push_back ({ xrun.block, nameOf (*model, xrun.node), micros (xrun.nodeNanoseconds),
                                micros (xrun.blockNanoseconds), micros (xrun.deadlineNanoseconds) });
}

void NodeReport::takeNodes (GraphProcessor& graph)
{
    figures = graph.takeNodeFigures();
    workers = graph.statistics().workers;
}

juce::var NodeReport::nodesAsJson() const
{
    return describeAll (figures);
}

juce::var NodeReport::lateBlocksAsJson() const
{
    return describeAll (listed);
}

juce::var NodeReport::workersAsJson() const
{
    juce::Array<juce::var> list;

    for (const auto& worker : workers)
        list.add (utf8 (worker));

    return list;
}

std::string NodeReport::toWords() const
{
    auto text = slowestInWords() + culpritsInWords();

    for (const auto& worker : workers)
        text += "Worker: " + worker + '\n';

    return text;
}

std::string NodeReport::slowestInWords() const
{
    const auto isFaster = [] (const NodeFigures& a, const NodeFigures& b) {
        return a.p99Nanoseconds < b.p99Nanoseconds;
    };
    const auto slowest = std::max_element (figures.begin(), figures.end(), isFaster);

    if (slowest == figures.end() || slowest->calls == 0)
        return {};

    std::ostringstream text;
    text << std::fixed << std::setprecision (0) << "Nodes: the slowest was \"" << slowest->name
         << "\": " << slowest->meanNanoseconds / 1000.0 << " us a block on average, 99 % at most "
         << slowest->p99Nanoseconds / 1000.0 << " us, at worst " << slowest->maxNanoseconds / 1000.0
         << " us.\n";
    return text.str();
}

std::string NodeReport::culpritsInWords() const
{
    if (listed.empty())
        return {};

    std::map<std::string, int> blocksOf;

    for (const auto& late : listed)
        ++blocksOf[late.node];

    const auto isRarer = [] (const auto& a, const auto& b) { return a.second < b.second; };
    const auto& [name, numBlocks] = *std::max_element (blocksOf.begin(), blocksOf.end(), isRarer);
    const auto culprit = name.empty() ? std::string ("no node, but what is around them") : '"' + name + '"';
    return "Late blocks: the graph was too slow for " + std::to_string (numLate) + "; " + culprit
           + " took most of " + std::to_string (numBlocks) + " of them.\n";
}

} // namespace lopsided
