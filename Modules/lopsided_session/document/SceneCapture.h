#pragma once

#include "../model/Session.h"
#include "../model/SessionError.h"
#include "DocumentScene.h"

#include <map>

namespace lopsided
{

/** Makes a document's scenes what its file says of them. Thread: message thread. */
class SceneCapture
{
public:
    /** `captured` says what plays, `present`, and goes to `directory`. They outlive this. Cost: O(1). */
    SceneCapture (const Session& captured, const DocumentSnapshot& present, const GraphModel& model,
                  const juce::File& directory);

    /** One scene. Cost: O(its nodes × their parameters), no plugin saves its state. Errors: invalid, for a node that no
        PluginLibrary made. */
    [[nodiscard]] SessionResult<Session> capture (const DocumentScene& scene);

private:
    [[nodiscard]] SessionNode capture (const DocumentNode& node);
    [[nodiscard]] SessionNode capturePlaying (const DocumentNode& node, const DocumentNode& playing) const;
    [[nodiscard]] SessionNode captureAbsent (const DocumentNode& node);

    const Session& session;
    const DocumentSnapshot& present;
    const GraphModel& model;
    const juce::File directory;
    std::map<const PluginIncarnation*, const juce::MemoryBlock*>
        written; /**< of those that do not play: what an earlier scene says */
};

} // namespace lopsided
