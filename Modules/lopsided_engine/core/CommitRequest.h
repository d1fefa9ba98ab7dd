#pragma once

#include "../edit/CommitOptions.h"
#include "../edit/GraphEdit.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <span>

namespace lopsided
{

/** What a transaction asks the engine to make current. Refers to the transaction, which outlives it. */
struct CommitRequest
{
    std::uint64_t baseVersion;        ///< the version of the model that was copied
    GraphModel& edited;               ///< the copy with all edits; an accepted commit takes it
    std::span<const GraphEdit> edits; ///< the same edits, to be made again
    CommitOptions options;
};

} // namespace lopsided
