#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** What our own processors have in common: no editor, no programs, no state beside their
    parameters.

    Thread: constructed, prepared, destroyed and given its state on the message thread.
    Realtime: processBlock of every subclass is wait-free: it neither allocates, locks nor makes a system call.
*/
class BuiltinProcessor : public juce::AudioProcessor
{
public:
    /** The name that references and session files use, such as "gain". Cost: a string that shares its characters. */
    [[nodiscard]] juce::String identifier() const { return id; }

    const juce::String getName() const override { return displayName; }
    void releaseResources() override {}
    double getTailLengthSeconds() const override { return 0.0; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}
    void getStateInformation (juce::MemoryBlock&) override {}
    void setStateInformation (const void*, int) override {}

    using juce::AudioProcessor::processBlock;

protected:
    BuiltinProcessor (const BusesProperties& buses, juce::String identifierToUse,
                      juce::String displayNameToUse);

    /** Makes a parameter, which this owns. */
    juce::AudioParameterFloat& addFloat (const juce::String& parameterId, const juce::String& name,
                                         const juce::NormalisableRange<float>& range, float defaultValue,
                                         const juce::String& unit);

private:
    // [shared] constant
    const juce::String id;
    const juce::String displayName;
};

} // namespace lopsided
