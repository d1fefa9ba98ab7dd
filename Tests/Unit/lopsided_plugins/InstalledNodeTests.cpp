#include "Installed.h"

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <cmath>
#include <cstring>
#include <iostream>

namespace lopsided
{
namespace
{

const PluginReference ePiano { "LV2", "http://drobilla.net/plugins/mda/EPiano", {} };
const PluginReference zamTube { "VST3", "ZamTube", {} };
const PluginReference zamComp { "VST3", "ZamComp", {} };

/** Sets every parameter somewhere of its own. */
void turnEveryKnob (juce::AudioProcessor& processor)
{
    auto value = 0.0f;

    for (auto* parameter : processor.getParameters())
        if (parameter->isAutomatable())
            setParameterValue (processor, *parameter, value = std::fmod (value + 0.37f, 1.0f));

    settleParameters (processor, 48000.0, 64);
}

class RestoredState : public ::testing::TestWithParam<std::pair<const char*, const char*>>
{};

TEST_P (RestoredState, IsSavedAgainToTheByte)
{
    PluginLibrary library;
    const PluginReference reference { GetParam().first, GetParam().second, {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (first, library, reference);
    LOPSIDED_SKIP_UNLESS_INSTALLED (second, library, reference);
    turnEveryKnob (*first);
    const auto state = saveState (*first);
    ASSERT_FALSE (state.isEmpty());
    const auto restored = restoreState (*second, state);
    ASSERT_TRUE (restored) << restored.error().message;
    EXPECT_TRUE (saveState (*second) == state);

    second->prepareToPlay (44100.0, 128);
    EXPECT_TRUE (saveState (*second) == state) << "preparing has changed it";
}

INSTANTIATE_TEST_SUITE_P (
    Real, RestoredState,
    ::testing::Values (std::pair ("LV2", "http://drobilla.net/plugins/mda/JX10"),
                       std::pair ("LV2", "http://drobilla.net/plugins/mda/Delay"),
                       std::pair ("LV2", "http://gareus.org/oss/lv2/fil4#stereo"),
                       std::pair ("LV2", "http://gareus.org/oss/lv2/darc#stereo"),
                       std::pair ("LV2", "http://gareus.org/oss/lv2/midifilter#channelmap"),
                       std::pair ("LV2", "http://calf.sourceforge.net/plugins/Compressor"),
                       std::pair ("LV2", "urn:zamaudio:ZamComp"),
                       std::pair ("LADSPA", "fast_lookahead_limiter_1913.so|fastLookaheadLimiter"),
                       std::pair ("VST3", "ZamEQ2"), std::pair ("VST3", "ZamTube")));

TEST (RestoredState, OfAnotherPluginIsRefusedByName)
{
    PluginLibrary library;
    LOPSIDED_SKIP_UNLESS_INSTALLED (piano, library, ePiano);
    const PluginReference jx10 { "LV2", "http://drobilla.net/plugins/mda/JX10", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (synth, library, jx10);
    const auto before = saveState (*piano);
    const auto refused = restoreState (*piano, saveState (*synth));
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, PluginError::Code::stateRefused);
    EXPECT_NE (refused.error().message.find ("mda/JX10"), std::string::npos) << refused.error().message;
    EXPECT_NE (refused.error().message.find ("mda/EPiano"), std::string::npos) << refused.error().message;

    for (const auto* text : { "", "no state", "<urn:x> a <urn:y> .", "VC2!", "\"lv2:appliesTo <x>\"" })
        EXPECT_FALSE (restoreState (*piano, juce::MemoryBlock (text, std::strlen (text)))) << text;

    EXPECT_TRUE (saveState (*piano) == before);
}

TEST (RestoredState, OfVst3IsRefusedWhereItIsNone)
{
    PluginLibrary library;
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, zamTube);
    EXPECT_FALSE (restoreState (*plugin, juce::MemoryBlock ("QUJD", 4)));
    EXPECT_TRUE (restoreState (*plugin, saveState (*plugin)));
}

TEST (PluginProgram, OfLv2AreItsPresetsAndSetIt)
{
    PluginLibrary library;
    const PluginReference fat1 { "LV2", "http://gareus.org/oss/lv2/fat1", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, fat1);
    const auto programs = programsOf (*plugin);
    ASSERT_GE (programs.size(), 2u);
    ASSERT_TRUE (loadProgram (*plugin, programs[0].name));
    const auto first = saveState (*plugin);
    ASSERT_TRUE (loadProgram (*plugin, programs[1].name));
    EXPECT_FALSE (saveState (*plugin) == first);

    const auto refused = loadProgram (*plugin, "No such preset");
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, PluginError::Code::presetRefused);
    EXPECT_NE (refused.error().message.find (programs[0].name.toStdString()), std::string::npos);
}

TEST (VstPreset, BringsAPluginBackAndIsRefusedByAnother)
{
    PluginLibrary library;
    LOPSIDED_SKIP_UNLESS_INSTALLED (tube, library, zamTube);
    LOPSIDED_SKIP_UNLESS_INSTALLED (other, library, zamTube);
    LOPSIDED_SKIP_UNLESS_INSTALLED (comp, library, zamComp);
    auto* parameter = findParameters (*tube, "Tube Drive").at (0); // DPF puts parameters of its own before it
    setParameterValue (*tube, *parameter, 0.7f);
    tube->prepareToPlay (48000.0, 64);
    juce::AudioBuffer<float> audio (2, 64);
    audio.clear();
    juce::MidiBuffer midi;
    tube->processBlock (audio, midi); // which tells the plugin
    const auto preset = VstPreset::save (*tube);
    ASSERT_TRUE (preset) << preset.error().message;
    ASSERT_TRUE (VstPreset::load (*other, *preset));
    EXPECT_NEAR (findParameters (*other, "Tube Drive").at (0)->getValue(), parameter->getValue(), 1e-4f);

    const auto refused = VstPreset::load (*comp, *preset);
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, PluginError::Code::presetRefused);
    EXPECT_NE (refused.error().message.find ("another plugin"), std::string::npos) << refused.error().message;

