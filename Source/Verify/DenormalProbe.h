#pragma once

#include "PluginCaller.h"
#include "Stimulus.h"

#include <optional>

namespace lopsided
{

/** Compares what a block costs with a signal with what it costs with one that decays into denormal numbers.

    Both on threads that do not treat denormals as zero, each on a plugin that was just prepared.

    Thread: an audio thread (AudioThread::Denormals::on).
*/
class DenormalProbe
{
public:
    static constexpr int blockFrames = 64;

    /** Takes the cost with a signal. */
    void takeSignal (PluginCaller& caller, Stimulus& stimulus);

    /** Takes the cost with what decays. */
    void takeDecay (PluginCaller& caller, Stimulus& stimulus);

    /** The ratio of the two; nothing where the plugin is too fast for it to mean anything. */
    [[nodiscard]] std::optional<double> cost() const;

private:
    double signalMicros = 0.0;
    double decayMicros = 0.0;
};

} // namespace lopsided
