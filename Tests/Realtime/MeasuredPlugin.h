#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace lopsided::testing
{

/** A real plugin whose first output is measured as it leaves it: how far it jumps from one sample to the next, and how loud it
    is; and whose notes are counted. To the engine it is that plugin: of its format, with its ports, MIDI, latency and tail. */
class MeasuredPlugin final : public juce::AudioPluginInstance
{
public:
    /** What left one of them in a block, in its first output. Kept apart from it: it may be destroyed as soon as the block is over. */
    struct Output
    {
        const void* source = nullptr;
        float step =
            0.0f; ///< the largest jump from one sample to the next, the last one before the block included
        float level = 0.0f;     ///< the largest of those samples
        float stepSoFar = 0.0f; ///< since it was prepared, of those that were numbers
        float levelSoFar = 0.0f;
        bool isFinite =
            true; ///< whether every sample since then was a number, in all its outputs: else the engine fades each of them
    };

    /** What all of them have in common. */
    struct Witness
    {
        // [audio thread]
        std::vector<Output> called; ///< in the block that is being rendered; has room

        // [shared]
        std::atomic<int> numNotes { 0 };   ///< that any of them was told to begin
        std::atomic<int> numRung { 0 };    ///< that began in one that rang out in the end
        std::atomic<int> numHanging { 0 }; ///< of those, that never ended
        std::atomic<int> numAlive { 0 };
    };

    MeasuredPlugin (std::unique_ptr<juce::AudioPluginInstance> pluginToWrap,
                    std::shared_ptr<Witness> witnessToTell)
        : AudioPluginInstance (busesOf (*pluginToWrap)),
          plugin (std::move (pluginToWrap)),
          witness (std::move (witnessToTell))
    {
        setLatencySamples (plugin->getLatencySamples());
        ++witness->numAlive;
    }

    ~MeasuredPlugin() override
    {
        --witness->numAlive;

        // One that was cut, or makes no sound, is not heard any more: nobody ends its notes.
        if (! rings || ! isInstrument())
            return;

        witness->numRung += numBegun;

        for (const auto& channel : held)
            for (const auto number : channel)
                witness->numHanging += number;
    }

    /** Whether it makes sound of notes. */
    bool isInstrument() const { return acceptsMidi() && getTotalNumOutputChannels() > 0; }

    /** Tells it that it is going to be removed, and to ring out. Thread: message. */
    void expectToRing() { rings = true; }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        // The engine lets an LV2 plugin find its latency on the message thread, unheard.
        const auto isHeard = ! juce::MessageManager::existsAndIsCurrentThread();

        if (isHeard)
            countNotes (midi);

        plugin->processBlock (audio, midi);

        if (plugin->getLatencySamples() != getLatencySamples())
            setLatencySamples (plugin->getLatencySamples());

        if (isHeard)
            measure (audio);
    }

    void prepareToPlay (double sampleRate, int maximumBlockSize) override
    {
        plugin->setRateAndBufferSizeDetails (sampleRate, maximumBlockSize);
        plugin->prepareToPlay (sampleRate, maximumBlockSize);
        setLatencySamples (plugin->getLatencySamples());
        output = { .source = this };
        last = 0.0f;
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

    void countNotes (const juce::MidiBuffer& midi)
    {
        for (const auto event : midi)
        {
            const auto message = event.getMessage();

            if (message.getChannel() == 0)
                continue;

            auto& channel = held[static_cast<std::size_t> (message.getChannel() - 1)];

            if (message.isAllNotesOff() || message.isAllSoundOff())
                channel.fill (0);

            if (! message.isNoteOnOrOff())
                continue;

            auto& number = channel[static_cast<std::size_t> (message.getNoteNumber())];
            number = message.isNoteOn() ? number + 1 : std::max (0, number - 1);
            numBegun += message.isNoteOn() ? 1 : 0;
            witness->numNotes += message.isNoteOn() ? 1 : 0;
        }
    }

    void measure (const juce::AudioBuffer<float>& audio) noexcept
    {
        auto& called = witness->called;
        auto entry = std::ranges::find (called, this, &Output::source);

        if (entry == called.end())
        {
            if (called.size() == called.capacity())
                return;

            output.step = 0.0f;
            output.level = isFirst ? 0.0f : std::abs (last);
            entry = called.insert (entry, output);
        }

        for (int channel = 0; channel < getTotalNumOutputChannels(); ++channel)
            for (int index = 0; index < audio.getNumSamples(); ++index)
                output.isFinite = output.isFinite && std::isfinite (audio.getSample (channel, index));

        if (getTotalNumOutputChannels() > 0)
            for (int index = 0; index < audio.getNumSamples(); ++index)
                measure (audio.getSample (0, index));

        output.levelSoFar = std::max (output.levelSoFar, output.level);
        output.stepSoFar = std::max (output.stepSoFar, output.step);
        *entry = output;
    }

    void measure (float sample) noexcept
    {
        if (! std::isfinite (sample))
            return;

        output.level = std::max (output.level, std::abs (sample));

        if (! isFirst)
            output.step = std::max (output.step, std::abs (sample - last));

        last = sample;
        isFirst = false;
    }

    const std::unique_ptr<juce::AudioPluginInstance> plugin;
    const std::shared_ptr<Witness> witness;
    bool rings = false; // [message thread]

    // [audio thread]
    std::array<std::array<int, 128>, 16> held {};
    int numBegun = 0;
    Output output { .source = this };
    float last = 0.0f;
    bool isFirst = true;
};

} // namespace lopsided::testing
