#pragma once

#include "../Blocks.h"
#include "ReferenceEra.h"
#include "ReferenceLatency.h"

#include <map>
#include <optional>
#include <utility>

namespace lopsided
{

/** Renders a graph and its transitions the slow and obvious way: keeps what every connection ever carried, and works
    out each sample of each term by the formulas of the module's README. Audio only. */
class TransitionReference
{
public:
    explicit TransitionReference (const RenderSettings& settingsToUse)
        : settings (settingsToUse)
    {}

    /** Commits are counted from 1. */
    void commit (const GraphModel& model, const TransitionOptions& options);

    /** Nobody can render what this commit made any more. */
    void forget (std::uint64_t commitNumber) { eras.erase (commitNumber); }

    /** Renders a block of what a commit made. */
    Block render (std::uint64_t commitNumber, const Block& input);

    [[nodiscard]] bool hasTwoPhases (std::uint64_t commitNumber) const
    {
        return eras.at (commitNumber).firstPhase != nullptr;
    }

    [[nodiscard]] int latencySamples (std::uint64_t commitNumber) const
    {
        return ReferenceLatency { eras.at (commitNumber).model, settings.latencyBudgetSamples }.total();
    }

private:
    struct Ring
    {
        std::uint64_t id = 0;
        std::int64_t elapsed = 0;
        std::int64_t silent = 0;
        std::uint64_t over = 0;
        std::int64_t overIn = 0; ///< position of the block in which that came about
    };

    using Samples = std::vector<float>;
    using Term = std::vector<std::optional<float>>; ///< nothing where a term is left out

    Block gather (NodeID id, std::uint64_t incarnation, int numChannels);
    Block& outputOf (std::uint64_t incarnation);
    [[nodiscard]] bool isRingOver (const ConnectionIdentity& identity, const ReferenceConnection& connection);
    Term termOf (const ConnectionIdentity& identity, ReferenceConnection& connection);
    float sampleOf (const ConnectionIdentity& identity, ReferenceConnection& connection, int i);
    Samples sourceOf (const ConnectionIdentity& identity);
    void followRing (std::uint64_t incarnation, const ReferenceNode& node, const Block& block);

    const RenderSettings settings;
    std::uint64_t lastVersion = 0;
    std::uint64_t lastCommit = 0;
    std::map<std::uint64_t, ReferenceEra> eras; ///< by commit
    std::map<std::uint64_t, Ring> rings;        ///< by incarnation
    std::int64_t position = 0;

    ReferenceEra* era = nullptr; ///< of the block at hand
    const Block* hostInput = nullptr;
    int numSamples = 0;
    std::map<std::uint64_t, Block> rendered; ///< by incarnation
};

} // namespace lopsided
