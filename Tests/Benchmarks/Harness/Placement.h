#pragma once

#include <cstddef>

namespace lopsided::benchmarks
{
/** Keeps the calling thread on one processor, where there is one of that number. */
void pinToProcessor (std::size_t index);

/** Gives the calling thread, the `index`th of some that have to run at the same moment, a processor of its own, and a
    real-time priority where that is permitted, so that they do also when the machine has other work. With too few
    processors neither. */
void settleOnProcessor (std::size_t index, std::size_t numThreads);
} // namespace lopsided::benchmarks
