#pragma once

#include "../model/SessionConnection.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <map>
#include <vector>

namespace lopsided
{

/** The ports that connections use: what each node must have had. For a plugin that is missing, and whose layout nobody has
    written down. Cost: O(connections × log nodes). */
class ConnectedPorts
{
public:
    explicit ConnectedPorts (const std::vector<SessionConnection>& connections);

    /** One bus in each direction, just wide enough. */
    [[nodiscard]] PluginPorts of (NodeID node) const;

private:
    struct Used
    {
        int inputs = 0;
        int outputs = 0;
        bool midiInput = false;
        bool midiOutput = false;
    };

    std::map<NodeID, Used> nodes;
};

} // namespace lopsided
