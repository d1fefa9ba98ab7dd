#include <RealtimeTrap/RealtimeExpectations.h>

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

using Set = juce::AudioChannelSet;

PluginPorts portsOf (const juce::Array<Set>& inputs, const juce::Array<Set>& outputs)
{
    PluginPorts ports;
    ports.buses.inputBuses = inputs;
    ports.buses.outputBuses = outputs;
    ports.takesMidi = true;
    ports.makesMidi = true;
    return ports;
}

PlaceholderProcessor standIn (const PluginPorts& ports, PlaceholderSound sound = PlaceholderSound::passes)
{
    return { MissingPlugin { { "LV2", "urn:gone", "Gone" }, ports, {} }, {}, sound };
}

/** Runs it on channels of 1, 2, 3 …, and gives the value of each channel afterwards. */
std::vector<float> valuesAfter (PlaceholderProcessor& processor)
{
    const auto numChannels =
        std::max (processor.getTotalNumInputChannels(), processor.getTotalNumOutputChannels());
    juce::AudioBuffer<float> audio (numChannels, 16);
    juce::MidiBuffer midi;

    for (int channel = 0; channel < numChannels; ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel), static_cast<float> (channel + 1),
                                           16);

    processor.processBlock (audio, midi);
    std::vector<float> values;

    for (int channel = 0; channel < processor.getTotalNumOutputChannels(); ++channel)
        values.push_back (audio.getSample (channel, 15));

    return values;
}

TEST (PlaceholderProcessor, HasThePortsOfThePluginThatIsMissing)
{
    const auto ports = portsOf ({ Set::stereo(), Set::mono() }, { Set::create5point1() });
    auto placeholder = standIn (ports);
    EXPECT_TRUE (PluginPorts::of (placeholder) == ports);
    EXPECT_EQ (placeholder.getTotalNumInputChannels(), 3);
    EXPECT_EQ (placeholder.getTotalNumOutputChannels(), 6);
    EXPECT_FALSE (placeholder.setBusesLayout (portsOf ({ Set::mono() }, { Set::mono() }).buses));
    EXPECT_EQ (PluginLibrary::reference (placeholder).identifier, "urn:gone");
    EXPECT_EQ (placeholder.getName(), "Gone");
}

TEST (PlaceholderProcessor, PassesItsMainInputAndNothingOfASidechain)
{
    auto same = standIn (portsOf ({ Set::stereo(), Set::stereo() }, { Set::stereo() }));
    EXPECT_EQ (valuesAfter (same), (std::vector<float> { 1.0f, 2.0f }));
    auto wider = standIn (portsOf ({ Set::stereo(), Set::mono() }, { Set::quadraphonic() }));
    EXPECT_EQ (valuesAfter (wider), (std::vector<float> { 1.0f, 2.0f, 0.0f, 0.0f }));
    auto split = standIn (portsOf ({ Set::mono(), Set::mono() }, { Set::stereo(), Set::mono() }));
    EXPECT_EQ (valuesAfter (split), (std::vector<float> { 1.0f, 1.0f, 0.0f }));
    auto instrument = standIn (portsOf ({}, { Set::stereo() }));
    EXPECT_EQ (valuesAfter (instrument), (std::vector<float> { 0.0f, 0.0f }));
}

TEST (PlaceholderProcessor, IsSilentWhereThatIsChosen)
{
    auto placeholder = standIn (portsOf ({ Set::stereo() }, { Set::stereo() }), PlaceholderSound::silent);
    EXPECT_EQ (valuesAfter (placeholder), (std::vector<float> { 0.0f, 0.0f }));
}

TEST (PlaceholderProcessor, KeepsTheStateToTheByte)
{
    MissingPlugin missing { { "VST3", "/x.vst3", {} }, {}, {} };
    missing.state.append ("\0\1\xff state", 9);
    PlaceholderProcessor placeholder (missing, {}, PlaceholderSound::passes);
    placeholder.setStateInformation ("other", 5);
    juce::MemoryBlock state;
    placeholder.getStateInformation (state);
    EXPECT_TRUE (state == missing.state);
}

using PlaceholderRealtime = testing::RealtimeTest;

TEST_F (PlaceholderRealtime, NeitherAllocatesNorLocksNorCallsTheSystem)
{
    auto placeholder = standIn (portsOf ({ Set::mono(), Set::stereo() }, { Set::create7point1() }));
    auto silent = standIn (portsOf ({ Set::stereo() }, { Set::stereo() }), PlaceholderSound::silent);
    juce::AudioBuffer<float> audio (8, 512);
    audio.clear();
    juce::MidiBuffer midi;
    midi.ensureSize (1024);

    testing::runOnAudioThread ([&] {
        for (int block = 0; block < 100; ++block)
        {
            midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 3);

            testing::expectNoOffences ([&] {
                placeholder.processBlock (audio, midi);
                silent.processBlock (audio, midi);
            });

            EXPECT_TRUE (midi.isEmpty()) << "the silent one is behind the other";
        }
    });
}

} // namespace
} // namespace lopsided
