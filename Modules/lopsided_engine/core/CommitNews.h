#pragma once

#include "../processor/GraphListener.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

namespace lopsided
{

/** What GraphListeners have not been told yet: written by any producer, told in the message thread's role. */
class CommitNews
{
public:
    enum class Kind
    {
        accepted,
        published,
        settled,
        nodePrepared,
        connectionsRemoved
    };

    /** Thread: producer. Realtime: may block. */
    void add (Kind kind, std::uint64_t version);

    /** A node that was changed while it was in the graph plays again. Thread: producer. Realtime: may block. */
    void addPrepared (NodeID node);

    /** Connections went with their ports. Thread: producer. Realtime: may block. */
    void addRemoved (std::vector<Connection> connections);

    /** Thread: producer. */
    bool isEmpty() const;

    // [message thread]
    void addListener (GraphListener* listener);
    void removeListener (GraphListener* listener);

    /** Tells everything, and what is added meanwhile. No lock is held while listeners are called. */
    void tell();

    void tellOfDestruction (juce::AudioProcessor& processor);

private:
    struct Item
    {
        Kind kind;
        std::uint64_t version = 0;
        NodeID node {};
        std::vector<Connection> connections {};
    };

    void add (Item item);

    std::vector<Item> takeItems();
    void call (const std::function<void (GraphListener&)>& function);

    // [message thread]
    std::vector<GraphListener*> listeners;

    // [shared] under the mutex
    mutable std::mutex mutex;
    std::vector<Item> items;
};

} // namespace lopsided
