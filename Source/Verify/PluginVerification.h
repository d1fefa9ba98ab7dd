#pragma once

#include "BlockPlan.h"
#include "OpenPlugin.h"
#include "PluginCaller.h"
#include "Stimulus.h"
#include "VerifyPhase.h"

#include <cstddef>
#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <memory>
#include <vector>

namespace lopsided
{

/** Lets a plugin process noise, MIDI and parameter changes in this process, and says what it was seen to do.

    It does so phase by phase, so that somebody who outlives this process knows what the plugin was doing: it may take
    the process along, or never come back. `lopsided-worker` runs it for `lopsided verify`.

    A program that uses it has to link lopsided_realtime_trap itself.

        while (! verification.isOver())
            verification.runPhase();

    Thread: the message thread. Realtime: blocks, some tenths of a second a phase.
*/
class PluginVerification
{
public:
    PluginVerification (OpenPlugin open, const VerifyOptions& options);
    ~PluginVerification();

    PluginVerification (const PluginVerification&) = delete;
    PluginVerification& operator= (const PluginVerification&) = delete;

    [[nodiscard]] bool isOver() const noexcept { return next == phases.size(); }

    /** What runPhase() will do: "open", "latency", "tail", "denormals", "prepare at 64", "process at 64", "state",
        "close". */
    [[nodiscard]] juce::String nextPhase() const;

    /** Does it. Errors: a verdict that says so. What the plugin throws while it is not processing passes through. */
    void runPhase();

    /** What is known so far, judged. */
    [[nodiscard]] ObservedVerdict verdict() const;

private:
    void open();
    void probeLatency();
    void probeTail();
    void probeDenormals();
    void prepareFor (const BlockPlan& plan);
    void process (const BlockPlan& plan);
    void probeState();
    void close();

    void prepare (int frames);
    void release();
    void runBlocks (const BlockPlan& plan, PluginCaller::Watch watch, int mostBlocks, double budget);
    void end() noexcept { next = phases.size(); }

    const OpenPlugin openPlugin;
    const VerifyOptions settings;
    std::vector<VerifyPhase> phases;
    std::size_t next = 0;
    ObservedVerdict seen;

    std::unique_ptr<juce::AudioProcessor> plugin;
    std::unique_ptr<Stimulus> stimulus;
    std::unique_ptr<PluginCaller> caller;
};

} // namespace lopsided
