#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** What the processors of our tests have in common: everything that a juce::AudioProcessor must answer, and a count
    of those that are alive. */
class TestProcessor : public juce::AudioProcessor
{
public:
    enum class Midi
    {
        none,
        accepts,
        produces,
        acceptsAndProduces
    };

    /** One bus each way (none for 0 channels). */
    TestProcessor (const juce::String& nameToUse, int numInputs, int numOutputs,
                   Midi midiToSpeak = Midi::none);

    /** Any buses. */
    TestProcessor (const juce::String& nameToUse, const BusesProperties& buses,
                   Midi midiToSpeak = Midi::none);

    ~TestProcessor() override;

    /** Test processors that exist now, in the whole process. Thread: any. */
    [[nodiscard]] static int numAlive() noexcept;

    const juce::String getName() const override { return name; }
    bool isBusesLayoutSupported (const BusesLayout&) const override { return true; }
    bool acceptsMidi() const override
    {
        return spoken == Midi::accepts || spoken == Midi::acceptsAndProduces;
    }
    bool producesMidi() const override
    {
        return spoken == Midi::produces || spoken == Midi::acceptsAndProduces;
    }
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
    void prepareToPlay (double, int) override {}
    void releaseResources() override {}

    using juce::AudioProcessor::processBlock;

private:
    static BusesProperties makeBuses (int numInputs, int numOutputs);

    const juce::String name;
    const Midi spoken;
};

} // namespace lopsided
