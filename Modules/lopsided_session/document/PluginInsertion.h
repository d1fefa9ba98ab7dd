#pragma once

#include "../model/SessionError.h"
#include "SessionDocument.h"

#include <lopsided_engine/lopsided_engine.h>

#include <utility>
#include <vector>

namespace lopsided
{

/** How a plugin goes into connections, or into the graph: what is taken away, and what is made in its place. A value. */
class PluginInsertion
{
public:
    /** Channel by channel: the first channel that the connections use goes through the plugin's first, and so on; where the plugin
        has fewer, it begins again. Errors: graph, where the plugin has no ports of any of their kinds. */
    [[nodiscard]] static SessionResult<PluginInsertion> plan (const std::vector<Connection>& into,
                                                              const juce::AudioProcessor& plugin);

    /** From the graph's inputs through the plugin to its outputs, as far as both have them. A mono plugin is heard on all
        outputs. */
    [[nodiscard]] static PluginInsertion wire (SessionDocument::Wiring wiring,
                                               const juce::AudioProcessor& plugin,
                                               const juce::AudioProcessor& graph);

    /** Makes it part of a transaction, with the plugin as this node. */
    void apply (Transaction& edit, NodeID plugin) const;

private:
    struct Way
    {
        Connection through; // what it replaces
        int input = 0;
        int output = 0;
    };

    std::vector<Way> ways;
    std::vector<std::pair<Port, int>> inputs;  // from one of the graph's ends
    std::vector<std::pair<int, Port>> outputs; // to one
};

} // namespace lopsided
