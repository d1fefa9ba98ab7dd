#pragma once

#include "NodeID.h"

namespace lopsided
{

/** The four ends of a graph, which every model has without being told: where the host's audio and MIDI come in
    and go out. They own no processor. Ids below firstUser belong to the graph. Thread: any. Realtime: wait-free. Cost: O(1). */
namespace GraphNodes
{
inline constexpr NodeID audioInput { 1 };
inline constexpr NodeID audioOutput { 2 };
inline constexpr NodeID midiInput { 3 };
inline constexpr NodeID midiOutput { 4 };
inline constexpr NodeID firstUser { 16 };

/** Whether a node is one of the four. */
inline constexpr bool isEnd (NodeID id) noexcept
{
    return id >= audioInput && id <= midiOutput;
}

/** How errors call an end of the graph. */
inline constexpr const char* nameOf (NodeID end) noexcept
{
    constexpr const char* names[] { "graph's audio input", "graph's audio output", "graph's MIDI input",
                                    "graph's MIDI output" };
    return names[end.uid - audioInput.uid];
}
} // namespace GraphNodes

} // namespace lopsided
