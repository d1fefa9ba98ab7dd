#pragma once

namespace lopsided
{

/** The two plugins that the rack comes as. */
enum class RackVariant
{
    effect,    // stereo main, and a sidechain input
    instrument // no main input; stereo main and auxiliary outputs
};

/** Whether buses beside the main ones are there from the start. JUCE's LV2 client calls what is not there an optional port, and
    reads it all the same where a host has left it unconnected. */
enum class OtherBuses
{
    off,
    on
};

} // namespace lopsided
