#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided::testing
{

/** Does what the request's "how" says: answer, refuse, throw, crash, abort, exit, hang, flood, flood-and-abort, babble,
    start-a-process, list-descriptors, ignore-and-hang. */
class MisbehavingTask final : public WorkerTask
{
public:
    [[nodiscard]] juce::String name() const override { return "misbehave"; }
    [[nodiscard]] PluginResult<juce::var> run (const juce::var& request) override;
};

} // namespace lopsided::testing
