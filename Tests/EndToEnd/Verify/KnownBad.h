#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace lopsided::testing
{

/** A plugin that is known not to be good in a JUCE host, whoever writes the host. */
struct KnownBad
{
    std::string_view format;
    std::string_view endOfIdentifier;
    std::string_view reason;

    [[nodiscard]] constexpr bool isOf (std::string_view otherFormat, std::string_view identifier) const
    {
        return format == otherFormat && identifier.ends_with (endOfIdentifier);
    }

    /** All of them: those that did not pass when each was tried in JUCE's own host. */
    static const std::array<KnownBad, 12> all;

    [[nodiscard]] static bool contains (std::string_view format, std::string_view identifier)
    {
        return std::ranges::any_of (all, [&] (const auto& bad) { return bad.isOf (format, identifier); });
    }
};

inline constexpr std::array<KnownBad, 12> KnownBad::all { {
    { "LV2", "gareus.org/oss/lv2/xfade",
      "cannot be opened: two pairs of its inputs share their designations" },
    { "LV2", "calf.sourceforge.net/plugins/EnvelopeFilter", "crashes after changes of parameters" },
    { "LV2", "calf.sourceforge.net/plugins/Wavetable", "crashes after changes of parameters" },
    { "LV2", "calf.sourceforge.net/plugins/ReverseDelay", "its state does not bring Tempo back" },
    { "LV2", "lv2plug.in/plugins/eg-params", "its state does not bring its parameters back" },
    { "VST3", "ZamComp.vst3", "its program does not come back with the state" },
    { "VST3", "ZamCompX2.vst3", "its program does not come back with the state" },
    { "VST3", "ZamEQ2.vst3", "its program does not come back with the state" },
    { "VST3", "ZaMultiComp.vst3", "shows its meters as parameters" },
    { "VST3", "ZaMultiCompX2.vst3", "shows its meters as parameters" },
    { "LADSPA", "mbeq_1197.so|mbeq", "gives NaN" },
    { "LADSPA", "shaper_1187.so|shaper", "gives NaN" },
} };

} // namespace lopsided::testing
