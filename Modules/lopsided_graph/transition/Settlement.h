#pragma once

#include "../compile/GraphCompiler.h"
#include "../state/CarriedMidiPaths.h"
#include "PlayingGraph.h"

namespace lopsided
{

/** Finds out whether what a sequence lets in and out has arrived. Thread: producer. */
namespace Settlement
{
/** MIDI that holds does not keep a transition under way, however long a key is down; when it has let go, that is over.
    Cost: O(paths + leaving connections × log MIDI paths). */
[[nodiscard]] GraphCompiler::Progress progressOf (const PlayingGraph& graph,
                                                  const CarriedMidiPaths& midiPaths) noexcept;

/** Whether a node that is wanted dry is: its own sound is out and its input in its place. Cost: O(log stages). */
[[nodiscard]] bool isDry (const PlayingGraph& graph, std::uint64_t incarnation) noexcept;
} // namespace Settlement

} // namespace lopsided
