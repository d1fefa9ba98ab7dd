#pragma once

#include <cstdint>
#include <limits>

namespace lopsided
{

/** One change of one parameter on its way to the thread that renders its node. Plain data. */
struct ParameterChange
{
    /** The time that stands for the start of the next block. */
    static constexpr auto now = std::numeric_limits<std::int64_t>::min();

    std::int64_t time = now;  ///< samples on the graph's clock
    int parameter = 0;        ///< index among the processor's parameters
    float value = 0.0f;       ///< 0 to 1
    std::uint64_t serial = 0; ///< how many changes of its node were queued by then, itself included
};

} // namespace lopsided
