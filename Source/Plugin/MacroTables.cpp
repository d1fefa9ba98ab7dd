#include "MacroTables.h"

#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{

bool leadToTheSame (const MacroTable::Entry& a, const MacroTable::Entry& b)
{
    return a.mapping == b.mapping && a.incarnation == b.incarnation && a.sender == b.sender;
}

} // namespace

MacroTables::MacroTables (SessionDocument& documentToFollow)
    : document (documentToFollow)
{}

void MacroTables::follow()
{
    reclaimer.reclaim();
    auto next = entries();
    const auto current = published.current();

    if (std::ranges::equal (next, current->entries, leadToTheSame))
        return;

    for (auto& entry : next)
        entry.isToBeRepeated = std::ranges::any_of (current->entries, [&] (const auto& before) {
            return before.mapping == entry.mapping && before.incarnation == entry.incarnation
                   && ! (before.sender == entry.sender);
        });

    published.publish (std::make_shared<const MacroTable> (MacroTable { std::move (next) }));
}

std::vector<MacroTable::Entry> MacroTables::entries()
{
    const auto model = document.graph().model();
    std::vector<MacroTable::Entry> result;

    for (const auto& mapping : document.mappings())
        if (mapping.source == SessionMapping::Source::macro)
            if (auto entry = entryOf (mapping, *model))
                result.push_back (std::move (*entry));

    return result;
}

std::optional<MacroTable::Entry> MacroTables::entryOf (const SessionMapping& mapping, const GraphModel& model)
{
    const auto* node = model.findNode (mapping.node);

    if (node == nullptr || node->instance == nullptr || ! node->instance->hasProcessor())
        return {};

    const auto found = findParameters (node->instance->processor(), mapping.parameter);

    if (found.empty())
        return {};

    const auto index = found.front()->getParameterIndex();
    const auto sender = document.graph().parameterSender (mapping.node, index);

    if (sender.has_error())
        return {};

    return MacroTable::Entry { mapping.number, mapping, node->instance->incarnation(), sender.value() };
}

} // namespace lopsided
