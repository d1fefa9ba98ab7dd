#pragma once

#include "../model/SessionMapping.h"

#include <array>
#include <utility>

namespace lopsided
{

/** How session files call what moves a parameter. */
inline constexpr std::array mappingSourceNames {
    std::pair { SessionMapping::Source::controller, "controller" },
    std::pair { SessionMapping::Source::pitchBend, "pitchBend" },
    std::pair { SessionMapping::Source::channelPressure, "channelPressure" },
    std::pair { SessionMapping::Source::note, "note" }, std::pair { SessionMapping::Source::macro, "macro" }
};

/** How they call its curve. */
inline constexpr std::array mappingCurveNames { std::pair { SessionMapping::Curve::linear, "linear" },
                                                std::pair { SessionMapping::Curve::slow, "slow" },
                                                std::pair { SessionMapping::Curve::fast, "fast" },
                                                std::pair { SessionMapping::Curve::toggle, "toggle" } };

/** The name of one of them. Cost: O(names). */
template <typename Names, typename Value>
[[nodiscard]] constexpr const char* nameIn (const Names& names, Value value)
{
    for (const auto& [known, name] : names)
        if (known == value)
            return name;

    return "";
}

} // namespace lopsided
