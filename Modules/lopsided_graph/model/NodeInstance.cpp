#include "NodeInstance.h"

#include "../state/NodeState.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

NodeInstance::NodeInstance (std::unique_ptr<juce::AudioProcessor> processorToOwn,
                            std::uint64_t incarnationNumber)
    : owned (std::move (processorToOwn)),
      number (incarnationNumber),
      live (std::make_unique<NodeState>())
{
    if (owned != nullptr)
        refreshShape();
}

NodeInstance::~NodeInstance() = default;

void NodeInstance::prepare (double sampleRate, int maximumBlockSize)
{
    owned->setProcessingPrecision (juce::AudioProcessor::singlePrecision);
    owned->setRateAndBufferSizeDetails (sampleRate, maximumBlockSize);
    owned->prepareToPlay (sampleRate, maximumBlockSize);
    refreshShape();
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
                          .producesMidi = owned->producesMidi() };

    if (now.acceptsMidi || now.producesMidi)
        live->reserveMidi();

    return std::exchange (facts, now) != now;
}

void NodeInstance::setPlayHead (const std::shared_ptr<juce::AudioPlayHead>& newPlayHead)
{
    if (playHead == newPlayHead)
        return;

    owned->setPlayHead (newPlayHead.get());
    playHead = newPlayHead;
}

std::unique_ptr<juce::AudioProcessor> NodeInstance::takeProcessor()
{
    setPlayHead (nullptr);
    return std::move (owned);
}

} // namespace lopsided
