#include "CommitNews.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

void CommitNews::add (Kind kind, std::uint64_t version)
{
    add ({ .kind = kind, .version = version });
}

void CommitNews::addPrepared (NodeID node)
{
    add ({ .kind = Kind::nodePrepared, .node = node });
}

void CommitNews::addRemoved (std::vector<Connection> connections)
{
    add ({ .kind = Kind::connectionsRemoved, .connections = std::move (connections) });
}

void CommitNews::add (Item item)
{
    const std::lock_guard hold { mutex };
    items.push_back (std::move (item));
}

bool CommitNews::isEmpty() const
{
    const std::lock_guard hold { mutex };
    return items.empty();
}

void CommitNews::addListener (GraphListener* listener)
{
    if (std::find (listeners.begin(), listeners.end(), listener) == listeners.end())
        listeners.push_back (listener);
}

void CommitNews::removeListener (GraphListener* listener)
{
    std::erase (listeners, listener);
}

void CommitNews::tell()
{
    for (auto news = takeItems(); ! news.empty(); news = takeItems())
        for (const auto& item : news)
            call ([&item] (GraphListener& listener) {
                switch (item.kind)
                {
                    case Kind::accepted: return listener.commitAccepted (item.version);
                    case Kind::published: return listener.commitPublished (item.version);
                    case Kind::settled: return listener.commitSettled (item.version);
                    case Kind::nodePrepared: return listener.nodePrepared (item.node);
                    case Kind::connectionsRemoved: return listener.connectionsRemoved (item.connections);
                }
            });
}

void CommitNews::tellOfDestruction (juce::AudioProcessor& processor)
{
    call ([&processor] (GraphListener& listener) { listener.instanceAboutToBeDestroyed (processor); });
}

void CommitNews::call (const std::function<void (GraphListener&)>& function)
{
    // A listener may add and remove listeners, itself included.
    for (auto* listener : std::vector { listeners })
        if (std::find (listeners.begin(), listeners.end(), listener) != listeners.end())
            function (*listener);
}

std::vector<CommitNews::Item> CommitNews::takeItems()
{
    const std::lock_guard hold { mutex };
    return std::exchange (items, {});
}

} // namespace lopsided
