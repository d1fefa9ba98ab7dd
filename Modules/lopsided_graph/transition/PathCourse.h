#pragma once

#include "PlayingGraph.h"

#include <cstdint>

namespace lopsided
{

/** Gives paths new courses, for one compile. A course that is the same as before is left as it is: its ramp goes on.
    Thread: producer. */
class PathCourse
{
public:
    using Path = PlayingGraph::Path;

    PathCourse (std::uint64_t versionToCompile, const TransitionOptions& optionsToUse,
                std::uint64_t& lastLineId, int preparedBlockSize)
        : version (versionToCompile),
          options (optionsToUse),
          lastLine (lastLineId),
          blockSize (preparedBlockSize)
    {}

    /** Forgets what has arrived. */
    static void settle (Path& path);

    /** Aims at a gain, and when `ringId` is not 0 out again once that ring is over. */
    void aim (Path& path, float target, std::uint64_t ringId = 0) const;

    /** Gives it a delay, and where the line is too short for that a further line. */
    void delayBy (Path& path, int delaySamples) const;

    /** Samples of the longest block: what feeds back is so late. */
    [[nodiscard]] int maximumBlockSize() const noexcept { return blockSize; }

    /** Samples of every ramp. */
    [[nodiscard]] int fadeSamples() const noexcept { return options.fadeSamples; }

private:
    const std::uint64_t version;
    const TransitionOptions& options;
    std::uint64_t& lastLine;
    const int blockSize;
};

} // namespace lopsided
