// The same host on lopsided::GraphProcessor. What has changed: the type of the graph, the ends (which are there already),
// results in place of booleans and pointers, and the bypass, which is an option of the node.
#include "SettledBlock.h"
#include "Tone.h"

#include <lopsided_engine/lopsided_engine.h>

#include <cstdlib>

namespace
{
using lopsided::NodeID;

class Host
{
public:
    Host()
    {
        graph.setPlayConfigDetails (2, 2, 48000.0, 480);
        graph.prepareToPlay (48000.0, 480);
    }

    NodeID add (double frequency, float level)
    {
        return graph.addNode (std::make_unique<Tone> (frequency, level)).value();
    }

    bool connect (NodeID source, NodeID destination)
    {
        return graph.addConnection ({ { source, 0 }, { destination, 0 } })
               && graph.addConnection ({ { source, 1 }, { destination, 1 } });
    }

    bool bypass (NodeID id)
    {
        auto edit = graph.edit();
        edit.setNodeOptions (id, { .bypass = lopsided::NodeOptions::Switch::on });
        return edit.commit().ok();
    }

    lopsided::GraphProcessor graph;
};
} // namespace

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Host host;
    const auto low = host.add (100.0, 0.5f);
    const auto high = host.add (1000.0, 0.25f);

    if (! host.connect (low, high) || ! host.connect (high, host.graph.audioOutput()))
        return EXIT_FAILURE;

    printSettledBlock ("both", host.graph);

    if (! host.graph.disconnectNode (low))
        return EXIT_FAILURE;

    printSettledBlock ("the first disconnected", host.graph);

    if (! host.graph.removeNode (low) || ! host.bypass (high))
        return EXIT_FAILURE;

    printSettledBlock ("the second bypassed", host.graph);

    if (host.graph.canConnect ({ { high, 0 }, { high, 0 } }) || host.graph.isConnected (low, high))
        return EXIT_FAILURE;

    return host.graph.clear() && host.graph.getNumNodes() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
