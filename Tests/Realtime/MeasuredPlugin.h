#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace lopsided::testing
{

/** A real plugin whose output is measured as it leaves it: how far it jumps from one sample to the next, and how loud it is.
    To the engine it is that plugin: of its format, with its ports, MIDI, latency and tail. */
class MeasuredPlugin final : public juce::AudioPluginInstance
{
public:
    /** The instances that were called in the block that is being rendered. Thread: audio. */
    using Called = std::vector<const MeasuredPlugin*>;

    /** @param calledInBlock  has room; outlives this, which adds itself to it at each call */
    MeasuredPlugin (std::unique_ptr<juce::AudioPluginInstance> pluginToWrap, Called& calledInBlock)
        : AudioPluginInstance (busesOf (*pluginToWrap)),
          plugin (std::move (pluginToWrap)),
          called (calledInBlock),
          last (static_cast<std::size_t> (plugin->getTotalNumOutputChannels()), 0.0f)
    {
        setLatencySamples (plugin->getLatencySamples());
    }

    /** The largest jump between two samples of a channel, since it was made. Thread: audio. */
    float step() const noexcept { return largestStep; }

    /** The largest sample. Thread: audio. */
    float level() const noexcept { return largestSample; }

    /** Whether every sample was a number. The engine replaces what is not. */
    bool isFinite() const noexcept { return finite; }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        plugin->processBlock (audio, midi);

        if (plugin->getLatencySamples() != getLatencySamples())
            setLatencySamples (plugin->getLatencySamples());

        for (std::size_t channel = 0; channel < last.size(); ++channel)
            measure (audio.getReadPointer (static_cast<int> (channel)), audio.getNumSamples(), last[channel]);

        isFirst = false;

        if (called.size() < called.capacity() && (called.empty() || called.back() != this))
            called.push_back (this);
    }

    void prepareToPlay (double sampleRate, int maximumBlockSize) override
    {
        plugin->setRateAndBufferSizeDetails (sampleRate, maximumBlockSize);
        plugin->prepareToPlay (sampleRate, maximumBlockSize);
        setLatencySamples (plugin->getLatencySamples());
        isFirst = true;
    }

    void fillInPluginDescription (juce::PluginDescription& description) const override
    {
        plugin->fillInPluginDescription (description);
    }

    const juce::String getName() const override { return plugin->getName(); }
    bool isBusesLayoutSupported (const BusesLayout& layout) const override
    {
        return layout == plugin->getBusesLayout();
    }
    void releaseResources() override { plugin->releaseResources(); }
    void reset() override { plugin->reset(); }
    double getTailLengthSeconds() const override { return plugin->getTailLengthSeconds(); }
    bool acceptsMidi() const override { return plugin->acceptsMidi(); }
    bool producesMidi() const override { return plugin->producesMidi(); }
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    int getNumPrograms() override { return plugin->getNumPrograms(); }
    int getCurrentProgram() override { return plugin->getCurrentProgram(); }
    void setCurrentProgram (int index) override { plugin->setCurrentProgram (index); }
    const juce::String getProgramName (int index) override { return plugin->getProgramName (index); }
    void changeProgramName (int, const juce::String&) override {}
    void getStateInformation (juce::MemoryBlock& state) override { plugin->getStateInformation (state); }
    void setStateInformation (const void* data, int size) override
    {
        plugin->setStateInformation (data, size);
    }

    using juce::AudioProcessor::processBlock;

private:
    static BusesProperties busesOf (const juce::AudioPluginInstance& plugin)
    {
        BusesProperties buses;

        for (const auto isInput : { true, false })
            for (int index = 0; index < plugin.getBusCount (isInput); ++index)
                buses.addBus (isInput, plugin.getBus (isInput, index)->getName(),
                              plugin.getBus (isInput, index)->getCurrentLayout());

        return buses;
    }

    void measure (const float* samples, int numSamples, float& before) noexcept
    {
        for (int index = 0; index < numSamples; ++index)
        {
            const auto sample = samples[index];
            finite = finite && std::isfinite (sample);
            largestSample = std::max (largestSample, std::abs (sample));

            if (index > 0 || ! isFirst)
                largestStep = std::max (largestStep, std::abs (sample - before));

            before = sample;
        }
    }

    const std::unique_ptr<juce::AudioPluginInstance> plugin;
    Called& called;
    std::vector<float> last;
    float largestStep = 0.0f;
    float largestSample = 0.0f;
    bool isFirst = true;
    bool finite = true;
};

} // namespace lopsided::testing
