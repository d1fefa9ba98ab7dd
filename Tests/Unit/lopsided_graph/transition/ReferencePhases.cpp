#include "ReferencePhases.h"

#include "ReferenceSuccession.h"

#include <functional>

namespace lopsided
{

namespace
{
/** Whether a node comes back to itself without feedback. */
bool isCyclic (const ReferenceEra& era)
{
    std::set<std::uint64_t> known;
    std::set<std::uint64_t> open;

    const std::function<bool (std::uint64_t)> leadsRound = [&] (std::uint64_t node) {
        if (! known.insert (node).second)
            return open.contains (node);

        open.insert (node);

        for (const auto& [identity, connection] : era.connections)
            if (identity.sourceIncarnation == node && identity.destinationIncarnation != 0
                && ! identity.connection.isFeedback() && leadsRound (identity.destinationIncarnation))
                return true;

        open.erase (node);
        return false;
    };

    return std::any_of (era.nodes.begin(), era.nodes.end(),
                        [&] (const auto& entry) { return leadsRound (entry.first); });
}

/** Of a model what is heard already. */
GraphModel commonPartOf (const ReferenceEra& before, const GraphModel& after)
{
    auto common = after;

    for (const auto& node : after.nodes())
        if (! before.nodes.contains (node.instance->incarnation()))
            common.removeNode (node.id).value();

    for (const auto& connection : after.connections())
        if (common.isConnected (connection)
            && ! before.connections.contains (ConnectionIdentity::in (after, connection)))
            common.removeConnection (connection).value();

    return common;
}

/** Only what rings is heard on into the second phase, and by nothing but what rings. */
ReferenceEra whatStaysOf (const ReferenceEra& firstPhase)
{
    auto stays = firstPhase;
    std::erase_if (stays.nodes,
                   [] (const auto& entry) { return entry.second.isLeaving && ! entry.second.rings(); });
    std::erase_if (stays.connections, [&] (const auto& entry) {
        const auto& [identity, connection] = entry;
        return connection.isLeaving
               && (! stays.rings (identity.sourceIncarnation)
                   || (firstPhase.isLeaving (identity.destinationIncarnation)
                       && ! stays.rings (identity.destinationIncarnation)));
    });
    return stays;
}
} // namespace

ReferenceEra ReferencePhases::make (const ReferencePast& past, const GraphModel& model,
                                    std::uint64_t version) const
{
    const auto succeed = [&] (const ReferencePast& what, const GraphModel& wanted, std::uint64_t number) {
        return ReferenceSuccession { what, wanted, settings, options, number }.make();
    };

    auto era = succeed (past, model, version);

    if (past.before == nullptr || ! isCyclic (era))
        return era;

    const auto first =
        std::make_shared<ReferenceEra> (succeed (past, commonPartOf (*past.before, model), version));
    const auto stays = whatStaysOf (*first);
    era = succeed ({ &stays, past.beside, past.alive }, model, version + 1);
    era.firstPhase = first;
    return era;
}

} // namespace lopsided
