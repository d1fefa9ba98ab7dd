#pragma once

#include <cstdint>

namespace lopsided
{

/** One step of preparing a node's input. What the fields mean depends on the kind. */
struct Operation
{
    enum class Kind : std::uint32_t
    {
        mix,           ///< buffer `target` = sum of `count` sources from `first`; of none: silence
        fadingMix,     ///< buffer `target` = sum of `count` fading terms from `first`
        delay,         ///< buffer `target` = source `first` through audio delay `count`
        readFeedback,  ///< buffer `target` = what feedback line `first` took in a maximum block ago
        writeFeedback, ///< feedback line `first` takes in buffer `target`
        watchRing,     ///< follows ring `first` over the channels of task `count`
        delayMidi,     ///< runs MIDI delay `first`
        mergeMidi,     ///< runs MIDI merge `first`
        switchMidi     ///< runs MIDI switching `first`
    };

    Kind kind {};
    std::uint32_t target = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/** Operations that belong together. */
struct OperationRange
{
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

} // namespace lopsided
