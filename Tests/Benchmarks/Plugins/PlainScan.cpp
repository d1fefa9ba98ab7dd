// What a host does that scans with JUCE alone: every plugin of every format, inside this process.
#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_plugins/library/QuietLog.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <iostream>

#include <unistd.h>

int main()
{
    const juce::ScopedJuceInitialiser_GUI messageThread;
    const lopsided::QuietLog quiet;
    juce::AudioPluginFormatManager formats;
    formats.addFormat (new juce::LV2PluginFormat);
    formats.addFormat (new juce::VST3PluginFormat);
    formats.addFormat (new juce::LADSPAPluginFormat);
    juce::OwnedArray<juce::PluginDescription> found;

    for (auto* format : formats.getFormats())
        for (const auto& file :
             format->searchPathsForPlugins (format->getDefaultLocationsToSearch(), true, false))
            format->findAllTypesForFile (found, file);

    std::cout << found.size() << std::endl;
    ::_exit (0); // what the plugins do when they are unloaded is not what is measured
}
