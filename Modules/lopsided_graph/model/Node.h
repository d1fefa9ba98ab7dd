#pragma once

#include "../control/NodeAutomation.h"
#include "NodeID.h"
#include "NodeInstance.h"
#include "NodeOptions.h"
#include "NodePresence.h"

#include <memory>

namespace lopsided
{

/** A node of a GraphModel: its id, the incarnation that plays, the name that errors and reports use, and how it
    is to be called. */
struct Node
{
    NodeID id;
    std::shared_ptr<NodeInstance> instance;
    juce::String name;
    NodeOptions options {};
    std::shared_ptr<const NodeAutomation> automation {}; ///< null for a node that has none
    NodePresence presence = NodePresence::playing;
};

} // namespace lopsided
