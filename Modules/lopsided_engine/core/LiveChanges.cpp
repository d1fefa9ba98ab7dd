#include "LiveChanges.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

void LiveChanges::request (LiveChange change)
{
    auto* known = find (*change.instance);

    if (known == nullptr)
    {
        changes.push_back (std::move (change));
        return;
    }

    if (change.work == LiveChange::Work::prepare)
        known->work = LiveChange::Work::prepare;

    if (change.layout.has_value())
        known->layout = std::move (change.layout);

    if (known->step == LiveChange::Step::working)
        known->isWantedAgain = true;
    else if (known->step == LiveChange::Step::filling)
        known->step = LiveChange::Step::requested;
}

LiveChange* LiveChanges::find (const NodeInstance& instance) noexcept
{
    const auto isIt = [&] (const LiveChange& change) { return change.instance.get() == &instance; };
    const auto found = std::find_if (changes.begin(), changes.end(), isIt);
    return found != changes.end() ? &*found : nullptr;
}

std::shared_ptr<const GraphModel> LiveChanges::heard (std::shared_ptr<const GraphModel> model) const
{
    std::shared_ptr<GraphModel> copy;

    for (const auto& change : changes)
    {
        const auto* node = model->findNode (change.node);

        if (node == nullptr || node->instance != change.instance)
            continue;

        if (copy == nullptr)
            copy = std::make_shared<GraphModel> (*model);

        copy->setNodePresence (change.node, change.presence()).value();
    }

    return copy != nullptr ? copy : model;
}

std::vector<LiveChange> LiveChanges::takeGone (const GraphModel& model)
{
    const auto isHere = [&] (const LiveChange& change) {
        const auto* node = model.findNode (change.node);
        return change.step == LiveChange::Step::working
               || (node != nullptr && node->instance == change.instance);
    };
    const auto gone = std::stable_partition (changes.begin(), changes.end(), isHere);
    std::vector<LiveChange> taken { std::make_move_iterator (gone), std::make_move_iterator (changes.end()) };
    changes.erase (gone, changes.end());
    return taken;
}

void LiveChanges::remove (const NodeInstance& instance)
{
    std::erase_if (changes, [&] (const LiveChange& change) { return change.instance.get() == &instance; });
}

std::vector<LiveChange> LiveChanges::takeAll()
{
    return std::exchange (changes, {});
}

} // namespace lopsided
