#pragma once

#include "ReferenceLatency.h"
#include "ReferencePast.h"

namespace lopsided
{

/** Makes the era of a commit from the one before it, by the table in the module's README. */
class ReferenceSuccession
{
public:
    ReferenceSuccession (const ReferencePast& pastToFollow, const GraphModel& model,
                         const RenderSettings& settingsToUse, const TransitionOptions& optionsToUse,
                         std::uint64_t version);

    ReferenceEra make();

private:
    [[nodiscard]] bool isCut() const noexcept
    {
        return options.fadeSamples == 0 && options.tails == Tails::cut;
    }

    [[nodiscard]] std::uint64_t incarnationOf (NodeID id) const;
    [[nodiscard]] bool isOffered (const Connection& connection) const;
    [[nodiscard]] bool isAdded (std::uint64_t incarnation) const;
    void addNodes();
    void addConnections();
    void takeOver (const ConnectionIdentity& identity, ReferenceConnection connection);
    void letIn (const ConnectionIdentity& identity);
    void dropFinished();
    [[nodiscard]] bool isFinished (const ReferenceConnection& connection) const;
    void dropUnheard();
    void limitRinging();
    void aimAll();
    void aim (ReferenceConnection& connection, float target, std::uint64_t ringId) const;
    void delayAll();
    void addStages();
    void delayBy (ReferenceConnection& connection, int delaySamples) const;
    [[nodiscard]] int fillingOf (std::uint64_t incarnation);

    const ReferencePast past;
    const ReferenceEra* const old;
    const RenderSettings settings;
    const TransitionOptions options;
    ReferenceEra era;
    ReferenceLatency latency;
    std::map<std::uint64_t, int> filling;
};

} // namespace lopsided
