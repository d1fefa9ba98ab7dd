#pragma once

#include <cstdint>

namespace lopsided
{

/** Whether a node is called and heard: what an engine has to take away from it while it changes the processor. */
enum class NodePresence : std::uint8_t
{
    playing,
    dry,   ///< its input is heard in its place, as late as the node would be; it is called, unheard
    absent ///< the same, and no sequence of this model touches the processor
};

} // namespace lopsided
