#pragma once

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Hears what becomes of commits. Versions are those of CommitResult::version(), told in order, each event once.

    Thread: all calls come in the message thread's role. With no message loop, they come from within the calls of
    GraphProcessor and Transaction that are made there (commit, reclaim, drain, prepareToPlay, releaseResources).
    A listener may edit, commit, and remove itself; it must not destroy the GraphProcessor.
    Realtime: may block; no audio thread waits for it.
    Cost: the listener's own, each call once for each listener; the message thread waits for it, with no lock held.
*/
class GraphListener
{
public:
    virtual ~GraphListener() = default;

    /** The model has changed. Where the graph is not prepared to play, published and settled follow prepareToPlay. */
    virtual void commitAccepted (std::uint64_t version) { static_cast<void> (version); }

    /** Blocks that begin from now on render this version or a later one. */
    virtual void commitPublished (std::uint64_t version) { static_cast<void> (version); }

    /** Nothing of what was before this version is heard or rendered any more: its ramps have ended, the nodes that it
        removed have rung out, and the sequence that it replaced has been destroyed. */
    virtual void commitSettled (std::uint64_t version) { static_cast<void> (version); }

    /** A node that was given another layout, or was prepared anew while it was in the graph, plays again. What went wrong
        meanwhile is in GraphProcessor::preparationErrors(). */
    virtual void nodePrepared (NodeID node) { static_cast<void> (node); }

    /** Connections are gone because a processor has lost their ports by itself. That is a commit of its own, which is
        told as any other. */
    virtual void connectionsRemoved (const std::vector<Connection>& connections)
    {
        static_cast<void> (connections);
    }

    /** A processor that nothing uses any more is going to be destroyed: close its editor's window. An editor that is
        open after this is deleted; hold it by a juce::Component::SafePointer. */
    virtual void instanceAboutToBeDestroyed (juce::AudioProcessor& processor)
    {
        static_cast<void> (processor);
    }
};

} // namespace lopsided
