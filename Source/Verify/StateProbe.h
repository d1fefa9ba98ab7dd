#pragma once

#include "OpenPlugin.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <vector>

namespace lopsided
{

/** Saves a plugin's state, gives it to a fresh instance and compares.

    Thread: the message thread.
*/
class StateProbe
{
public:
    /** @param open  makes the fresh instance */
    StateProbe (juce::AudioProcessor& pluginToSave, OpenPlugin open, double sampleRate, int blockFrames);

    /** Lets a plugin's own changes of its parameters come to be known: JUCE's VST3 host takes them over by a timer of 60 Hz,
        on the message loop. Cost: three periods of it for a VST3 plugin, nothing for another. */
    static void settle (const juce::AudioProcessor& processor);

    /** Remembers where the parameters stand, to find those that the plugin moves by itself: called before blocks without
        a change of parameters, and measure() after them. */
    void rememberParameters();

    [[nodiscard]] ObservedState measure();

private:
    [[nodiscard]] std::vector<float> values (const juce::AudioProcessor& processor) const;
    [[nodiscard]] bool savesTheSame (juce::AudioProcessor& fresh, const juce::MemoryBlock& state) const;
    void compareParameters (const juce::AudioProcessor& fresh, ObservedState& result) const;
    [[nodiscard]] bool isOutput (int index) const;

    juce::AudioProcessor& plugin;
    const OpenPlugin openPlugin;
    const double rate;
    const int frames;
    std::vector<float> remembered;
};

} // namespace lopsided
