#pragma once

#include <cstdint>

namespace lopsided
{

/** What decides whether, and after how long, a node may be taken to be idle. */
struct IdleTraits
{
    enum class OptIn : std::uint8_t
    {
        no,
        yes
    };

    int numAudioInputs = 0;  ///< channels over all buses
    int numAudioOutputs = 0; ///< channels over all buses
    bool producesMidi = false;
    double tailSeconds = 0; ///< as reported; may be infinite
    int latencySamples = 0;
    OptIn optIn = OptIn::no; ///< idle like any other, in spite of what it is

    friend constexpr bool operator== (const IdleTraits&, const IdleTraits&) = default;
};

} // namespace lopsided
