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

    enum class Parameters
    {
        changing,
        untouched /**< as the plugin comes */
    };

    int frames = 64;
    Lengths lengths = Lengths::same;
    int preparedFrames = 64; /**< the largest block that the plugin is told to expect */
    Parameters parameters = Parameters::changing;

    /** "64", "1 to 512", "1 to 512, untouched". */
    [[nodiscard]] juce::String name() const
    {
        return (lengths == Lengths::varying ? "1 to " : "") + juce::String (frames)
               + (parameters == Parameters::untouched ? ", untouched" : "");
    }
};

/** What every plugin is tried at, in this order: first as it comes, and the changing lengths last, for what fills a plugin
    with NaN may stay in it. 16 is prepared for 64, as where a host splits its blocks: some refuse to be told less. */
inline constexpr std::array allBlockPlans {
    BlockPlan { 512, BlockPlan::Lengths::varying, 512, BlockPlan::Parameters::untouched },
    BlockPlan { 64, BlockPlan::Lengths::same, 64 }, BlockPlan { 1024, BlockPlan::Lengths::same, 1024 },
    BlockPlan { 16, BlockPlan::Lengths::same, 64 }, BlockPlan { 512, BlockPlan::Lengths::varying, 512 }
};

} // namespace lopsided
