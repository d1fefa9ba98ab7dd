#pragma once

#include <cstddef>

namespace lopsided
{

/** How much a session may hold. Far above what anyone uses; low enough that no file can exhaust a machine. */
struct SessionLimits
{
    static constexpr std::size_t maximumFileBytes = std::size_t { 256 } << 20;
    static constexpr std::size_t maximumDepth = 32; /**< nested objects and lists */
    static constexpr std::size_t maximumValues = 4'000'000;
    static constexpr std::size_t maximumNodes = 16'384;
    static constexpr std::size_t maximumConnections = 65'536;
    static constexpr std::size_t maximumBusesPerNode = 256; /**< in each direction */
    static constexpr std::size_t maximumParametersPerNode = 16'384;
    static constexpr std::size_t maximumNameBytes = 4'096; /**< names, identifiers, file names, keys */
    static constexpr std::size_t maximumComments = 4'096;
    static constexpr std::size_t maximumCommentBytes = 65'536; /**< of one's text */
    static constexpr std::size_t maximumMappings = 16'384;
    static constexpr std::size_t maximumScenes = 64;
    static constexpr int maximumMacros = 128;
    static constexpr float maximumCoordinate = 1.0e6f; /**< of positions and sizes, in pixels, either way */
    static constexpr float minimumGainDb = -60.0f;
    static constexpr float maximumGainDb = 12.0f;
    static constexpr double minimumTempo = 1.0; /**< in beats a minute */
    static constexpr double maximumTempo = 999.0;
    static constexpr std::size_t maximumStateBytes = std::size_t { 64 } << 20;
};

} // namespace lopsided
