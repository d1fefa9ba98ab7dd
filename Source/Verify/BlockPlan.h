#pragma once

#include <array>
#include <juce_core/juce_core.h>

namespace lopsided
{

/** Blocks of one size, or of changing ones. */
struct BlockPlan
{
    enum class Lengths
    {
        same,
        varying /**< 1 to `frames`, by chance */
    };

    int frames = 64;
    Lengths lengths = Lengths::same;
    int preparedFrames = 64; /**< the largest block that the plugin is told to expect */

    /** "64", or "1 to 512". */
    [[nodiscard]] juce::String name() const
    {
        return (lengths == Lengths::varying ? "1 to " : "") + juce::String (frames);
    }
};

/** The sizes that every plugin is tried at, in this order. */
inline constexpr std::array allBlockPlans {
    BlockPlan { 64, BlockPlan::Lengths::same, 64 }, BlockPlan { 512, BlockPlan::Lengths::varying, 512 },
    BlockPlan { 1024, BlockPlan::Lengths::same, 1024 },
    BlockPlan { 16, BlockPlan::Lengths::same,
                64 }, // as where a host splits its blocks: some refuse to be told less
};

} // namespace lopsided
