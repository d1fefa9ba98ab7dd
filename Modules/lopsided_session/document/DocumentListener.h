#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <string>

namespace lopsided
{

/** Hears what becomes of a SessionDocument. Thread: message thread. Realtime: may block. Cost: the listener's own. A listener
    may edit the document and remove itself; it must not destroy the document. */
class DocumentListener
{
public:
    virtual ~DocumentListener() = default;

    /** Nodes, connections, names or node options have changed: GraphProcessor::model() says how. */
    virtual void structureChanged() {}

    /** Another session plays: a node's id means another node. */
    virtual void sessionBegun() {}

    /** Positions or comments have changed. */
    virtual void layoutChanged() {}

    /** Mappings, macros' names, the output's settings or the tempo have changed. */
    virtual void settingsChanged() {}

    /** Scenes or their names have changed, or which of them was recalled or stored last. */
    virtual void scenesChanged() {}

    /** What can be undone or redone, which of A and B plays, the file or the unsaved mark has changed. */
    virtual void documentChanged() {}

    /** Something went wrong that no call could return, or a warning: a whole sentence for the user. */
    virtual void documentWarned (const std::string& sentence) { static_cast<void> (sentence); }
};

} // namespace lopsided
