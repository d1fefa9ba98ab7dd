#include "CarriedState.h"

namespace lopsided
{

CarriedState::CarriedState()
    : shared (std::make_shared<RenderState>())
{}

std::shared_ptr<const PlayingGraph> CarriedState::playing() const noexcept
{
    // A sequence that was dropped unpublished leaves no trace: the one before it still plays.
    for (auto version = versions.rbegin(); version != versions.rend(); ++version)
        if (auto graph = version->second.lock())
            return graph;

    return nullptr;
}

std::vector<std::uint64_t> CarriedState::aliveVersions()
{
    std::erase_if (versions, [] (const auto& version) { return version.second.expired(); });
    std::vector<std::uint64_t> alive;
    alive.reserve (versions.size());

    for (const auto& version : versions)
        alive.push_back (version.first);

    return alive;
}

std::shared_ptr<const BufferArena> CarriedState::arenaFor (std::size_t numBuffers, int maximumBlockSize)
{
    auto last = arena.lock();

    if (last != nullptr && last->suits (numBuffers, maximumBlockSize))
        return last;

    // Who edits a graph once will do so again.
    const auto numSpare = last != nullptr ? numBuffers / 8 : 0;
    const auto next = std::make_shared<const BufferArena> (numBuffers + numSpare, maximumBlockSize);
    arena = next;
    return next;
}

void CarriedState::note (const std::shared_ptr<const PlayingGraph>& playing)
{
    lastVersion = playing->version;
    versions.emplace_back (lastVersion, playing);
}

} // namespace lopsided
