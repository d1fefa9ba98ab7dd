#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <cstdint>
#include <random>
#include <vector>

namespace lopsided
{

/** What a plugin is given to do, by a seed: noise, notes, controllers, pitch bends, and changes of its parameters.

    Thread: one at a time; setting parameters as a host does from its audio thread.
*/
class Stimulus
{
public:
    Stimulus (juce::AudioProcessor& pluginToDrive, std::uint64_t seed);

    /** Fills every channel with noise up to this peak. */
    void addNoise (juce::AudioBuffer<float>& block, float peak);

    /** Adds a few events to some blocks, where the plugin takes any. */
    void addMidi (juce::MidiBuffer& midi, int numFrames);

    /** Starts one note. */
    void startNote (juce::MidiBuffer& midi);

    /** Ends all notes. */
    void endNotes (juce::MidiBuffer& midi) const;

    /** Sets one parameter, chosen by chance, to a value of chance that it can really have. */
    void changeParameter();

    /** Sets all of them. */
    void changeAllParameters();

    /** A length from 1 to `most`. */
    [[nodiscard]] int length (int most);

    /** Whether something comes to pass that does so once in `times`. */
    [[nodiscard]] bool happens (int times);

private:
    void set (juce::AudioProcessorParameter& parameter);
    [[nodiscard]] juce::MidiMessage event();

    juce::AudioProcessor& plugin;
    std::mt19937_64 random;
    std::vector<juce::AudioProcessorParameter*> settable;
};

} // namespace lopsided
