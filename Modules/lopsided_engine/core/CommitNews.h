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
        settled
    };

    /** Thread: producer. Realtime: may block. */
    void add (Kind kind, std::uint64_t version);

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
        std::uint64_t version;
    };

    std::vector<Item> takeItems();
    void call (const std::function<void (GraphListener&)>& function);

    // [message thread]
    std::vector<GraphListener*> listeners;

    // [shared] under the mutex
    mutable std::mutex mutex;
    std::vector<Item> items;
};

} // namespace lopsided
