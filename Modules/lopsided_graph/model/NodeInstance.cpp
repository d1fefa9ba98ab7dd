#include "NodeInstance.h"

#include "../control/NodeControl.h"
#include "../state/NodePlayHead.h"
#include "../state/NodeState.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

namespace
{
int indexOfBypass (juce::AudioProcessor& processor)
{
    const auto* parameter = processor.getBypassParameter();
    return parameter != nullptr ? parameter->getParameterIndex() : -1;
}
} // namespace

NodeInstance::NodeInstance (std::unique_ptr<juce::AudioProcessor> processorToOwn,
                            std::uint64_t incarnationNumber, std::shared_ptr<ControlCounters> countersToUse)
    : owned (std::move (processorToOwn)),
      live (std::make_unique<NodeState>()),
      number (incarnationNumber),
      ownPlayHead (std::make_unique<NodePlayHead>()),
      counters (std::move (countersToUse))
{
    if (owned == nullptr)
        return;

    owned->setPlayHead (ownPlayHead.get());
    refreshShape();
}

NodeInstance::~NodeInstance()
{
    owned.reset(); // it knows all the rest
}

void NodeInstance::prepare (double sampleRate, int maximumBlockSize)
{
    owned->setProcessingPrecision (juce::AudioProcessor::singlePrecision);
    owned->setRateAndBufferSizeDetails (sampleRate, maximumBlockSize);
    owned->prepareToPlay (sampleRate, maximumBlockSize);
    refreshShape();
    ownPlayHead->setSampleRate (sampleRate);

    const std::lock_guard hold { controlMutex };
    partSize = { .numChannels = std::max (facts.numInputs, facts.numOutputs),
                 .maximumBlockSize = maximumBlockSize,
                 .speaksMidi = facts.acceptsMidi || facts.producesMidi };

    if (ownControl != nullptr)
        ownControl->prepare (partSize);
}

void NodeInstance::release()
{
    owned->releaseResources();
}

bool NodeInstance::refreshShape()
{
    const NodeShape now { .numInputs = owned->getTotalNumInputChannels(),
                          .numOutputs = owned->getTotalNumOutputChannels(),
                          .latencySamples = std::max (0, owned->getLatencySamples()),
                          .acceptsMidi = owned->acceptsMidi(),
                          .producesMidi = owned->producesMidi(),
                          .bypassParameter = indexOfBypass (*owned),
                          .tailSeconds = owned->getTailLengthSeconds() };

    if (now.acceptsMidi || now.producesMidi)
        live->reserveMidi();

    monitor = nullptr;
    return std::exchange (facts, now) != now;
}

NodeMonitor& NodeInstance::monitorFor (double sampleRate)
{
    if (monitor != nullptr && monitoredRate == sampleRate)
        return *monitor;

    const IdleTraits traits { .numAudioInputs = facts.numInputs,
                              .numAudioOutputs = facts.numOutputs,
                              .producesMidi = facts.producesMidi,
                              .tailSeconds = facts.tailSeconds,
                              .latencySamples = facts.latencySamples };

    if (monitors.empty() || ! (monitoredTraits == traits) || monitoredRate != sampleRate)
    {
        monitors.push_back (std::make_unique<NodeMonitor> (traits, sampleRate));
        monitoredTraits = traits;
        monitoredRate = sampleRate;
    }

    monitor = monitors.back().get();
    return *monitor;
}

NodeControl& NodeInstance::control()
{
    const std::lock_guard hold { controlMutex };

    if (ownControl == nullptr)
    {
        ownControl = std::make_unique<NodeControl> (*owned, counters);
        ownControl->prepare (partSize);
        live->setControl (ownControl.get());
    }

    return *ownControl;
}

std::unique_ptr<juce::AudioProcessor> NodeInstance::takeProcessor()
{
    if (owned != nullptr)
        owned->setPlayHead (nullptr);

    return std::move (owned);
}

} // namespace lopsided
