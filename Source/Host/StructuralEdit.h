#pragma once

#include "EditRecord.h"
#include <lopsided_engine/lopsided_engine.h>
#include <string>
#include <vector>

namespace lopsided
{

/** A change to the graph's structure, with all that is needed to take it back. */
struct StructuralEdit
{
    EditRecord::Kind kind = EditRecord::Kind::bypass;
    std::vector<Connection> added;
    std::vector<Connection> removed;
    std::vector<NodeID> addedNodes; // their connections go with them
    std::string description;

    /** Makes the change in a transaction. The nodes have been added already. */
    void applyTo (Transaction& edit) const
    {
        for (const auto& connection : removed)
            edit.disconnect (connection);

        for (const auto& connection : added)
            edit.connect (connection);
    }

    /** Takes the change back in a transaction: exact, if it is the last one that is still in force. */
    void revertIn (Transaction& edit) const
    {
        for (const auto id : addedNodes)
            edit.removeNode (id);

        for (const auto& connection : added)
            if (addedNodes.empty())
                edit.disconnect (connection);

        for (const auto& connection : removed)
            edit.connect (connection);
    }
};

} // namespace lopsided
