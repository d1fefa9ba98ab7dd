#pragma once

#include "SessionParameter.h"
#include "SessionPosition.h"
#include "UnknownKey.h"

#include <lopsided_graph/lopsided_graph.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <optional>
#include <vector>

namespace lopsided
{

/** A node of a session: which plugin, and what it is set to. */
struct SessionNode
{
    NodeID id;         /**< GraphNodes::firstUser or above */
    juce::String name; /**< what the user calls it */
    PluginReference plugin;
    juce::String file;       /**< the file that a FilePlayer plays; relative to the session's folder */
    juce::MemoryBlock state; /**< the plugin's own; empty: none */
    std::vector<SessionParameter> parameters; /**< set after the state */
    std::vector<UnknownKey> unknownKeys;
    std::vector<UnknownKey> unknownPluginKeys; /**< of the node's `plugin` object */
    std::optional<PluginPorts> layout {};      /**< its buses; nothing: those that the plugin comes with */
    juce::String preset {}; /**< what it starts from, before the state: a program's name, or a preset file */

    std::optional<SessionPosition> position {}; /**< where it is drawn; nothing where nobody has said */
    NodeOptions options {};                     /**< of these, bypass, mute and solo are kept in the file */

    bool operator== (const SessionNode&) const = default;
};

} // namespace lopsided
