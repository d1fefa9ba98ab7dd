// lopsided_plugins without an engine: creates a plugin by name, and says why another one cannot be had.
#include <lopsided_plugins/lopsided_plugins.h>

#include <cstdio>
#include <cstdlib>

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    lopsided::PluginLibrary library;
    const auto sine = library.create ({ "builtin", "sine", {} }, 48000.0, 64);
    const auto missing = library.create ({ "LADSPA", "nowhere.so|nothing", {} }, 48000.0, 64);

    if (! sine || missing)
        return EXIT_FAILURE;

    juce::AudioBuffer<float> audio { 2, 64 };
    juce::MidiBuffer midi;
    audio.clear();
    (*sine)->prepareToPlay (48000.0, 64);
    (*sine)->processBlock (audio, midi);
    std::printf ("PluginsAlone: a sine of %.2f; %s\n", static_cast<double> (audio.getMagnitude (0, 64)),
                 missing.error().message.c_str());
    return audio.getMagnitude (0, 64) > 0.1f ? EXIT_SUCCESS : EXIT_FAILURE;
}
