#include "../lopsided_plugins/Installed.h"
#include "InstalledNodes.h"

#include <gtest/gtest.h>
#include <juce_audio_formats/juce_audio_formats.h>
#include <lopsided_graph/compat/JuceCompatibility.h>

#include <cmath>
#include <cstdlib>

namespace lopsided::testing
{
namespace
{

/** A decaying tone. */
void writeSample (const juce::File& file)
{
    juce::AudioBuffer<float> audio (1, 4800);

    for (int index = 0; index < audio.getNumSamples(); ++index)
        audio.setSample (0, index, 0.5f * std::sin (static_cast<float> (index) * 0.1f));

    file.getParentDirectory().createDirectory();
    juce::WavAudioFormat format;
    auto writer =
        compatibility::createWriter (format, std::make_unique<juce::FileOutputStream> (file), rate, 1, 16);
    ASSERT_NE (writer, nullptr);
    ASSERT_TRUE (writer->writeFromAudioSampleBuffer (audio, 0, audio.getNumSamples()));
}

TEST_F (InstalledNodes, AStateThatNamesAFileMovesWithItsSession)
{
    PluginLibrary library;
    const PluginReference sampler { "LV2", "http://lv2plug.in/plugins/eg-sampler", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, sampler);

    // As it comes it plays a file of its own bundle.
    const auto fresh =
        StateFiles ({}, StateFiles::foldersOfLv2()).toPortable (saveState (*plugin)).toString();
    ASSERT_TRUE (fresh.contains ("<lopsided-lv2:eg-sampler.lv2/click.wav>")) << fresh;

    const auto home = folder.getChildFile ("first home");
    writeSample (home.getChildFile ("samples/my tone.wav"));
    auto session = sessionOf (sampler, home);
    const auto named =
        fresh.replace ("<lopsided-lv2:eg-sampler.lv2/click.wav>", "<lopsided-session:samples/my%20tone.wav>");
    session.nodes[0].state = juce::MemoryBlock (named.toRawUTF8(), named.getNumBytesAsUTF8());
    session.connections.push_back (
        { { Port::midi (GraphNodes::midiInput), Port::midi (NodeID { 16 }) }, {} });

    const auto plays = [&] (const Session& toPlay) {
        GraphProcessor graph;
        graph.prepareToPlay (rate, blockSize);
        const auto built =
            SessionBuilder::build (toPlay, library, graph, { .commit = CommitOptions::atOnce() });
        EXPECT_TRUE (built) << built.error().describe();
        EXPECT_TRUE (built->warnings.empty()) << built->warnings.front();
        const auto captured = SessionBuilder::capture (graph, {}, toPlay.directory);
        EXPECT_TRUE (
            captured->nodes[0].state.toString().contains ("<lopsided-session:samples/my%20tone.wav>"))
            << captured->nodes[0].state.toString();

        return render (graph, 50, [] (int block, auto&, auto& midi) {
            if (block == 1)
                midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
        });
    };

    EXPECT_GT (plays (session), 0.1f);

    const auto elsewhere = folder.getChildFile ("second home");
    ASSERT_TRUE (home.moveFileTo (elsewhere));
    session.directory = elsewhere;
    EXPECT_GT (plays (session), 0.1f);

    ASSERT_TRUE (elsewhere.getChildFile ("samples/my tone.wav").deleteFile());
    GraphProcessor graph;
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    ASSERT_EQ (built->warnings.size(), 1u);
    EXPECT_NE (built->warnings[0].find ("my tone.wav"), std::string::npos) << built->warnings[0];
}

TEST_F (InstalledNodes, APresetAndASessionSayWhichFileIsGone)
{
    PluginLibrary library;
    const PluginReference sampler { "LV2", "http://lv2plug.in/plugins/eg-sampler", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, sampler);
    const auto sample = folder.getChildFile ("samples/tone.wav");
    writeSample (sample);
    const StateFiles files (folder, StateFiles::foldersOfLv2());
    const auto named =
        files.toPortable (saveState (*plugin))
            .toString()
            .replace ("<lopsided-lv2:eg-sampler.lv2/click.wav>", "<lopsided-session:samples/tone.wav>");
    const juce::MemoryBlock state (named.toRawUTF8(), named.getNumBytesAsUTF8());
    ASSERT_TRUE (restoreState (*plugin, files.toAbsolute (state).state));

    // Beneath one preset's folder, and elsewhere for the other.
    for (const auto* name : { "near.lopsidedpreset", "deep/far.lopsidedpreset" })
    {
        ASSERT_TRUE (PluginPresets::save (*plugin, folder.getChildFile (name)));
        const auto there = PluginPresets::load (*plugin, name, folder);
        ASSERT_TRUE (there) << there.error().describe();
        EXPECT_TRUE (there->empty()) << there->front();
    }

    ASSERT_TRUE (sample.deleteFile());

    for (const auto* name : { "near.lopsidedpreset", "deep/far.lopsidedpreset" })
    {
        const auto gone = PluginPresets::load (*plugin, name, folder);
        ASSERT_TRUE (gone) << gone.error().describe();
        ASSERT_EQ (gone->size(), 1u);
        EXPECT_NE (gone->front().find (sample.getFullPathName().toStdString()), std::string::npos)
            << gone->front();

        auto session = sessionOf (sampler, folder);
        session.nodes[0].preset = name;
        GraphProcessor graph;
        const auto built = SessionBuilder::build (session, library, graph);
        ASSERT_TRUE (built) << built.error().describe();
        ASSERT_EQ (built->warnings.size(), 1u);
        EXPECT_EQ (built->warnings[0].rfind ("nodes[0].preset: ", 0), 0u) << built->warnings[0];
    }

    auto session = sessionOf (sampler, folder.getChildFile ("deep"));
    session.nodes[0].state = files.toAbsolute (state).state;
    GraphProcessor graph;
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    ASSERT_EQ (built->warnings.size(), 1u);
    EXPECT_EQ (built->warnings[0].rfind ("nodes[0].state: the file ", 0), 0u) << built->warnings[0];
}

TEST_F (InstalledNodes, APlaceholderTurnsRealWhenItsPluginIsInstalledWhileItPlays)
{
    const juce::File original ("/usr/lib/lv2/eg-amp.lv2");

    if (! original.isDirectory())
        GTEST_SKIP() << "lv2-examples are not installed";

    // The same plugin by another name, of the same length: eg-amp as eg-bmp.
    const juce::String uri = "http://lv2plug.in/plugins/eg-bmp";
    ::setenv ("LV2_PATH", folder.getFullPathName().toRawUTF8(), 1);
    PluginLibrary library;
    auto session = sessionOf ({ "LV2", uri, {} }, {});
    session.nodes[0].parameters = { { "gain", 1.0f } };
    session.connections.push_back ({ { { GraphNodes::audioInput, 0 }, { NodeID { 16 }, 0 } }, {} });

    GraphProcessor graph;
    graph.prepareToPlay (rate, blockSize);
    const auto built = SessionBuilder::build (session, library, graph, { .commit = CommitOptions::atOnce() });
    ASSERT_TRUE (built) << built.error().describe();
    ASSERT_EQ (built->placeholders.size(), 1u);

    const auto feed = [] (int, juce::AudioBuffer<float>& audio, auto&) {
        juce::FloatVectorOperations::fill (audio.getWritePointer (0), 0.01f, blockSize);
    };
    EXPECT_NEAR (render (graph, 4, feed), 0.01f, 1e-6f) << "it passes";

    for (const auto& entry : juce::RangedDirectoryIterator (original, false, "*", juce::File::findFiles))
    {
        juce::MemoryBlock bytes;
        ASSERT_TRUE (entry.getFile().loadFileAsData (bytes));
        std::string content (static_cast<const char*> (bytes.getData()), bytes.getSize());

        for (auto at = content.find ("plugins/eg-amp"); at != std::string::npos;
             at = content.find ("plugins/eg-amp"))
            content[at + std::string ("plugins/eg-").size()] = 'b';

        const auto copy = folder.getChildFile ("eg-bmp.lv2").getChildFile (entry.getFile().getFileName());
        copy.getParentDirectory().createDirectory();
        ASSERT_TRUE (copy.replaceWithData (content.data(), content.size()));
    }

    const auto resolved = SessionBuilder::resolvePlaceholders (graph, library, {});
    ASSERT_TRUE (resolved) << resolved.error().describe();
    EXPECT_TRUE (resolved->placeholders.empty()) << resolved->warnings.front();
    EXPECT_NEAR (render (graph, 100, feed), 0.01f * std::pow (10.0f, 24.0f / 20.0f), 1e-3f)
        << "its gain is +24 dB";
    EXPECT_EQ (graph.model()->connections().size(), 2u);
    EXPECT_TRUE (graph.drain (std::chrono::seconds (5)));
}

TEST_F (InstalledNodes, ASessionsNodeStartsFromAPreset)
{
    PluginLibrary library;
    const PluginReference fat1 { "LV2", "http://gareus.org/oss/lv2/fat1", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, fat1);
    const auto entries = PluginPresets::list (*plugin);
    ASSERT_FALSE (entries.empty());

    auto session = sessionOf (fat1, {});
    session.nodes[0].preset = entries[0].name;
    GraphProcessor graph;
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_TRUE (built->warnings.empty());
    ASSERT_TRUE (loadProgram (*plugin, entries[0].name));
    const auto model = graph.model();
    EXPECT_EQ (saveState (model->nodes()[0].instance->processor()).toString(),
               saveState (*plugin).toString());

    session.nodes[0].preset = "No such";
    GraphProcessor other;
    EXPECT_EQ (SessionBuilder::build (session, library, other)->warnings.size(), 1u);
}

TEST_F (InstalledNodes, OurOwnPresetBringsAPluginBackAndIsRefusedByAnother)
{
    PluginLibrary library;
    const PluginReference piano { "LV2", "http://drobilla.net/plugins/mda/EPiano", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (first, library, piano);
    LOPSIDED_SKIP_UNLESS_INSTALLED (second, library, piano);
    setParameterValue (*first, *findParameters (*first, "hardness").at (0), 0.25f);
    settleParameters (*first, rate, blockSize);
    const auto file = folder.getChildFile ("Soft.lopsidedpreset");
    const auto saved = PluginPresets::save (*first, file);
    ASSERT_TRUE (saved) << saved.error().describe();
    const auto loaded = PluginPresets::load (*second, "Soft.lopsidedpreset", folder);
    ASSERT_TRUE (loaded) << loaded.error().describe();
    EXPECT_NEAR (findParameters (*second, "hardness").at (0)->getValue(), 0.25f, 1e-6f);

    GainProcessor gain;
    const auto refused = PluginPresets::load (gain, file.getFullPathName(), {});
    ASSERT_FALSE (refused);
    EXPECT_NE (refused.error().describe().find ("mda/EPiano"), std::string::npos)
        << refused.error().describe();
    EXPECT_NE (refused.error().describe().find ("gain"), std::string::npos) << refused.error().describe();
    EXPECT_FALSE (PluginPresets::load (gain, "missing.lopsidedpreset", folder));
    EXPECT_FALSE (PluginPresets::save (gain, folder.getChildFile ("x.txt")));

    // A builtin has parameters in place of a state.
    gain.getParameters()[0]->setValueNotifyingHost (0.5f);
    const auto gainFile = folder.getChildFile ("Half.lopsidedpreset");
    ASSERT_TRUE (PluginPresets::save (gain, gainFile));
    gain.getParameters()[0]->setValueNotifyingHost (1.0f);
    ASSERT_TRUE (PluginPresets::load (gain, "Half.lopsidedpreset", folder));
    EXPECT_NEAR (gain.getParameters()[0]->getValue(), 0.5f, 1e-4f);
}

} // namespace
} // namespace lopsided::testing
