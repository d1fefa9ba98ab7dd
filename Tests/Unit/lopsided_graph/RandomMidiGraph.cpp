#include "RandomMidiGraph.h"

namespace lopsided
{

void RandomMidiGraph::edit()
{
    switch (upTo (15))
    {
        case 0: return addNode();
        case 1: return removeNode();
        case 2: return bringNodeBack();
        case 3:
        case 4: return replaceNode();
        case 5:
        case 6: return setLatency();
        case 7: return turnRound();
        case 8: return toggle (false);
        case 9:
        case 10:
        case 11: return setOptions();
        default: return toggle (true);
    }
}

void RandomMidiGraph::commit (const TransitionOptions& options)
{
    auto sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options);
    ASSERT_TRUE (sequence) << sequence.error().message;
    newest = std::move (*sequence);
}

void RandomMidiGraph::renderBlock (int numSamples)
{
    Block input { 2, numSamples };
    host.play (input.midi, numSamples);
    const auto output = render (*playing, input);

    for (const auto event : output.midi)
        hostWitness.hear (position + event.samplePosition, event.data);

    position += numSamples;
}

void RandomMidiGraph::stop()
{
    host.stop();

    for (const auto& node : graph.model.nodes())
        graph.get<WitnessProcessor> (node.id).player().stop();
}

void RandomMidiGraph::removeAll()
{
    removed.clear();

    while (! graph.model.nodes().empty())
        graph.model.removeNode (graph.model.nodes().begin()->id).value();
}

std::string RandomMidiGraph::sounding()
{
    auto text = hostWitness.sounding();

    for (const auto& node : graph.model.nodes())
        if (const auto here = graph.get<WitnessProcessor> (node.id).heard().sounding(); ! here.empty())
            text += "at node " + std::to_string (node.id.uid) + ": " + here;

    return text;
}

int RandomMidiGraph::numHeard()
{
    auto total = hostWitness.numHeard();

    for (const auto& node : graph.model.nodes())
        total += graph.get<WitnessProcessor> (node.id).heard().numHeard();

    return total;
}

//======================================================================================================================
std::unique_ptr<juce::AudioProcessor> RandomMidiGraph::makeProcessor()
{
    const auto plays = upTo (1) == 0 || ways == Ways::one;
    const auto kind = plays ? WitnessProcessor::Kind::plays : WitnessProcessor::Kind::passes;
    return std::make_unique<WitnessProcessor> (kind, upTo (1) == 0 ? 0 : upTo (300), seed + 1000 * ++numMade,
                                               common, ways);
}

NodeID RandomMidiGraph::chooseNode()
{
    const auto nodes = graph.model.nodes();
    return nodes.empty() ? NodeID {}
                         : nodes[static_cast<std::size_t> (upTo (static_cast<int> (nodes.size()) - 1))].id;
}

double RandomMidiGraph::rankOf (NodeID id) const
{
    if (GraphNodes::isEnd (id))
        return id == GraphNodes::audioInput || id == GraphNodes::midiInput ? -1.0 : 2.0;

    return ranks.at (id);
}

void RandomMidiGraph::addNode()
{
    const auto id = graph.model.addNode (graph.makeInstance (makeProcessor()), "node").value();
    ranks[id] = 0.001 * upTo (1000);

    for (int i = 0; i < 3; ++i)
        toggle (i != 0);
}

void RandomMidiGraph::removeNode()
{
    const auto* node = graph.model.findNode (chooseNode());

    if (node == nullptr)
        return;

    auto& [gone, connections] = removed.emplace_back (*node, std::vector<Connection> {});

    for (const auto& connection : graph.model.connections())
        if (connection.source.nodeID == gone.id || connection.destination.nodeID == gone.id)
            connections.push_back (connection);

    graph.model.removeNode (gone.id).value();
}

void RandomMidiGraph::bringNodeBack()
{
    if (removed.empty())
        return;

    const auto [node, connections] = removed.back();
    removed.pop_back();
    graph.model.addNode (node.instance, node.name, node.id).value();

    for (const auto& connection : connections)
        if (graph.model.contains (connection.source.nodeID)
            && graph.model.contains (connection.destination.nodeID)
            && rankOf (connection.source.nodeID) < rankOf (connection.destination.nodeID))
            graph.model.addConnection (connection).value();
}

void RandomMidiGraph::replaceNode()
{
    if (const auto id = chooseNode(); id != NodeID {})
        graph.model.replaceNode (id, graph.makeInstance (makeProcessor())).value();
}

void RandomMidiGraph::setOptions()
{
    using Switch = NodeOptions::Switch;
    const auto id = chooseNode();

    if (id == NodeID {})
        return;

    NodeOptions options;
    const auto choice = upTo (9);
    options.bypass = choice < 4 && ways == Ways::many ? Switch::on : Switch::off;
    options.mute = choice == 3 || choice == 4 ? Switch::on : Switch::off;
    options.solo = choice == 5 ? Switch::on : Switch::off;
    graph.model.setNodeOptions (id, options).value();
}

void RandomMidiGraph::setLatency()
{
    if (const auto* node = graph.model.findNode (chooseNode()))
    {
        node->instance->processor().setLatencySamples (upTo (2) == 0 ? 0 : upTo (400));
        node->instance->refreshShape();
    }
}

void RandomMidiGraph::toggle (bool isMidi)
{
    auto source = chooseNode();
    auto destination = chooseNode();

    if (source == NodeID {} || source == destination)
        return;

    if (const auto end = upTo (5); end == 0)
        source = isMidi ? GraphNodes::midiInput : GraphNodes::audioInput;
    else if (end <= 2)
        destination = isMidi ? GraphNodes::midiOutput : GraphNodes::audioOutput;

    if (rankOf (source) > rankOf (destination))
        std::swap (source, destination);

    const Connection connection { { source, isMidi ? Port::midiChannelIndex : 0 },
                                  { destination, isMidi ? Port::midiChannelIndex : 0 } };

    if (rankOf (source) >= rankOf (destination))
        return;

    if (graph.model.isConnected (connection))
        graph.model.removeConnection (connection).value();
    else
        graph.model.addConnection (connection).value();
}

void RandomMidiGraph::turnRound()
{
    const auto id = chooseNode();

    if (id == NodeID {})
        return;

    ranks[id] = 0.001 * upTo (1000);
    const std::vector<Connection> before { graph.model.connections().begin(),
                                           graph.model.connections().end() };

    for (const auto& connection : before)
    {
        const auto& source = connection.source;
        const auto& destination = connection.destination;

        if (rankOf (source.nodeID) < rankOf (destination.nodeID))
            continue;

        graph.model.removeConnection (connection).value();

        if (rankOf (source.nodeID) > rankOf (destination.nodeID))
            graph.model.addConnection ({ destination, source }).value();
    }
}

} // namespace lopsided
