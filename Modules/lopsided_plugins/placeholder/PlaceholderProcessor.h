#pragma once

#include "MissingPlugin.h"
#include "PlaceholderSound.h"

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** Stands where a plugin is missing or has failed: has its ports, so that its connections stay, and keeps its settings.

    `PluginLibrary::reference` of it is the missing plugin's. To turn it real, replace the node: SessionBuilder does.

    Thread: constructed, prepared, destroyed on the message thread.
    Realtime: processBlock is wait-free: it neither allocates, locks nor makes a system call.
*/
class PlaceholderProcessor final : public juce::AudioProcessor
{
public:
    /** Cost: O(buses), and some allocations.
        @param ports  those to have where the plugin's own are not known */
    PlaceholderProcessor (MissingPlugin missing, const PluginPorts& ports, PlaceholderSound sound);

    /** Thread: message thread. */
    [[nodiscard]] const MissingPlugin& missing() const noexcept { return content; }

    /** The plugin's name, or its identifier where nobody knows its name. */
    const juce::String getName() const override;

    /** Only the layout that it was made with: the connections are to stay. */
    bool isBusesLayoutSupported (const BusesLayout& layout) const override { return layout == ports.buses; }

    void prepareToPlay (double, int) override {}
    void releaseResources() override {}
    void processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer& midi) override;
    double getTailLengthSeconds() const override { return 0.0; }
    bool acceptsMidi() const override { return ports.takesMidi; }
    bool producesMidi() const override { return ports.makesMidi; }
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}

    /** The missing plugin's state, to the byte. */
    void getStateInformation (juce::MemoryBlock& block) override { block = content.state; }

    /** Does nothing: what it keeps is the missing plugin's. */
    void setStateInformation (const void*, int) override {}

    using juce::AudioProcessor::processBlock;

private:
    static BusesProperties describe (const juce::AudioProcessor::BusesLayout& layout);

    // [shared] constant
    const MissingPlugin content;
    const PluginPorts ports;
    const PlaceholderSound sound;
    const int mainInputs;
    const int mainOutputs;
};

} // namespace lopsided
