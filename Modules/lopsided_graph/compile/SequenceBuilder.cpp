// Tasks, audio and ends. MIDI: SequenceBuilderMidi.cpp.
#include "SequenceBuilder.h"

#include "../state/NodeState.h"
#include "MidiSourceAcquisition.h"
#include "Sizes.h"
#include "StageRouting.h"

#include <algorithm>

namespace lopsided
{

namespace
{
IdleTraits::OptIn idlingOf (const Node& node) noexcept
{
    return node.options.idleSkip == NodeOptions::Switch::on ? IdleTraits::OptIn::yes : IdleTraits::OptIn::no;
}

/** What changes while the plan plays (who controls the node, whether it is suspended) is asked each time. */
bool isPlain (const NodeTask& task, const RenderPlan::Monitored& monitored) noexcept
{
    return task.processor != nullptr && task.wide == nullptr && task.automation == nullptr
           && ! task.speaksMidi && task.callbackLock == NodeOptions::CallbackLock::ignored
           && monitored.guarding == NodeMonitor::Guarding::asSwitched;
}
} // namespace

SequenceBuilder::SequenceBuilder (const GraphIndex& indexToUse, const LatencyPlan& latencyToUse,
                                  const PlayingGraph& playingToUse,
                                  const std::vector<GraphIndex::Number>& pathOfEdgeToUse,
                                  const RenderSettings& settingsToUse)
    : index (indexToUse),
      latency (latencyToUse),
      playing (playingToUse),
      settings (settingsToUse),
      plan (std::make_unique<RenderPlan>()),
      feedback (index, playing, pathOfEdgeToUse, *plan),
      routing (index, playing, pathOfEdgeToUse,
               settings.workers != nullptr ? AudioRouting::Sharing::onlyInPlace
                                           : AudioRouting::Sharing::byLiveness,
               feedback, *plan)
{}

std::unique_ptr<RenderPlan> SequenceBuilder::build (const std::vector<Number>& order, CarriedState& carried)
{
    plan->sampleRate = settings.sampleRate;
    plan->maximumBlockSize = settings.maximumBlockSize;
    plan->latencySamples = latency.totalSamples();
    plan->sharedState = carried.renderState();
    plan->state = plan->sharedState.get();

    plan->sharedState->beginAccount (settings.sampleRate);
    plan->accounting = settings.accounting;
    plan->version = playing.version;
    acquireMidiLines (carried);
    midiSources = acquireMidiSources (*plan, index, playing, carried,
                                      [this] (Number edge) { return midiLineOf (edge); });
    reserve();
    addInputs();

    for (const auto node : order)
        if (node >= GraphIndex::numEnds)
            addTask (node);

    addOutputs();
    addHostMidi();
    resolvePointers (carried);

    if (settings.workers != nullptr)
        addTaskGraph (order);

    return std::move (plan);
}

//======================================================================================================================
void SequenceBuilder::reserve()
{
    const auto numTasks = index.numNodes() - GraphIndex::numEnds;
    plan->tasks.reserve (numTasks);
    plan->monitored.reserve (numTasks);
    channelNumbers.reserve (index.numOutputChannels() + numTasks);
    plan->operations.reserve (numTasks);
}

//======================================================================================================================
void SequenceBuilder::addInputs()
{
    for (int channel = 0; channel < settings.numInputs; ++channel)
        if (const auto buffer = routing.bufferForOutput (index.outputOf (GraphIndex::audioInput, channel)))
            plan->inputCopies.push_back ({ channel, *buffer });
}

void SequenceBuilder::addTask (Number node)
{
    const auto& shape = index.shapeOf (node);
    auto& instance = *index.instanceOf (node);
    auto edges = index.edgesInto (node);

    auto& task = plan->tasks.emplace_back(); // there is room for all
    const auto isAbsent = index.nodeOf (node).presence == NodePresence::absent;
    task.processor = isAbsent ? nullptr : &instance.processor();
    task.instance = &instance;
    task.state = &instance.state();
    task.numChannels =
        static_cast<std::uint16_t> (std::max ({ shape.numInputs, shape.numOutputs, shape.numSpareChannels }));
    task.numOutputs = static_cast<std::uint16_t> (shape.numOutputs);
    task.speaksMidi = shape.acceptsMidi || shape.producesMidi;
    task.gather.first = sizeOf (plan->operations);
    addControl (task, index.nodeOf (node));

    const auto firstChannel = sizeOf (channelNumbers);

    for (int channel = 0; channel < task.numChannels; ++channel)
        channelNumbers.push_back (routing.gather (edges, channel));

    const std::span<const Number> buffers { channelNumbers.data() + firstChannel, task.numChannels };
    StageRouting stage { playing, instance, routing, *plan };
    stage.keepDry (buffers);

    if (task.speaksMidi)
    {
        auto& state = *task.state;
        plan->midiMerges.push_back (gatherMidi (edges, { .destination = &state.midi(),
                                                         .inlet = &state.midiInlet(),
                                                         .drops = &state.midiDrops(),
                                                         .node = &state,
                                                         .isLeaving = index.isLeavingNode (node) }));
        plan->operations.push_back ({ Operation::Kind::mergeMidi, 0, sizeOf (plan->midiMerges) - 1, 0 });
        addDryMidi (node, task);
    }

    task.gather.count = sizeOf (plan->operations) - task.gather.first;
    keepOutputs (node, buffers);

    if (task.numChannels > NodeTask::maximumNarrowChannels)
        addWideBuffer (task);

    stage.finish (buffers);
    feedback.addWrites (node, buffers);
    addMidiSwitch (node);
    addRing (node);
    plan->monitored.push_back (
        { &instance.monitorFor (settings.sampleRate, idlingOf (index.nodeOf (node))), index.idOf (node),
          feedback.leadsFrom (node) ? NodeMonitor::Guarding::always : NodeMonitor::Guarding::asSwitched });
    task.isPlain = isPlain (task, plan->monitored.back());
    task.numFinishing =
        static_cast<std::uint16_t> (sizeOf (plan->operations) - task.gather.first - task.gather.count);
}

void SequenceBuilder::addControl (NodeTask& task, const Node& node)
{
    task.callbackLock = node.options.callbackLock;

    if (node.automation == nullptr)
        return;

    node.instance->control();
    task.automation = node.automation.get();
    plan->automations.push_back (node.automation);
    plan->followsTransport = plan->followsTransport || node.automation->followsTransport();
}

void SequenceBuilder::keepOutputs (Number node, std::span<const Number> buffers)
{
    const auto numOutputs = static_cast<std::size_t> (index.shapeOf (node).numOutputs);

    for (std::size_t channel = 0; channel < buffers.size(); ++channel)
    {
        if (channel < numOutputs)
            routing.keepOutput (index.outputOf (node, static_cast<int> (channel)), buffers[channel]);
        else
            routing.release (buffers[channel]);
    }
}

void SequenceBuilder::addOutputs()
{
    auto edges = index.edgesInto (GraphIndex::audioOutput);
    plan->outputOperations.first = sizeOf (plan->operations);

    for (int channel = 0; channel < settings.numOutputs; ++channel)
        plan->outputMixes.push_back (routing.gatherOutput (edges, channel));

    plan->outputOperations.count = sizeOf (plan->operations) - plan->outputOperations.first;
}

//======================================================================================================================
void SequenceBuilder::addRing (Number node)
{
    if (! index.isLeavingNode (node) || index.leavingNode (node).tails != Tails::ring)
        return;

    const auto& leaving = index.leavingNode (node);
    plan->operations.push_back (
        { Operation::Kind::watchRing, 0, sizeOf (plan->rings), sizeOf (plan->tasks) - 1 });
    plan->rings.push_back ({ &leaving.node.instance->state().ring(), leaving.ring() });
}

//======================================================================================================================
void SequenceBuilder::addWideBuffer (NodeTask& task)
{
    // JUCE rounds sizes up when it resizes a buffer, not when it makes one: without slack it would allocate then.
    constexpr auto slackSamples = 16;
    plan->wideBuffers.push_back (std::make_unique<juce::AudioBuffer<float>> (
        task.numChannels, settings.maximumBlockSize + slackSamples));
    plan->wideBuffers.back()->clear(); // touches it
    task.wide = plan->wideBuffers.back().get();
}

void SequenceBuilder::addTaskGraph (const std::vector<Number>& order)
{
    std::vector<Number> taskOf (index.numNodes(), 0);
    std::vector<TaskGraph::Edge> edges;
    Number numTasks = 0;

    for (const auto node : order)
    {
        if (node < GraphIndex::numEnds)
            continue;

        taskOf[node] = numTasks++;

        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
            if (const auto source = index.sourceOf (edge);
                source >= GraphIndex::numEnds && ! index.isFeedback (edge))
                edges.push_back ({ taskOf[source], taskOf[node] });
    }

    feedback.addOrder (taskOf, edges);

    plan->taskGraph = TaskGraph::build (numTasks, edges);

    if (! plan->taskGraph.canRunInParallel())
        return;

    settings.workers->ensureRoomFor (plan->taskGraph);
    plan->sharedWorkers = settings.workers;
    plan->workers = settings.workers.get();
}

void SequenceBuilder::resolvePointers (CarriedState& carried)
{
    plan->numBuffers = routing.numBuffers();
    plan->sharedArena = carried.arenaFor (plan->numBuffers, settings.maximumBlockSize);
    plan->arena = plan->sharedArena.get();
    routing.resolvePointers();
    plan->channels.reserve (1); // never a null array
    plan->arena->findChannels (channelNumbers, plan->channels);
    plan->channelBuffers = channelNumbers;
    plan->silentBuffers.resize (plan->numBuffers, 0);

    auto* channels = plan->channels.data();

    for (auto& task : plan->tasks)
    {
        task.channels = channels;
        channels += task.numChannels;
    }
}

} // namespace lopsided
