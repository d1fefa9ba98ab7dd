#include <iostream>
#include <juce_audio_utils/juce_audio_utils.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>
int main (int argc, char** argv) // host-in-20-lines <format> <plugin>: plays it until Enter is pressed
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const juce::StringArray words { argv, argc };
    auto plugin = lopsided::PluginLibrary().create ({ words[1], words[2], {} }, 48000, 512).value();
    lopsided::GraphProcessor graph;
    const auto node = graph.addNode (std::move (plugin)).value();
    for (const auto channel : { 0, 1 })
        graph.addConnection ({ { node, channel }, { graph.audioOutput(), channel } }).value();
    juce::AudioProcessorPlayer player;
    player.setProcessor (&graph);
    juce::AudioDeviceManager devices;
    devices.addAudioCallback (&player);
    std::cout << devices.initialise (0, 2, nullptr, true) << "Playing; Enter ends it." << std::endl;
    return std::cin.get() == '\n' && graph.samplePosition() > 0 ? 0 : 1;
}
