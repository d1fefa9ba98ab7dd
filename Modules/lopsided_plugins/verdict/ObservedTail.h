#pragma once

#include <optional>

namespace lopsided
{

/** How long a plugin sounds on after its input ended. */
struct ObservedTail
{
    double reportedSeconds = 0.0; /**< JUCE reports 0 for every LV2 and LADSPA plugin, whatever is so */
    std::optional<double>
        measuredSeconds; /**< until the output stays below -80 dBFS; none where it was not measured */
    bool goesOn = false; /**< it still sounded after `measuredSeconds` */

    bool operator== (const ObservedTail&) const = default;
};

} // namespace lopsided
