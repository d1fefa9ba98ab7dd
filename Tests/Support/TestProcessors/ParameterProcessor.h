#pragma once

#include "TestProcessor.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace lopsided
{

/** Adds the value of its first parameter to every sample, and keeps a journal of its calls if asked to. */
class ParameterProcessor final : public TestProcessor
{
public:
    /** A number from 0 to 1. Thread: any. */
    class Parameter final : public juce::AudioProcessorParameter
    {
    public:
        float getValue() const override { return value; }

        void setValue (float newValue) override
        {
            value = newValue;
            ++numSets;

            if (throws)
                throw std::runtime_error ("this parameter throws");
        }

        float getDefaultValue() const override { return 0.0f; }
        juce::String getName (int) const override { return "Parameter"; }
        juce::String getLabel() const override { return {}; }
        float getValueForText (const juce::String& text) const override { return text.getFloatValue(); }
        bool isDiscrete() const override { return numSteps != 0; }
        int getNumSteps() const override
        {
            return numSteps != 0 ? numSteps : juce::AudioProcessorParameter::getNumSteps();
        }

        int numSteps = 0; ///< 0 for any value; to be set before the node is prepared
        std::atomic<float> value { 0.0f };
        std::atomic<int> numSets { 0 };
        std::atomic<bool> throws { false };
    };

    /** What was found in one call. */
    struct Call
    {
        int numSamples = 0;
        std::vector<float> values; ///< of all parameters
        bool isAligned = true;     ///< every channel starts on a cache line
        juce::MidiBuffer midi;
        juce::Optional<juce::AudioPlayHead::PositionInfo> position;
    };

    enum class Journal
    {
        kept,
        none
    };

    using Hook = std::function<void (juce::AudioBuffer<float>&, juce::MidiBuffer&)>;

    explicit ParameterProcessor (int numParameters = 1, int numChannels = 2, Midi midiToSpeak = Midi::none,
                                 Journal journalToKeep = Journal::kept)
        : TestProcessor ("Parameter", numChannels, numChannels, midiToSpeak),
          journal (journalToKeep)
    {
        for (int i = 0; i < numParameters; ++i)
        {
            parameters.push_back (new Parameter);
            addParameter (parameters.back());
        }
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        if (journal == Journal::kept)
            write (audio, midi);

        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
            for (int i = 0; i < audio.getNumSamples(); ++i)
                audio.getWritePointer (channel)[i] +=
                    parameters.empty() ? 0.0f : parameters.front()->value.load();

        if (hook)
            hook (audio, midi);
    }

    using TestProcessor::processBlock;

    /** The lengths of the calls so far. */
    [[nodiscard]] std::vector<int> lengths() const
    {
        std::vector<int> result;

        for (const auto& call : calls)
            result.push_back (call.numSamples);

        return result;
    }

    std::vector<Parameter*> parameters; ///< the processor owns them
    std::vector<Call> calls;
    Hook hook; ///< called at the end of each call

private:
    void write (const juce::AudioBuffer<float>& audio, const juce::MidiBuffer& midi)
    {
        Call call;
        call.numSamples = audio.getNumSamples();
        call.midi = midi;

        for (const auto* parameter : parameters)
            call.values.push_back (parameter->value);

        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
            if (reinterpret_cast<std::uintptr_t> (audio.getReadPointer (channel)) % 64 != 0)
                call.isAligned = false;

        if (auto* head = getPlayHead())
            call.position = head->getPosition();

        calls.push_back (std::move (call));
    }

    const Journal journal;
};

} // namespace lopsided
