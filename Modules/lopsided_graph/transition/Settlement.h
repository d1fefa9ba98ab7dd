#pragma once

#include "../compile/GraphCompiler.h"
#include "PlayingGraph.h"

namespace lopsided
{

/** Finds out whether what a sequence lets in and out has arrived. Thread: producer. */
namespace Settlement
{
/** Cost: O(paths). */
[[nodiscard]] GraphCompiler::Progress progressOf (const PlayingGraph& graph) noexcept;
} // namespace Settlement

} // namespace lopsided
