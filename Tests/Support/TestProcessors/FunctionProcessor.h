#pragma once

#include "TestProcessor.h"

#include <functional>
#include <utility>

namespace lopsided
{

/** Calls a function for each block: for whatever a single test needs. */
class FunctionProcessor final : public TestProcessor
{
public:
    using Function = std::function<void (juce::AudioBuffer<float>&, juce::MidiBuffer&)>;

    FunctionProcessor (int numInputs, int numOutputs, Midi midiToSpeak, Function functionToCall)
        : TestProcessor ("Function", numInputs, numOutputs, midiToSpeak),
          function (std::move (functionToCall))
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        function (audio, midi);
    }

    using TestProcessor::processBlock;

private:
    const Function function;
};

} // namespace lopsided
