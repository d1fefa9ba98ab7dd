#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <array>

namespace lopsided
{

/** How session files call one of the four ends of a graph. */
struct GraphEndName
{
    NodeID id;
    const char* name;
};

inline constexpr std::array graphEndNames { GraphEndName { GraphNodes::audioInput, "audioInput" },
                                            GraphEndName { GraphNodes::audioOutput, "audioOutput" },
                                            GraphEndName { GraphNodes::midiInput, "midiInput" },
                                            GraphEndName { GraphNodes::midiOutput, "midiOutput" } };

} // namespace lopsided
