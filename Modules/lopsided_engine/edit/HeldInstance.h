#pragma once

#include <juce_core/juce_core.h>
#include <lopsided_graph/lopsided_graph.h>

#include <memory>

namespace lopsided
{

/** An instance that a transaction was given, while it may still have to be handed back. Dropping it sends the
    instance to the message thread's role to be destroyed. */
struct HeldInstance
{
    NodeID nodeID;
    juce::String name;
    std::shared_ptr<NodeInstance> instance;
};

} // namespace lopsided
