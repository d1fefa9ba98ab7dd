#pragma once

#include "NodeShape.h"
#include "Port.h"

#include <string>

namespace lopsided
{

/** Which ports a node has, and how errors speak of them. */
namespace PortRules
{
/** Which side of a connection a port is on. */
enum class Side
{
    source,
    destination
};

/** Whether a port stands on this side of an end of the graph. */
[[nodiscard]] bool endHasPort (const Port& port, Side side) noexcept;

/** Whether a node of this shape has the channel, or the MIDI, on this side. */
[[nodiscard]] bool shapeHasPort (const NodeShape& shape, int channelIndex, Side side) noexcept;

[[nodiscard]] std::string describe (int channelIndex);

/** What a node has on this side. */
[[nodiscard]] std::string describeOffer (const NodeShape& shape, Side side);
} // namespace PortRules

} // namespace lopsided
