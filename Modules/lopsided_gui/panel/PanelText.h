#pragma once

#include "../host/AudioStatus.h"

#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

/** What the panels say, in words. Thread: any. Realtime: allocates. Cost: some strings. */
struct PanelText
{
    PanelText() = delete;

    /** "12.3.25": bar, beat and hundredths of four-four time, counted from 1. */
    [[nodiscard]] static juce::String bars (double beats);

    /** "1:02.5", with hours where there are any. */
    [[nodiscard]] static juce::String time (double seconds);

    /** "12 % (99.9: 34 %, worst 56 %)", of the deadline. */
    [[nodiscard]] static juce::String load (const AudioStatus& status);

    /** "No late block", or how many and whose. */
    [[nodiscard]] static juce::String lateBlocks (const AudioStatus& status);

    /** "128 samples, 2.7 ms". */
    [[nodiscard]] static juce::String latency (const AudioStatus& status);

    /** The device, rate and block size, and whether it is lost. */
    [[nodiscard]] static juce::String device (const AudioStatus& status);

    /** "44.1 kHz". */
    [[nodiscard]] static juce::String rate (double sampleRate);

    /** "Note on C3, velocity 100, channel 1". */
    [[nodiscard]] static juce::String midi (const juce::MidiMessage& message);
};

} // namespace lopsided
