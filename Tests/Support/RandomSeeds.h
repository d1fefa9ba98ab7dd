#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <vector>

namespace lopsided::testing
{

/** The seeds of a random test: 1 ... count, so that a test that fails has failed because of a change and not by a throw
    of the dice. LOPSIDED_SEEDS=N in the environment adds N from a random place, which are printed: that is how to look
    for what nobody thought of. LOPSIDED_FIRST_SEED=S takes those N from S on, to see one of them again. */
[[nodiscard]] inline std::vector<std::uint32_t> randomSeeds (std::uint32_t count)
{
    std::vector<std::uint32_t> seeds;

    for (std::uint32_t i = 1; i <= count; ++i)
        seeds.push_back (i);

    if (const auto* more = std::getenv ("LOPSIDED_SEEDS"))
    {
        const auto* wanted = std::getenv ("LOPSIDED_FIRST_SEED");
        const auto first = wanted != nullptr ? static_cast<std::uint32_t> (std::strtoul (wanted, nullptr, 10))
                                             : std::random_device {}();
        std::cout << more << " seeds from " << first << '\n';

        for (std::uint32_t i = 0; i < std::strtoul (more, nullptr, 10); ++i)
            seeds.push_back (first + i);
    }

    return seeds;
}

} // namespace lopsided::testing
