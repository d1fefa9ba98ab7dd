#pragma once

namespace lopsided
{

/** The two plugins that the rack comes as. */
enum class RackVariant
{
    effect,    // stereo main, and a sidechain input
    instrument // no main input; stereo main and auxiliary outputs
};

} // namespace lopsided
