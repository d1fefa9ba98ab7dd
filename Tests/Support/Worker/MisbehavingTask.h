#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided::testing
{

/** Does what the request's "how" says: refuse, throw, crash, abort, exit, hang, ignore-and-hang, work, flood, flood-and-abort,
    start-a-process, tell-your-number, list-descriptors, be-killed, poison (the next request crashes), or answer with what it is told. */
class MisbehavingTask final : public WorkerTask
{
public:
    [[nodiscard]] juce::String name() const override { return "misbehave"; }
    [[nodiscard]] PluginResult<juce::var> run (const juce::var& request) override;

private:
    bool isPoisoned = false;
};

} // namespace lopsided::testing
