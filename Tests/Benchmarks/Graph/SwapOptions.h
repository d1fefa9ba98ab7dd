#pragma once

#include <lopsided_engine/lopsided_engine.h>

namespace lopsided::benchmarks
{
/** How the swaps change over, 100 times a second. */
inline CommitOptions swapOptions()
{
    return {};
}

/** The same, so slowly that every edit lands in the fade of the one before. */
inline CommitOptions slowSwapOptions()
{
    return {};
}
} // namespace lopsided::benchmarks
