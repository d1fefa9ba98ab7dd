#include "NodeList.h"

#include <memory>
#include <utility>

namespace lopsided
{

namespace
{
template <typename Nodes>
auto findPosition (Nodes& nodes, NodeID id) noexcept
{
    return std::lower_bound (nodes.begin(), nodes.end(), id,
                             [] (const Node& node, NodeID wanted) { return node.id < wanted; });
}
} // namespace

std::size_t NodeList::size() const noexcept
{
    std::size_t total = 0;

    for (const auto& entry : entries)
        total += entry.piece->size();

    return total;
}

const Node& NodeList::operator[] (std::size_t position) const noexcept
{
    auto entry = entries.begin();

    for (; position >= entry->piece->size(); ++entry)
        position -= entry->piece->size();

    return (*entry->piece)[position];
}

std::ptrdiff_t NodeList::placeOf (NodeID id) const noexcept
{
    const auto isBefore = [] (const Entry& entry, std::uint32_t number) { return entry.number < number; };
    const auto wanted = id.uid / idsInPiece;

    // Ids are mostly given out in turn: then pieces have no gaps between them.
    if (! entries.empty() && wanted - entries.front().number < entries.size())
        if (const auto guess = wanted - entries.front().number; entries[guess].number == wanted)
            return static_cast<std::ptrdiff_t> (guess);

    return std::lower_bound (entries.begin(), entries.end(), wanted, isBefore) - entries.begin();
}

const Node* NodeList::find (NodeID id) const noexcept
{
    const auto entry = entries.begin() + placeOf (id);

    if (entry == entries.end() || entry->number != id.uid / idsInPiece)
        return nullptr;

    const auto& piece = *entry->piece;

    // Nor have nodes within a piece.
    if (const auto guess = id.uid - piece.front().id.uid; guess < piece.size() && piece[guess].id == id)
        return &piece[guess];

    const auto found = findPosition (piece, id);
    return found != piece.end() && found->id == id ? &*found : nullptr;
}

NodeList::Piece& NodeList::own (Entry& entry)
{
    // Nobody can get a share of what only this list has. A share that is taken and given back pairs with the release of him
    // who gave back the last other one, as a fence would; but ThreadSanitizer knows no fences.
    if (entry.piece.use_count() == 1)
        std::shared_ptr<Piece> { entry.piece }.reset();
    else
        entry.piece = std::make_shared<Piece> (*entry.piece);

    return *entry.piece;
}

Node& NodeList::edit (NodeID id)
{
    return *findPosition (own (entries.begin()[placeOf (id)]), id);
}

void NodeList::insert (Node node)
{
    const auto number = node.id.uid / idsInPiece;
    auto entry = entries.begin() + placeOf (node.id);

    if (entry == entries.end() || entry->number != number)
        entry = entries.insert (entry, { number, std::make_shared<Piece>() });

    auto& piece = own (*entry);
    piece.insert (findPosition (piece, node.id), std::move (node));
}

void NodeList::erase (NodeID id)
{
    const auto entry = entries.begin() + placeOf (id);
    auto& piece = own (*entry);
    piece.erase (findPosition (piece, id));

    if (piece.empty())
        entries.erase (entry);
}

} // namespace lopsided