    auto damaged = *preset;
    damaged.setSize (20);
    EXPECT_FALSE (VstPreset::load (*tube, damaged));

    GainProcessor gain;
    EXPECT_FALSE (VstPreset::save (gain));
    EXPECT_FALSE (VstPreset::load (gain, *preset));
}

TEST (ParameterInfo, HasIdTextStepsAndDefaultOfARealLv2Plugin)
{
    PluginLibrary library;
    const PluginReference calf { "LV2", "http://calf.sourceforge.net/plugins/Compressor", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, calf);
    auto numNamed = 0;

    for (const auto& info : describeParameters (*plugin))
    {
        EXPECT_TRUE (info.id.isNotEmpty());
        EXPECT_EQ (findParameters (*plugin, info.id).size(), 1u) << info.id;
        EXPECT_TRUE (info.name.isNotEmpty());
        EXPECT_TRUE (info.defaultText.isNotEmpty()) << info.id;
        EXPECT_GE (info.defaultValue, 0.0f);
        EXPECT_LE (info.defaultValue, 1.0f);
        numNamed += info.stepTexts.isEmpty() ? 0 : 1;

        if (! info.stepTexts.isEmpty())
        {
            EXPECT_GE (info.numSteps, 2) << info.id;
        }
    }

    EXPECT_GE (numNamed, 1) << "its detection and stereo link have names";
}

juce::AudioProcessor::BusesLayout layoutOf (int inputs, int outputs)
{
    juce::AudioProcessor::BusesLayout layout;
    layout.inputBuses.add (juce::AudioChannelSet::canonicalChannelSet (inputs));
    layout.outputBuses.add (juce::AudioChannelSet::canonicalChannelSet (outputs));
    return layout;
}

TEST (LayoutNegotiation, KeepsRealPluginsWithinWhatTheySupport)
{
    PluginLibrary library;

    for (const auto& reference :
         { PluginReference { "LV2", "http://lv2plug.in/plugins/eg-amp", {} },      // mono
           PluginReference { "LV2", "http://drobilla.net/plugins/mda/Delay", {} }, // stereo
           PluginReference { "LV2", "http://calf.sourceforge.net/plugins/SidechainCompressor", {} },
           PluginReference { "LV2", "http://gareus.org/oss/lv2/midifilter#channelmap", {} },
           zamComp, // mono with a sidechain
           PluginReference { "LV2", "http://drobilla.net/plugins/mda/JX10", {} } })
    {
        LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
        const auto own = PluginPorts::of (*plugin);
        EXPECT_EQ (negotiateLayout (*plugin, own.buses), "") << reference.identifier;
        EXPECT_TRUE (PluginPorts::of (*plugin) == own) << reference.identifier;

        const auto said = negotiateLayout (*plugin, layoutOf (6, 6));
        EXPECT_TRUE (said.contains (layoutInWords (plugin->getBusesLayout())))
            << reference.identifier << ": " << said;
        std::cout << reference.identifier << ": " << layoutInWords (own.buses) << '\n';

        // What it has now it can play.
        plugin->prepareToPlay (48000.0, 64);
        juce::AudioBuffer<float> audio (
            std::max (plugin->getTotalNumInputChannels(), plugin->getTotalNumOutputChannels()), 64);
        audio.clear();
        juce::MidiBuffer midi;
        plugin->processBlock (audio, midi);
        plugin->releaseResources();
    }
}

TEST (LayoutNegotiation, OfAMidiPluginHasNoAudio)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://gareus.org/oss/lv2/midifilter#channelmap", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    const auto ports = PluginPorts::of (*plugin);
    EXPECT_EQ (plugin->getTotalNumInputChannels() + plugin->getTotalNumOutputChannels(), 0);
    EXPECT_TRUE (ports.takesMidi);
    EXPECT_TRUE (ports.makesMidi);
}

TEST (PluginEditor, IsAnErrorAndNoMoreWithoutAScreen)
{
    if (canShowEditors())
        GTEST_SKIP() << "there is a screen";

    PluginLibrary library;
    const PluginReference reference { "LV2", "http://gareus.org/oss/lv2/darc#stereo", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    EXPECT_TRUE (plugin->hasEditor());
    const auto editor = createPluginEditor (*plugin);
    ASSERT_FALSE (editor);
    EXPECT_EQ (editor.error().code, PluginError::Code::noDisplay);
    EXPECT_NE (editor.error().message.find ("DISPLAY"), std::string::npos);
}

} // namespace
} // namespace lopsided
