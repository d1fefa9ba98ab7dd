#pragma once

#include "../edit/CommitOptions.h"
#include "../edit/GraphEdit.h"
#include "../edit/WhenPreparationFails.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** What a transaction asks the engine to make current. Refers to the transaction, which outlives it. */
struct CommitRequest
{
    std::uint64_t baseVersion;        ///< the version of the model that was copied
    GraphModel& edited;               ///< the copy with all edits; an accepted commit takes it
    std::span<const GraphEdit> edits; ///< the same edits, to be made again
    CommitOptions options;
    WhenPreparationFails whenPreparationFails = WhenPreparationFails::leaveOut;
    std::vector<GraphError>* leftOut = nullptr; ///< an accepted commit says here which nodes are; may be null
};

} // namespace lopsided
