#pragma once

#include <lopsided_engine/lopsided_engine.h>

#include <chrono>

namespace lopsided::benchmarks
{
/** How the swaps change over, 100 times a second: one ends as the next begins. */
inline CommitOptions swapOptions()
{
    CommitOptions options;
    options.fade = std::chrono::milliseconds { 10 };
    options.tails = Tails::cut;
    return options;
}

/** The same, so slowly that every edit lands in the fade of the one before. */
inline CommitOptions slowSwapOptions()
{
    auto options = swapOptions();
    options.fade = std::chrono::milliseconds { 25 };
    return options;
}
} // namespace lopsided::benchmarks
