#include "NodeInstance.h"

#include "../control/NodeControl.h"
#include "../midi/SentMidi.h"
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
    parameters = ParameterList { *owned };
}

NodeInstance::~NodeInstance()
{
    // The control knows the processor, and that knows the play head.
    ownControl.reset();
    owned.reset();
}

void NodeInstance::prepare (double sampleRate, int maximumBlockSize)
{
    prepareProcessor (sampleRate, maximumBlockSize);
    adoptPreparation (Clock::startsAnew);
}

void NodeInstance::prepareProcessor (double sampleRate, int maximumBlockSize)
{
    owned->setProcessingPrecision (juce::AudioProcessor::singlePrecision);
    owned->setRateAndBufferSizeDetails (sampleRate, maximumBlockSize);
    owned->prepareToPlay (sampleRate, maximumBlockSize);
    preparedRate = sampleRate;
    preparedBlockSize = maximumBlockSize;
}

void NodeInstance::adoptPreparation (Clock clock)
{
    refreshShape();
    ownPlayHead->setSampleRate (preparedRate);
    adoptParameters();

    const std::lock_guard hold { controlMutex };
    partSize = { .numChannels = std::max (facts.numInputs, facts.numOutputs),
                 .maximumBlockSize = preparedBlockSize,
                 .speaksMidi = facts.acceptsMidi || facts.producesMidi };

    if (ownSentMidi != nullptr && clock == Clock::startsAnew)
        ownSentMidi->makeDue();

    if (ownControl == nullptr)
        return;

    ownControl->prepare (partSize);

    if (clock == Clock::startsAnew)
        ownControl->makeDue();
}

bool NodeInstance::followParameters()
{
    const auto announcement = live->parametersAnnounced();

    if (live->areParametersKnown())
        return true;

    ParameterList now { *owned };
    const std::lock_guard hold { controlMutex };

    if (ownControl != nullptr && ! parameters.isSame (now))
        return false;

    parameters = std::move (now);
    live->noteParametersKnown (announcement);
    return true;
}

void NodeInstance::adoptParameters()
{
    const auto announcement = live->parametersAnnounced();
    ParameterList now { *owned };
    const std::lock_guard hold { controlMutex };

    if (ownControl != nullptr)
        ownControl->follow (now);

    parameters = std::move (now);
    live->noteParametersKnown (announcement);
}

int NodeInstance::numParameters() const
{
    const std::lock_guard hold { controlMutex };
    return parameters.size();
}

void NodeInstance::release()
{
    owned->releaseResources();
}

NodeShape NodeInstance::readShape() const
{
    return { .numInputs = owned->getTotalNumInputChannels(),
             .numOutputs = owned->getTotalNumOutputChannels(),
             .latencySamples = std::max (0, owned->getLatencySamples()),
             .acceptsMidi = owned->acceptsMidi(),
             .producesMidi = owned->producesMidi(),
             .bypassParameter = indexOfBypass (*owned),
             .tailSeconds = owned->getTailLengthSeconds() };
}

bool NodeInstance::findsNewPorts()
{
    const auto now = readShape();
    const auto isSame = now.numInputs == facts.numInputs && now.numOutputs == facts.numOutputs
                        && now.acceptsMidi == facts.acceptsMidi && now.producesMidi == facts.producesMidi;

    if (! isSame)
        facts.numSpareChannels = std::max ({ facts.numSpareChannels, now.numInputs, now.numOutputs });

    return ! isSame;
}

bool NodeInstance::refreshShape()
{
    const auto now = readShape();

    if (now.acceptsMidi || now.producesMidi)
        live->reserveMidi();

    if (now.producesMidi)
        live->reserveMidiOutput();

    monitor = nullptr;
    return std::exchange (facts, now) != now;
}

NodeMonitor& NodeInstance::monitorFor (double sampleRate, IdleTraits::OptIn idling)
{
    const auto rate = static_cast<float> (sampleRate);

    if (monitor != nullptr && monitoredRate == rate && monitoredIdling == idling)
        return *monitor;

    const IdleTraits traits { .numAudioInputs = facts.numInputs,
                              .numAudioOutputs = facts.numOutputs,
                              .producesMidi = facts.producesMidi,
                              .tailSeconds = facts.tailSeconds,
                              .latencySamples = facts.latencySamples,
                              .optIn = idling };

    if (monitors.empty() || ! (monitoredTraits == traits) || monitoredRate != rate)
    {
        monitors.push_back (std::make_unique<NodeMonitor> (traits, sampleRate));
        monitoredTraits = traits;
    }

    monitoredRate = rate;
    monitoredIdling = idling;
    monitor = monitors.back().get();
    return *monitor;
}

NodeControl& NodeInstance::control()
{
    const std::lock_guard hold { controlMutex };

    if (ownControl == nullptr)
    {
        ownControl = std::make_unique<NodeControl> (parameters, counters);
        ownControl->prepare (partSize);
        live->setControl (ownControl.get());
    }

    return *ownControl;
}

std::shared_ptr<SentMidi> NodeInstance::sentMidi()
{
    const std::lock_guard hold { controlMutex };

    if (ownSentMidi == nullptr)
    {
        ownSentMidi = std::make_shared<SentMidi> (counters);
        live->setSentMidi (ownSentMidi.get());
    }

    return ownSentMidi;
}

std::unique_ptr<juce::AudioProcessor> NodeInstance::takeProcessor()
{
    if (owned != nullptr)
        owned->setPlayHead (nullptr);

    return std::move (owned);
}

} // namespace lopsided
