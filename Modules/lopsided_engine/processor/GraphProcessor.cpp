#include "GraphProcessor.h"

#include "../audio/CallbackRenderer.h"
#include "../core/EngineCore.h"
#include "../message/MessageRole.h"
#include "../message/ReclaimTimer.h"

#include <utility>

namespace lopsided
{

namespace
{
GraphResult<void> commitAlone (Transaction& transaction)
{
    if (const auto done = transaction.commit(); ! done.ok())
        return done.error();

    return {};
}
} // namespace

GraphProcessor::GraphProcessor()
    : GraphProcessor (
        BusesLayout { { juce::AudioChannelSet::stereo() }, { juce::AudioChannelSet::stereo() } })
{}

GraphProcessor::GraphProcessor (const BusesLayout& buses)
    : juce::AudioProcessor (describe (buses)),
      core (std::make_shared<EngineCore> ([this] (int samples) { setLatencySamples (samples); })),
      renderer (std::make_unique<CallbackRenderer> (core->publisher().cell(), core->renderFigures())),
      timer (std::make_unique<ReclaimTimer> (*core))
{}

GraphProcessor::~GraphProcessor()
{
    MessageRole::run ([this] {
        timer.reset();
        core->close();
    });
}

juce::AudioProcessor::BusesProperties GraphProcessor::describe (const BusesLayout& buses)
{
    BusesProperties properties;

    for (const auto& input : buses.inputBuses)
        properties.addBus (true, "Input " + juce::String { properties.inputLayouts.size() + 1 }, input);

    for (const auto& output : buses.outputBuses)
        properties.addBus (false, "Output " + juce::String { properties.outputLayouts.size() + 1 }, output);

    return properties;
}

GraphResult<void> GraphProcessor::setWorkers (const WorkerOptions& options)
{
    return core->setWorkers (options);
}

GraphResult<void> GraphProcessor::setBusesLayout (NodeID id, const BusesLayout& layout)
{
    return core->changeLive (id, layout);
}

GraphResult<void> GraphProcessor::reprepare (NodeID id)
{
    return core->changeLive (id, {});
}

Transaction GraphProcessor::edit (WhenPreparationFails whenPreparationFails)
{
    const auto [current, version] = core->base();
    return { core, *current, version, whenPreparationFails };
}

std::shared_ptr<const GraphModel> GraphProcessor::model() const
{
    return core->base().model;
}

EngineStatistics GraphProcessor::statistics() const
{
    return core->statistics();
}

std::vector<NodeFigures> GraphProcessor::takeNodeFigures()
{
    return core->takeNodeFigures();
}

std::vector<XrunRecord> GraphProcessor::takeXruns()
{
    return core->takeXruns();
}

GraphResult<void> GraphProcessor::setAccounting (const Accounting& accounting)
{
    return core->setAccounting (accounting);
}

GraphResult<void> GraphProcessor::setLatencyBudget (int samples)
{
    auto done = core->setLatencyBudget (samples);
    reclaim(); // which tells the host
    return done;
}

std::vector<GraphError> GraphProcessor::preparationErrors() const
{
    return core->preparationErrors();
}

GraphResult<void> GraphProcessor::setParameter (NodeID id, int parameterIndex, float value)
{
    return core->setParameter (id, parameterIndex, value, ParameterChange::now);
}

GraphResult<void> GraphProcessor::setParameterAt (NodeID id, int parameterIndex, float value,
                                                  std::int64_t position)
{
    return core->setParameter (id, parameterIndex, value, position);
}

GraphResult<void> GraphProcessor::sendMidi (NodeID id, const juce::MidiMessage& message)
{
    return core->sendMidi (id, message, ParameterChange::now);
}

GraphResult<void> GraphProcessor::sendMidiAt (NodeID id, const juce::MidiMessage& message,
                                              std::int64_t position)
{
    return core->sendMidi (id, message, position);
}

GraphResult<MidiSender> GraphProcessor::midiSender (NodeID id) const
{
    const auto sent = core->sentMidiOf (id);

    if (sent.has_error())
        return sent.error();

    return MidiSender { *sent };
}

GraphResult<ParameterSender> GraphProcessor::parameterSender (NodeID id, int parameterIndex) const
{
    return core->parameterSender (id, parameterIndex);
}

std::int64_t GraphProcessor::samplePosition() const
{
    return core->samplePosition();
}

GraphResult<void> GraphProcessor::setAutomation (NodeID id, int parameterIndex, AutomationCurve curve)
{
    auto transaction = edit();
    transaction.setAutomation (id, parameterIndex, std::move (curve));
    return commitAlone (transaction);
}

GraphResult<void> GraphProcessor::clearAutomation (NodeID id, int parameterIndex)
{
    auto transaction = edit();
    transaction.clearAutomation (id, parameterIndex);
    return commitAlone (transaction);
}

std::size_t GraphProcessor::reclaim()
{
    return core->keepHouse (Reclaimer::unlimited);
}

bool GraphProcessor::drain (std::chrono::milliseconds timeout)
{
    const ReclaimDeadline deadline { timeout };

    for (PatientWait patience;; patience.wait())
    {
        core->keepHouse (Reclaimer::unlimited);

        if (core->isDrained())
            return true;

        if (deadline.hasPassed())
            return false;
    }
}

void GraphProcessor::addListener (GraphListener* listener)
{
    core->commitNews().addListener (listener);
}

void GraphProcessor::removeListener (GraphListener* listener)
{
    core->commitNews().removeListener (listener);
}

void GraphProcessor::setNodeCallObserver (NodeCallObserver* observer)
{
    renderer->setObserver (observer);
}

void GraphProcessor::prepareToPlay (double sampleRate, int maximumExpectedSamplesPerBlock)
{
    setRateAndBufferSizeDetails (sampleRate, maximumExpectedSamplesPerBlock);

    MessageRole::run ([&] {
        const RenderSettings settings { .sampleRate = sampleRate,
                                        .maximumBlockSize = maximumExpectedSamplesPerBlock,
                                        .numInputs = getTotalNumInputChannels(),
                                        .numOutputs = getTotalNumOutputChannels() };
        renderer->prepare (settings);
        core->prepare (settings);
    });
}

void GraphProcessor::releaseResources()
{
    MessageRole::run ([this] { core->release(); });
}

void GraphProcessor::processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi)
{
    renderer->render (audio, midi, getPlayHead());
}

void GraphProcessor::reset()
{
    renderer->requestReset();
}

void GraphProcessor::setNonRealtime (bool isOffline) noexcept
{
    juce::AudioProcessor::setNonRealtime (isOffline);
    renderer->setMayAllocate (isOffline);
    core->setPace (isOffline ? InstancePreparation::Pace::offline : InstancePreparation::Pace::realtime);
}

double GraphProcessor::getTailLengthSeconds() const
{
    return core->tailSeconds();
}

const juce::String GraphProcessor::getName() const
{
    return "Lopsided graph";
}

} // namespace lopsided
