#pragma once

#include "EditRecord.h"
#include "NodeReport.h"
#include <cstdint>
#include <juce_core/juce_core.h>
#include <lopsided_engine/lopsided_engine.h>
#include <optional>
#include <string>
#include <vector>

namespace lopsided
{

/** What a run showed, as figures, as JSON and in words. Message thread. */
struct RunReport
{
    std::string session;
    std::string device;
    double sampleRate = 0.0;
    int blockSize = 0;
    double seconds = 0.0; // of sound
    int latencySamples = 0;

    std::uint64_t blocks = 0;
    std::uint64_t deadlineMisses = 0; // callbacks that took longer than their block lasts
    double medianCallbackMicros = 0.0;
    double p999CallbackMicros = 0.0;
    double worstCallbackMicros = 0.0;
    int xruns = 0; // as the device counts them; -1 where it does not
    std::uint64_t unmeasuredBlocks = 0;

    std::uint64_t swaps = 0; // edits committed while it played
    std::uint64_t refusedSwaps = 0;
    double medianCommitMicros = 0.0;
    double worstCommitMicros = 0.0;
    double worstCreateMillis = 0.0;
    std::vector<EditRecord> edits;
    double startSteadySeconds = 0.0;

    NodeReport nodes;
    EngineStatistics engine; // after everything was unpublished and reclaimed

    std::optional<std::uint64_t> audioThreadOffences; // empty: not measured
    std::vector<std::string> offences;
    std::string offencesLimitation; // which of them this machine does not show
    double worstMessageThreadStallMillis = 0.0;

    double peak = 0.0; // linear
    double rms = 0.0;
    std::uint64_t nonFiniteSamples = 0;
    std::uint64_t recorderDroppedFrames = 0;

    /** Duration of one block, in microseconds: what a callback has. */
    [[nodiscard]] double deadlineMicros() const noexcept { return 1.0e6 * blockSize / sampleRate; }

    /** The report file's text. Source/README.md describes the keys. */
    [[nodiscard]] juce::String toJson() const;

    /** What was shown, in sentences, a line each; no line feed at the end. */
    [[nodiscard]] std::string toWords() const;

    /** Takes over the edits and works out their figures. */
    void setEdits (std::vector<EditRecord> newEdits);
};

} // namespace lopsided
