#include "TapTempo.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
constexpr std::size_t mostTaps = 9; // eight beats
constexpr double longestBeat = 60.0 / TapTempo::slowest;
constexpr double shortestBeat = 60.0 / TapTempo::fastest;
constexpr double tolerance = 0.4; // of a beat; more means another tempo
} // namespace

std::optional<double> TapTempo::tap (double seconds)
{
    if (! taps.empty())
    {
        const auto beat = seconds - taps.back();

        if (beat < shortestBeat && beat >= 0.0)
            return std::nullopt; // a key that bounces

        const auto mean =
            (taps.back() - taps.front()) / static_cast<double> (std::max<std::size_t> (1, taps.size() - 1));

        if (beat < 0.0 || beat > longestBeat)
            taps.clear();
        else if (taps.size() > 1 && std::abs (beat - mean) > tolerance * mean)
            taps.erase (taps.begin(), taps.end() - 1);
    }

    taps.push_back (seconds);

    if (taps.size() > mostTaps)
        taps.erase (taps.begin());

    if (taps.size() < 2)
        return std::nullopt;

    const auto beats = static_cast<double> (taps.size() - 1);
    return std::clamp (60.0 * beats / (taps.back() - taps.front()), slowest, fastest);
}

} // namespace lopsided
