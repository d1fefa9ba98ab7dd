#pragma once

#include <optional>
#include <vector>

namespace lopsided
{

/** A tempo from taps: the mean of the last beats, from the second tap on. A pause, or a tap far off the others, begins anew.
    Thread: message thread. Realtime: allocates. Cost: O(1). */
class TapTempo
{
public:
    static constexpr double slowest = 20.0; /**< beats a minute */
    static constexpr double fastest = 400.0;

    /** A tap at this time. @returns beats a minute; nothing where it is the first. */
    std::optional<double> tap (double seconds);

    /** Forgets all taps. */
    void reset() { taps.clear(); }

private:
    std::vector<double> taps; // the last ones, oldest first
};

} // namespace lopsided
