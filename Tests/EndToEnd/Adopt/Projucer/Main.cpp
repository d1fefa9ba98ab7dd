// A project of the Projucer's, with our modules added to it: plays a session that is read from text.
#include <JuceHeader.h>

#include <cstdio>
#include <cstdlib>

namespace
{
constexpr auto text = R"({
    "version": 1,
    "nodes": [ { "id": 20, "plugin": { "format": "builtin", "identifier": "sine" } } ],
    "connections": [ { "source": { "node": 20, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } } ]
})";
} // namespace

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto session = lopsided::SessionFile::parse (text);
    lopsided::PluginLibrary library;
    lopsided::GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);

    if (! session
        || ! lopsided::SessionBuilder::build (*session, library, graph,
                                              { .commit = lopsided::CommitOptions::atOnce() }))
        return EXIT_FAILURE;

    juce::AudioBuffer<float> audio { 2, 64 };
    juce::MidiBuffer midi;
    audio.clear();
    graph.processBlock (audio, midi);
    std::printf ("Projucer, %s: a sine of %.2f\n", LOPSIDED_VERSION_STRING,
                 static_cast<double> (audio.getMagnitude (0, 0, 64)));
    return audio.getMagnitude (0, 0, 64) > 0.1f && audio.getMagnitude (1, 0, 64) == 0.0f ? EXIT_SUCCESS
                                                                                         : EXIT_FAILURE;
}
