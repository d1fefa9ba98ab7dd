#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** What every juce::AudioProcessor has to answer and ours of the tests have not: no tail, editor, programs or state.
    Base is juce::AudioProcessor or juce::AudioPluginInstance. */
template <typename Base>
class PlainProcessor : public Base
{
public:
    PlainProcessor() = default;

    explicit PlainProcessor (const typename Base::BusesProperties& buses)
        : Base (buses)
    {}

    using Base::processBlock;

    double getTailLengthSeconds() const override { return 0.0; }
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}
    void getStateInformation (juce::MemoryBlock&) override {}
    void setStateInformation (const void*, int) override {}
};

} // namespace lopsided
