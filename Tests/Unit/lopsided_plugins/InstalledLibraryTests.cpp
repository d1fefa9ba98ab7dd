#include "Installed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST (PluginLibrary, NamesAnLv2PluginByItsUriAgain)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://drobilla.net/plugins/mda/EPiano", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    EXPECT_EQ (PluginLibrary::reference (*plugin).identifier, reference.identifier);
}

TEST (PluginLibrary, FindsALadspaPluginByFileAndLabelAndNamesItSoAgain)
{
    PluginLibrary library;
    const PluginReference reference { "LADSPA", "gate_1410.so|gate", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    const auto again = PluginLibrary::reference (*plugin);
    EXPECT_TRUE (again.identifier.endsWith ("/gate_1410.so|gate")) << again.identifier;
    EXPECT_TRUE (library.create (again, 48000.0, 512));

    const auto missing = library.create ({ "LADSPA", "gate_1410.so|gates", {} }, 48000.0, 512);
    ASSERT_FALSE (missing);
    EXPECT_THAT (missing.error().message, AllOf (HasSubstr ("'gates'"), HasSubstr ("It holds: gate")));
}

TEST (PluginLibrary, FindsAVst3PluginByItsNameInTheStandardFolders)
{
    PluginLibrary library;
    const PluginReference reference { "VST3", "ZamCompX2", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    const auto again = PluginLibrary::reference (*plugin);
    EXPECT_TRUE (again.identifier.endsWith ("ZamCompX2.vst3")) << again.identifier;
    EXPECT_TRUE (library.create (again, 48000.0, 512));
}

TEST (PluginLibrary, IsOutlivedByItsPlugins)
{
    std::unique_ptr<juce::AudioProcessor> survivor;
    {
        PluginLibrary library;
        LOPSIDED_SKIP_UNLESS_INSTALLED (
            plugin, library, (PluginReference { "LV2", "http://drobilla.net/plugins/mda/JX10", {} }));
        survivor = std::move (plugin);
    }

    survivor->prepareToPlay (48000.0, 64);
    juce::AudioBuffer<float> audio (2, 64);
    juce::MidiBuffer midi;
    survivor->processBlock (audio, midi);
    EXPECT_EQ (survivor->getTotalNumOutputChannels(), 2);
}

} // namespace
} // namespace lopsided
