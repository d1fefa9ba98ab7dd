#include "TestProcessor.h"

#include <atomic>

namespace lopsided
{

namespace
{
std::atomic<int> alive { 0 };
} // namespace

TestProcessor::BusesProperties TestProcessor::makeBuses (int numInputs, int numOutputs)
{
    BusesProperties buses;

    if (numInputs > 0)
        buses = buses.withInput ("In", juce::AudioChannelSet::canonicalChannelSet (numInputs));

    if (numOutputs > 0)
        buses = buses.withOutput ("Out", juce::AudioChannelSet::canonicalChannelSet (numOutputs));

    return buses;
}

TestProcessor::TestProcessor (const juce::String& nameToUse, int numInputs, int numOutputs, Midi midiToSpeak)
    : TestProcessor (nameToUse, makeBuses (numInputs, numOutputs), midiToSpeak)
{}

TestProcessor::TestProcessor (const juce::String& nameToUse, const BusesProperties& buses, Midi midiToSpeak)
    : PlainProcessor (buses),
      name (nameToUse),
      spoken (midiToSpeak)
{
    ++alive;
}

TestProcessor::~TestProcessor()
{
    --alive;
}

int TestProcessor::numAlive() noexcept
{
    return alive;
}

} // namespace lopsided
