#include "Comparison.h"
#include "Median.h"
#include "Rounds.h"

#include <chrono>
#include <cstddef>
#include <utility>

namespace lopsided::benchmarks
{
namespace
{
constexpr int numRounds = 25;
constexpr std::chrono::milliseconds warmUp { 2 }, roundTime { 8 };
} // namespace

Comparison::Comparison (const std::vector<Contender>& contenders)
{
    for (const auto& contender : contenders)
    {
        order.push_back (contender.name);
        runRound (contender, warmUp);
    }

    runAllRounds (contenders);
}

void Comparison::runAllRounds (const std::vector<Contender>& contenders)
{
    for (int round = 0; round < numRounds; ++round)
        for (std::size_t i = 0; i < contenders.size(); ++i)
        {
            // Every other round runs backwards, so that nobody always comes after the same neighbour.
            const auto& contender = contenders[round % 2 == 0 ? i : contenders.size() - 1 - i];
            times[contender.name].push_back (runRound (contender, roundTime));
        }
}

double Comparison::nanoseconds (const std::string& name) const
{
    return medianOf (times.at (name));
}

double Comparison::ratio (const std::string& name, const std::string& base) const
{
    const auto &own = times.at (name), &other = times.at (base);
    std::vector<double> ratios;

    for (std::size_t i = 0; i < own.size(); ++i)
        ratios.push_back (own[i] / other[i]);

    return medianOf (std::move (ratios));
}
} // namespace lopsided::benchmarks
