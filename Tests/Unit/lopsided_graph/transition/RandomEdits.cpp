// Edits of nodes. Of connections: RandomEditsConnections.cpp.
#include "RandomEdits.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
/** Adds a tone to what goes in: as an instrument does, it sounds without input. */
std::unique_ptr<juce::AudioProcessor> makeTone (float step)
{
    return std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none,
        [step, phase = 0.0f] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) mutable {
            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                phase = phase > 0.5f ? phase - 1.0f : phase + step;
                audio.addSample (0, i, phase);
                audio.addSample (1, i, -phase);
            }
        });
}
/** Whatever it hears, it stays small. */
std::unique_ptr<juce::AudioProcessor> makeLimiter()
{
    return std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
            for (int channel = 0; channel < 2; ++channel)
                for (int i = 0; i < audio.getNumSamples(); ++i)
                    audio.setSample (channel, i,
                                     std::clamp (0.7f * audio.getSample (channel, i), -0.9f, 0.9f));
        });
}
} // namespace

ComparedGraph::Factory RandomEdits::chooseProcessor()
{
    const auto amount = 0.1f * static_cast<float> (1 + upTo (9));
    const auto latency = upTo (2) == 0 ? upTo (600) : upTo (5);

    switch (upTo (7))
    {
        case 0:
        case 1: return [=] { return std::make_unique<LatencyProcessor> (latency); };
        case 2: return [] { return std::make_unique<SidechainProcessor>(); };
        case 3: return [=] { return makeTone (0.01f * amount); };
        case 4: return [=] { return std::make_unique<ScalingProcessor> (amount, 34); };
        case 5: return [=] { return std::make_unique<ScalingProcessor> (amount); };
        default: return [=] { return std::make_unique<OnePoleProcessor> (std::min (amount, 0.9f)); };
    }
}

void RandomEdits::populate (int numNodes)
{
    for (int i = 0; i < numNodes; ++i)
        addNode();
}

void RandomEdits::edit()
{
    if (turns == Turns::yes && upTo (7) == 0)
        return turnRound();

    switch (upTo (13 + numStageEdits))
    {
        case 0: return addNode();
        case 1: return removeNode();
        case 2:
        case 3: return bringNodeBack();
        case 4: return replaceNode();
        case 5: return replaceBack();
        case 6:
        case 7: return disconnect();
        case 8: return reconnect();
        case 9: return changeLatency();
        case 10: return feedBack();
        case 11: return changeKind();
        case 14:
        case 15: return setOptions();
        default: return connect (chooseNode());
    }
}

ComparedGraph::Factory RandomEdits::chooseProcessorFor (NodeID id)
{
    return isLimiter (id) ? makeLimiter : chooseProcessor();
}

bool RandomEdits::isLimiter (NodeID id) const
{
    return std::find (limiters.begin(), limiters.end(), id) != limiters.end();
}

double RandomEdits::rankOf (NodeID id)
{
    if (id == GraphNodes::audioInput)
        return -1.0;

    return id == GraphNodes::audioOutput ? 2.0 : ranks.at (id);
}

NodeID RandomEdits::chooseNode()
{
    const auto nodes = graph.model().nodes();
    return nodes.empty() ? NodeID {}
                         : nodes[static_cast<std::size_t> (upTo (static_cast<int> (nodes.size()) - 1))].id;
}

//======================================================================================================================
void RandomEdits::addNode()
{
    const auto willLimit = upTo (3) == 0;
    const auto id = graph.add (graph.make (willLimit ? makeLimiter : chooseProcessor()));
    ranks[id] = 0.001 * upTo (1000);

    if (willLimit)
    {
        limiters.push_back (id);
        feedBack();
    }

    for (int i = 1 + upTo (3); i > 0; --i)
        connect (id);
}

void RandomEdits::removeNode()
{
    const auto id = chooseNode();

    if (id == NodeID {})
        return;

    Removed gone { id, graph.twinOf (id), {} };

    for (const auto& connection : graph.model().connections())
        if (connection.source.nodeID == id || connection.destination.nodeID == id)
            gone.connections.push_back (connection);

    graph.remove (id);
    removed.push_back (std::move (gone));
}

void RandomEdits::bringNodeBack()
{
    if (removed.empty())
        return;

    const auto index =
        removed.size() - 1
        - static_cast<std::size_t> (upTo (static_cast<int> (std::min<std::size_t> (removed.size() - 1, 2))));
    const auto gone = removed[index];
    removed.erase (removed.begin() + static_cast<std::ptrdiff_t> (index));
    graph.add (gone.twin, gone.id);

    for (const auto& connection : gone.connections)
        if (upTo (4) != 0 && mayConnect (connection))
            graph.connect (connection); // or its other end is gone by now
}

void RandomEdits::replaceNode()
{
    const auto id = chooseNode();

    if (id == NodeID {})
        return;

    const auto before = graph.twinOf (id);

    if (graph.replace (id, graph.make (chooseProcessorFor (id))))
        replaced.emplace_back (id, before);
}

void RandomEdits::replaceBack()
{
    if (replaced.empty())
        return;

    const auto [id, twin] = replaced.back();
    replaced.pop_back();

    if (graph.model().findNode (id) == nullptr)
        return;

    const auto now = graph.twinOf (id);

    if (graph.replace (id, twin) && upTo (1) == 0)
        replaced.emplace_back (id, now);
}

void RandomEdits::changeLatency()
{
    if (const auto id = chooseNode(); id != NodeID {})
        graph.reportLatency (id, upTo (2) == 0 ? 0 : upTo (700));
}

void RandomEdits::setOptions()
{
    using Switch = NodeOptions::Switch;
    const auto id = chooseNode();

    if (id == NodeID {})
        return;

    const auto choice = upTo (7);
    graph.setOptions (id, { .bypass = choice < 3 ? Switch::on : Switch::off,
                            .mute = choice == 2 || choice == 3 ? Switch::on : Switch::off,
                            .solo = choice == 4 ? Switch::on : Switch::off });
}

} // namespace lopsided
