// A small host on juce::AudioProcessorGraph: two tones, one of them through both channels of the other; then the first one
// goes, then the second is bypassed.
#include "SettledBlock.h"
#include "Tone.h"

#include <cstdlib>

namespace
{
using Graph = juce::AudioProcessorGraph;
using EndType = Graph::AudioGraphIOProcessor;

class Host
{
public:
    Host()
    {
        graph.setPlayConfigDetails (2, 2, 48000.0, 480);
        graph.prepareToPlay (48000.0, 480);
        output = graph.addNode (std::make_unique<EndType> (EndType::audioOutputNode))->nodeID;
    }

    Graph::NodeID add (double frequency, float level)
    {
        return graph.addNode (std::make_unique<Tone> (frequency, level))->nodeID;
    }

    bool connect (Graph::NodeID source, Graph::NodeID destination)
    {
        return graph.addConnection ({ { source, 0 }, { destination, 0 } })
               && graph.addConnection ({ { source, 1 }, { destination, 1 } });
    }

    Graph graph;
    Graph::NodeID output;
};
} // namespace

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Host host;
    const auto low = host.add (100.0, 0.5f);
    const auto high = host.add (1000.0, 0.25f);

    if (! host.connect (low, high) || ! host.connect (high, host.output))
        return EXIT_FAILURE;

    printSettledBlock ("both", host.graph);

    host.graph.disconnectNode (low);
    printSettledBlock ("the first disconnected", host.graph);

    host.graph.removeNode (low);
    host.graph.getNodeForId (high)->setBypassed (true);
    printSettledBlock ("the second bypassed", host.graph);

    if (host.graph.canConnect ({ { high, 0 }, { high, 0 } }) || host.graph.isConnected (low, high))
        return EXIT_FAILURE;

    host.graph.clear();
    return host.graph.getNumNodes() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
