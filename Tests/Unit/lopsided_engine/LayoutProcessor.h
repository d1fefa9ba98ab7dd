#pragma once

#include <TestProcessors/TestProcessors.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace lopsided::testing
{

/** Multiplies by a factor, in any layout, and notices when it is prepared while it processes, or processes with another
    number of channels than it was prepared for. */
class LayoutProcessor final : public TestProcessor
{
public:
    /** Seen and set by the test, also after the processor has gone. */
    struct Record
    {
        std::atomic<int> prepared { 0 };
        std::atomic<int> released { 0 };
        std::atomic<int> calls { 0 };
        std::atomic<int> narrowCalls { 0 }; ///< with fewer channels than it has
        std::atomic<int> overlaps { 0 };    ///< calls that met another one
        std::atomic<int> latency { 0 };     ///< to report from the next preparation on
        std::atomic<bool> isThrowing { false };
        std::atomic<bool> isDestroyed { false };
    };

    explicit LayoutProcessor (float factorToUse = 0.5f, std::shared_ptr<Record> recordToKeep = nullptr)
        : TestProcessor ("layout", 2, 2),
          record (recordToKeep != nullptr ? std::move (recordToKeep) : std::make_shared<Record>()),
          factor (factorToUse)
    {}

    ~LayoutProcessor() override { record->isDestroyed = true; }

    void prepareToPlay (double, int) override
    {
        const Visit visit { *this };
        ++record->prepared;
        setLatencySamples (record->latency);
        delayed.setSize (juce::jmax (1, getTotalNumInputChannels()), 1 + getLatencySamples());
        delayed.clear();
        position = 0;

        if (record->isThrowing)
            throw std::runtime_error ("no such layout");
    }

    void releaseResources() override
    {
        const Visit visit { *this };
        ++record->released;
    }

    bool isBusesLayoutSupported (const BusesLayout& layout) const override
    {
        return layout.getMainInputChannelSet() != juce::AudioChannelSet::octagonal();
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        const Visit visit { *this };
        ++record->calls;

        if (audio.getNumChannels() < juce::jmax (getTotalNumInputChannels(), getTotalNumOutputChannels()))
            ++record->narrowCalls;

        const auto length = delayed.getNumSamples();
        const auto numChannels = juce::jmin (audio.getNumChannels(), delayed.getNumChannels());

        for (int i = 0; i < audio.getNumSamples(); ++i, position = (position + 1) % length)
            for (int channel = 0; channel < numChannels; ++channel)
            {
                delayed.setSample (channel, position, audio.getSample (channel, i) * factor);
                audio.setSample (channel, i, delayed.getSample (channel, (position + 1) % length));
            }
    }

    using TestProcessor::processBlock;

    /** Changes its own layout, and says so, as a plugin may. */
    void changeChannels (int numChannels)
    {
        setPlayConfigDetails (numChannels, numChannels, getSampleRate(), getBlockSize());
        updateHostDisplay (ChangeDetails {}.withNonParameterStateChanged (true));
    }

    const std::shared_ptr<Record> record;

private:
    struct Visit
    {
        explicit Visit (LayoutProcessor& visited)
            : processor (visited)
        {
            if (++processor.numVisits > 1)
                ++processor.record->overlaps;
        }

        ~Visit() { --processor.numVisits; }

        LayoutProcessor& processor;
    };

    const float factor;
    juce::AudioBuffer<float> delayed { 2, 1 };
    int position = 0;
    std::atomic<int> numVisits { 0 };
};

inline juce::AudioProcessor::BusesLayout layoutOf (const juce::AudioChannelSet& both)
{
    return { { both }, { both } };
}

} // namespace lopsided::testing
