#pragma once

#include "PluginVerification.h"

#include <lopsided_plugins/lopsided_plugins.h>
#include <memory>

namespace lopsided
{

/** The worker's part of `lopsided verify`: observes a plugin, one phase a request.

    | request                                                                  | answer                              |
    |--------------------------------------------------------------------------|-------------------------------------|
    | `step` "begin", `format`, `identifier`, `name`, `sampleRate`, `seconds`, `seed` | `next`: the phase to come    |
    | `step` "phase"                                                           | `next`, empty at the end; `verdict` |

    So the host always knows what a worker was doing that does not answer.
*/
class VerifyTask final : public WorkerTask
{
public:
    [[nodiscard]] juce::String name() const override { return PluginVerifier::taskName; }
    [[nodiscard]] PluginResult<juce::var> run (const juce::var& request) override;

private:
    void begin (const juce::var& request);
    [[nodiscard]] juce::var answer() const;

    PluginLibrary library;
    std::unique_ptr<PluginVerification> verification;
};

} // namespace lopsided
