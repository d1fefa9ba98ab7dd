#pragma once

#include "../Blocks.h"
#include "ReferenceEra.h"

#include <functional>
#include <set>

namespace lopsided
{

/** Gives an era the stages of its bypassed, muted and soloed nodes, by the rules of the module's README. */
class ReferenceStages
{
public:
    /** How an era gives a path a new course. */
    struct Course
    {
        int fadeSamples = 0;
        std::function<void (ReferenceConnection&, float target)> aim;
        std::function<void (ReferenceConnection&, int delaySamples)> delay;
    };

    /** @param before  null for the first commit */
    ReferenceStages (const ReferenceEra* before, ReferenceEra& eraToComplete, Course courseToUse)
        : old (before),
          era (eraToComplete),
          course (std::move (courseToUse))
    {}

    void make();

private:
    struct Aim
    {
        float dry = 0.0f;
        float level = 1.0f;
    };

    void findAudible();
    [[nodiscard]] Aim aimOf (std::uint64_t incarnation, const ReferenceNode& node) const;
    [[nodiscard]] ReferenceStage begin (std::uint64_t incarnation, const ReferenceNode& node, Aim aim) const;
    void direct (ReferenceStage& stage, Aim aim, int latencySamples) const;

    const ReferenceEra* const old;
    ReferenceEra& era;
    const Course course;
    bool isAnySoloed = false;
    std::set<std::uint64_t> audible;
};

/** What a stage makes of a block. */
class ReferenceStageBlock
{
public:
    ReferenceStageBlock (const Block& inputOfNode, std::uint64_t versionOfEra, std::int64_t positionOfBlock)
        : input (inputOfNode),
          version (versionOfEra),
          position (positionOfBlock)
    {}

    /** Changes what the node has made. */
    void render (ReferenceStage& stage, Block& block) const;

private:
    using Samples = std::vector<float>;

    [[nodiscard]] Samples readDry (ReferenceConnection& dry, int channel, bool isMixed) const;
    void note (ReferenceConnection& path) const;

    const Block& input;
    const std::uint64_t version;
    const std::int64_t position;
};

} // namespace lopsided
