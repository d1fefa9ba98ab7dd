#pragma once

namespace lopsided
{

/** How a call of a processor ended. Whatever is not `played` makes the node silent for the block. */
enum class CallOutcome
{
    played,
    threw,     ///< the processor or one of its parameters
    suspended, ///< it said so, under its lock
    lockMissed ///< somebody held its callback lock
};

} // namespace lopsided
