#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <thread>

namespace lopsided
{
namespace
{

using ::testing::AllOf;
using ::testing::HasSubstr;

PluginError errorOf (const PluginReference& reference)
{
    PluginLibrary library;
    auto result = library.create (reference, 48000.0, 512);
    EXPECT_FALSE (result) << reference.identifier;
    return result ? PluginError() : result.error();
}

TEST (PluginLibrary, CreatesEveryBuiltinThatItLists)
{
    PluginLibrary library;
    const auto builtins = PluginLibrary::builtins();
    ASSERT_EQ (builtins.size(), 3u);

    for (const auto& description : builtins)
    {
        auto created = library.create (PluginLibrary::reference (description), 48000.0, 512);
        ASSERT_TRUE (created) << created.error().message;
        EXPECT_EQ (PluginLibrary::reference (**created), PluginLibrary::reference (description));
    }
}

TEST (PluginLibrary, NamesTheFormatsThatThereAre)
{
    const auto error = errorOf ({ "AU", "anything", {} });
    EXPECT_EQ (error.code, PluginError::Code::unknownFormat);
    EXPECT_THAT (error.message, AllOf (HasSubstr ("'AU'"), HasSubstr ("builtin, LV2, VST3, LADSPA")));
}

TEST (PluginLibrary, NamesTheBuiltinsThatThereAre)
{
    const auto error = errorOf ({ "builtin", "reverb", {} });
    EXPECT_EQ (error.code, PluginError::Code::notInstalled);
    EXPECT_THAT (error.message, AllOf (HasSubstr ("'reverb'"), HasSubstr ("gain, midi-file-player, sine")));
}

TEST (PluginLibrary, SaysWhatToDoAboutAMissingPlugin)
{
    for (const PluginReference& reference : { PluginReference { "LV2", "urn:no:such:plugin", {} },
                                              PluginReference { "VST3", "NoSuchPlugin", {} },
                                              PluginReference { "VST3", "/nowhere/NoSuchPlugin.vst3", {} },
                                              PluginReference { "LADSPA", "no_such_file.so|label", {} } })
    {
        const auto error = errorOf (reference);
        EXPECT_EQ (error.code, PluginError::Code::notInstalled) << reference.identifier;
        EXPECT_THAT (error.message, AllOf (HasSubstr (reference.format.toStdString()), HasSubstr ("nstall"),
                                           HasSubstr ("lopsided plugins")));
    }
}

TEST (PluginLibrary, RefusesIdentifiersThatAreNone)
{
    EXPECT_EQ (errorOf ({ "LV2", "", {} }).code, PluginError::Code::notInstalled);
    EXPECT_EQ (errorOf ({ "LV2", "not a uri at all", {} }).code, PluginError::Code::notInstalled);
    EXPECT_EQ (errorOf ({ "LADSPA", "amp.so", {} }).code, PluginError::Code::invalidReference);
    EXPECT_EQ (errorOf ({ "LADSPA", "|label", {} }).code, PluginError::Code::invalidReference);
    EXPECT_EQ (errorOf ({ "VST3", "*", {} }).code, PluginError::Code::notInstalled);
}

TEST (PluginLibrary, SaysWhenAFileIsNoPlugin)
{
    const juce::TemporaryFile noLadspa (".so");
    const juce::TemporaryFile noVst3 (".vst3");
    noLadspa.getFile().replaceWithText ("this is no shared library");
    noVst3.getFile().replaceWithText ("nor is this");
    EXPECT_EQ (errorOf ({ "LADSPA", noLadspa.getFile().getFullPathName() + "|label", {} }).code,
               PluginError::Code::openFailed);
    EXPECT_EQ (errorOf ({ "VST3", noVst3.getFile().getFullPathName(), {} }).code,
               PluginError::Code::openFailed);
}

TEST (PluginLibrary, RefusesEveryThreadButTheMessageThread)
{
    PluginLibrary library;
    auto code = PluginError::Code::notInstalled;
    std::thread other ([&] { code = library.create ({ "builtin", "gain", {} }, 48000.0, 512).error().code; });
    other.join();
    EXPECT_EQ (code, PluginError::Code::wrongThread);
}

TEST (PluginFormat, NamesComeBackWhateverTheirCase)
{
    for (const auto format : allPluginFormats)
        EXPECT_EQ (pluginFormatFromString (toString (format).toLowerCase()), format);

    EXPECT_EQ (pluginFormatFromString ("CLAP"), std::nullopt);
}

} // namespace
} // namespace lopsided
