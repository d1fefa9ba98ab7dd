#pragma once

#include "Node.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

namespace lopsided
{

/** Nodes sorted by id: a value. Copies share the pieces that it consists of, until one of them edits a piece. So a copy of
    a big graph for a small edit costs little, and what two lists have in common is told without looking at it.

    A piece holds the nodes of a fixed range of ids, which are mostly given out in turn.
    Thread: one at a time for each list, whatever others share with it. Realtime: allocates. */
class NodeList
{
    using Piece = std::vector<Node>;

    struct Entry
    {
        std::uint32_t number = 0; ///< of the piece: its ids, divided
        std::shared_ptr<Piece> piece;
    };

public:
    /** Walks over the nodes by id, across pieces. Thread: the list's. Realtime: wait-free. */
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        using pointer = const Node*;
        using reference = const Node&;

        Iterator() = default;

        const Node& operator*() const noexcept { return *node; }
        const Node* operator->() const noexcept { return node; }

        Iterator& operator++() noexcept
        {
            if (++node == entry->piece->data() + entry->piece->size())
                enter (entry + 1);

            return *this;
        }

        Iterator operator++ (int) noexcept
        {
            const auto here = *this;
            ++*this;
            return here;
        }

        friend bool operator== (const Iterator& a, const Iterator& b) noexcept { return a.node == b.node; }

    private:
        friend class NodeList;

        Iterator (const Entry* first, const Entry* lastEntry) noexcept
            : last (lastEntry)
        {
            enter (first);
        }

        void enter (const Entry* next) noexcept
        {
            entry = next;
            node = entry != last ? entry->piece->data() : nullptr;
        }

        const Entry* entry = nullptr;
        const Entry* last = nullptr;
        const Node* node = nullptr;
    };

    [[nodiscard]] Iterator begin() const noexcept { return { entries.data(), endOfEntries() }; }
    [[nodiscard]] Iterator end() const noexcept { return { endOfEntries(), endOfEntries() }; }
    [[nodiscard]] bool empty() const noexcept { return entries.empty(); }

    /** Cost: O(pieces). */
    [[nodiscard]] std::size_t size() const noexcept;

    /** The node at a position. Cost: O(pieces). */
    [[nodiscard]] const Node& operator[] (std::size_t position) const noexcept;

    [[nodiscard]] const Node& front() const noexcept { return entries.front().piece->front(); }
    [[nodiscard]] const Node& back() const noexcept { return entries.back().piece->back(); }

    /** The node, or null. Cost: O(log nodes). */
    [[nodiscard]] const Node* find (NodeID id) const noexcept;

    /** A node that is there, to be changed. Cost: O(log nodes + a piece). */
    [[nodiscard]] Node& edit (NodeID id);

    /** Adds a node whose id is not there. Cost: O(pieces + a piece). */
    void insert (Node node);

    /** Removes a node that is there. Cost: as insert. */
    void erase (NodeID id);

    /** Calls `visit (was, is, position)` for each id whose node may differ: what it was, what it is and where, each null
        where there is none. What both lists share is left out. Cost: O(pieces + nodes of those that differ). */
    template <typename Visit>
    static void compare (const NodeList& before, const NodeList& now, Visit&& visit);

private:
    static constexpr std::uint32_t idsInPiece = 64;

    [[nodiscard]] const Entry* endOfEntries() const noexcept { return entries.data() + entries.size(); }
    [[nodiscard]] std::ptrdiff_t placeOf (NodeID id) const noexcept;
    [[nodiscard]] static Piece& own (Entry& entry);

    std::vector<Entry> entries; ///< sorted by number; no piece is empty
};

template <typename Visit>
void NodeList::compare (const NodeList& before, const NodeList& now, Visit&& visit)
{
    static const Piece none;
    const auto* was = before.entries.data();
    const auto* is = now.entries.data();
    std::size_t position = 0;

    const auto comparePieces = [&] (const Piece& old, const Piece& next) {
        auto gone = old.begin();

        for (const auto& node : next)
        {
            for (; gone != old.end() && gone->id < node.id; ++gone)
                visit (&*gone, nullptr, position);

            const auto isKnown = gone != old.end() && gone->id == node.id;
            visit (isKnown ? &*gone++ : nullptr, &node, position++);
        }

        for (; gone != old.end(); ++gone)
            visit (&*gone, nullptr, position);
    };

    while (was != before.endOfEntries() || is != now.endOfEntries())
    {
        const auto isOld =
            is == now.endOfEntries() || (was != before.endOfEntries() && was->number <= is->number);
        const auto isNew =
            was == before.endOfEntries() || (is != now.endOfEntries() && is->number <= was->number);

        if (isOld && isNew && was->piece == is->piece)
            position += is->piece->size();
        else
            comparePieces (isOld ? *was->piece : none, isNew ? *is->piece : none);

        was += isOld ? 1 : 0;
        is += isNew ? 1 : 0;
    }
}

} // namespace lopsided
