#pragma once

#include "NodeID.h"
#include "NodeInstance.h"

#include <memory>

namespace lopsided
{

/** A node of a GraphModel: its id, the incarnation that plays, and the name that errors and reports use. */
struct Node
{
    NodeID id;
    std::shared_ptr<NodeInstance> instance;
    juce::String name;
};

} // namespace lopsided
