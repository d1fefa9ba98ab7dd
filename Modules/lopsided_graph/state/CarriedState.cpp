#include "CarriedState.h"

namespace lopsided
{

CarriedState::CarriedState()
    : shared (std::make_shared<RenderState>())
{}

std::uint64_t CarriedState::oldestVersion()
{
    while (! versions.empty() && versions.front().second.expired())
        versions.pop_front();

    return versions.empty() ? nextVersion() : versions.front().first;
}

void CarriedState::note (const std::shared_ptr<const PlayingGraph>& playing)
{
    lastVersion = playing->version;
    newest = playing;
    versions.emplace_back (lastVersion, playing);
}

} // namespace lopsided
