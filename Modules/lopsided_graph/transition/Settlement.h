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

/** Whether a node that is wanted dry is: its own sound is out and its input in its place. Cost: O(log stages). */
[[nodiscard]] bool isDry (const PlayingGraph& graph, std::uint64_t incarnation) noexcept;
} // namespace Settlement

} // namespace lopsided
