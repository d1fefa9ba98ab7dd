#pragma once

#include "PlainProcessor.h"

namespace lopsided
{

/** What the processors of our tests have in common: a name, buses, MIDI, and a count of those that are
    alive. */
class TestProcessor : public PlainProcessor<juce::AudioProcessor>
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
    void prepareToPlay (double, int) override {}
    void releaseResources() override {}

private:
    static BusesProperties makeBuses (int numInputs, int numOutputs);

    const juce::String name;
    const Midi spoken;
};

} // namespace lopsided
