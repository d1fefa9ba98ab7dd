#include "ControlGraph.h"

#include <atomic>
#include <thread>

namespace lopsided
{
namespace
{

std::uint64_t valueOf (const ControlCounters::Counter& counter)
{
    return ControlCounters::value (counter);
}

TEST (Control, WaitsThroughBlocksOfNoSamples)
{
    ControlGraph graph;
    graph.setNow (0.5f);
    graph.render (0);
    EXPECT_TRUE (graph.processor.calls.empty());
    EXPECT_EQ (graph.processor.parameters[0]->value, 0.0f);
    graph.render (1);
    EXPECT_EQ (graph.processor.parameters[0]->value, 0.5f);
}

TEST (Control, WaitsWhileANodeIsSuspended)
{
    ControlGraph graph;
    graph.processor.suspendProcessing (true);
    graph.setNow (0.5f);
    graph.render (64);
    EXPECT_EQ (graph.processor.parameters[0]->numSets, 0);
    graph.processor.suspendProcessing (false);
    graph.render (64);
    EXPECT_EQ (graph.processor.parameters[0]->value, 0.5f);
}

TEST (Control, MakesChangesInOrderOfTimeThenOfAsking)
{
    ControlGraph graph;
    graph.render (100);
    graph.set (300, 0.3f);
    graph.set (200, 0.1f);
    graph.set (200, 0.2f);
    graph.set (50, 0.9f); // has gone by: at the start of the next block
    graph.setNow (0.8f);  // asked for after it
    graph.render (256);
    ASSERT_EQ (graph.processor.calls.size(), 4u);
    EXPECT_EQ (graph.processor.calls[1].values.front(), 0.8f);
    EXPECT_EQ (graph.processor.calls[2].values.front(), 0.2f);
    EXPECT_EQ (graph.processor.calls[3].values.front(), 0.3f);
}

TEST (Control, OfAFullQueueKeepsTheLastValueAndCounts)
{
    const auto counters = std::make_shared<ControlCounters>();
    ParameterProcessor processor { 2 };
    NodeControl control { ParameterList { processor }, counters };

    for (std::size_t i = 0; i < ControlQueue::capacity; ++i)
        control.set (0, 0.25f, 1000 + static_cast<std::int64_t> (i)); // all in the future

    for (const auto value : { 0.5f, 0.6f, 0.7f })
        control.set (1, value, ParameterChange::now);

    control.set (0, 1.0f, ParameterChange::now);
    EXPECT_EQ (valueOf (counters->coalesced), 4u);

    control.receive (0);
    EXPECT_TRUE (control.applyLatest());
    EXPECT_EQ (processor.parameters[1]->value, 0.7f);
    EXPECT_EQ (processor.parameters[1]->numSets, 1);
    EXPECT_EQ (processor.parameters[0]->value, 1.0f);

    // What was asked for before the last value must not come after it.
    EXPECT_TRUE (control.applyUntil (100000));
    EXPECT_EQ (processor.parameters[0]->value, 1.0f);
    EXPECT_EQ (valueOf (counters->coalesced), 4u + ControlQueue::capacity);

    // There is room again.
    control.set (0, 0.125f, ParameterChange::now);
    control.receive (100001);
    EXPECT_TRUE (control.applyUntil (100001));
    EXPECT_EQ (processor.parameters[0]->value, 0.125f);
    EXPECT_EQ (valueOf (counters->applied), 1u);
}

TEST (Control, OfAFullQueueGivesWayToWhatWasAskedForLater)
{
    const auto counters = std::make_shared<ControlCounters>();
    ParameterProcessor processor;
    NodeControl control { ParameterList { processor }, counters };

    for (std::size_t i = 0; i <= ControlQueue::capacity; ++i)
        control.set (0, 0.25f, ParameterChange::now);

    // The rendering thread frees room, and makes a later change, before it sees the mark of an earlier value.
    control.receive (0);
    EXPECT_TRUE (control.applyUntil (0));
    control.set (0, 0.75f, ParameterChange::now);
    control.receive (0);
    EXPECT_TRUE (control.applyUntil (0));
    EXPECT_TRUE (control.hasLatest());
    EXPECT_TRUE (control.applyLatest());
    EXPECT_EQ (processor.parameters[0]->value, 0.75f);
}

TEST (Control, DoesNotKeepANodeFromBeingIdleButWakesItAtOnce)
{
    ControlGraph graph;
    graph.setNow (0.5f);
    graph.render (512);
    graph.setNow (0.0f);

    for (int block = 0; block < 400; ++block)
        graph.render (512);

    const auto numCalls = graph.processor.calls.size();
    graph.render (512);
    EXPECT_EQ (graph.processor.calls.size(), numCalls) << "it has been silent for 4 seconds";

    graph.setNow (0.5f);
    EXPECT_EQ (samplesOf (graph.render (64)), std::vector<float> (64, 0.5f));
}

TEST (Control, AFullQueueDoesNotHoldUpOtherChanges)
{
    ControlGraph graph { 200 };

    for (std::size_t i = 0; i < ControlQueue::capacity; ++i)
        graph.set (100000, 0.25f);

    for (int parameter = 0; parameter < 200; ++parameter)
        graph.setNow (0.75f, parameter);

    graph.render (64);

    for (const auto* parameter : graph.processor.parameters)
        EXPECT_EQ (parameter->value, 0.75f);
}

TEST (Control, TakesChangesFromSeveralThreadsWhileItRenders)
{
    constexpr int numProducers = 4;
    constexpr int numChanges = 20000;
    const auto counters = std::make_shared<ControlCounters>();
    ParameterProcessor processor { numProducers };
    NodeControl control { ParameterList { processor }, counters };
    std::atomic<int> numRunning { numProducers };
    std::vector<std::thread> producers;

    const auto valueAt = [] (int i) { return static_cast<float> (i) / static_cast<float> (numChanges); };

    for (int producer = 0; producer < numProducers; ++producer)
        producers.emplace_back ([&, producer] {
            for (int i = 1; i <= numChanges; ++i)
                control.set (producer, valueAt (i), ParameterChange::now);

            --numRunning;
        });

    std::vector<float> lastSeen (numProducers, 0.0f);
    std::int64_t position = 0;

    const auto renderOnce = [&] {
        control.receive (position);
        EXPECT_TRUE (control.applyLatest());
        EXPECT_TRUE (control.applyUntil (position));
        position += 64;

        for (std::size_t i = 0; i < lastSeen.size(); ++i)
            EXPECT_GE (processor.parameters[i]->value,
                       std::exchange (lastSeen[i], processor.parameters[i]->value.load()));
    };

    while (numRunning > 0)
        renderOnce();

    for (auto& producer : producers)
        producer.join();

    renderOnce();

    for (const auto* parameter : processor.parameters)
        EXPECT_EQ (parameter->value, 1.0f);

    EXPECT_EQ (valueOf (counters->applied) + valueOf (counters->coalesced),
               static_cast<std::uint64_t> (numProducers * numChanges));
}

TEST (Control, OfARemovedNodeHarmsNobodyAndIsCounted)
{
    const auto counters = std::make_shared<ControlCounters>();
    TestGraph graph;
    const auto survivor = graph.add<ParameterProcessor>();
    auto processor = std::make_unique<ParameterProcessor>();
    auto& parameters = processor->parameters;
    auto instance = std::make_shared<NodeInstance> (std::move (processor), 1000, counters);
    instance->prepare (48000.0, 512);
    const auto id = graph.model.addNode (instance, "removed").value();
    auto sequence = graph.compile();

    instance->control().set (0, 0.5f, ParameterChange::now);
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (parameters[0]->value, 0.5f);

    graph.model.removeNode (id).value();
    sequence = graph.compile();
    instance->control().set (0, 0.75f, ParameterChange::now); // by somebody who holds it yet
    instance->control().set (0, 1.0f, 100000);
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (parameters[0]->value, 0.5f);
    EXPECT_EQ (graph.get<ParameterProcessor> (survivor).parameters[0]->numSets, 0);

    instance.reset();
    EXPECT_EQ (valueOf (counters->applied), 1u);
    EXPECT_EQ (valueOf (counters->dropped), 2u);
}

TEST (Control, BecomesDueWhenTheNodeIsPreparedAgain)
{
    ControlGraph graph;
    graph.set (1000000, 0.5f); // of a clock that will be gone
    graph.set (500000, 0.25f);
    graph.render (64);
    graph.instance().prepare (44100.0, 1024);
    CarriedState newClock;
    graph.sequence = GraphCompiler::compile (graph.graph.model,
                                             { .sampleRate = 44100.0, .maximumBlockSize = 1024 }, newClock)
                         .value();
    graph.set (700, 0.75f);
    graph.render (1024);
    EXPECT_EQ (graph.processor.lengths(), (std::vector<int> { 64, 700, 324 }));
    EXPECT_EQ (graph.processor.calls[1].values.front(), 0.5f);
    EXPECT_EQ (graph.processor.calls[2].values.front(), 0.75f);
}

TEST (Control, OfAParameterThatThrowsSilencesTheNodeAndLosesNothing)
{
    ControlGraph graph { 2 };
    graph.processor.parameters[0]->throws = true;
    graph.set (50, 0.5f, 0);
    graph.set (50, 0.6f, 1);
    graph.set (100, 0.7f, 1);
    EXPECT_TRUE (isSilent (graph.render (128).audio));
    EXPECT_EQ (graph.processor.parameters[0]->value, 0.5f);
    EXPECT_EQ (graph.processor.parameters[1]->value, 0.7f);
    EXPECT_EQ (graph.instance().state().exceptions(), 1u);
    EXPECT_EQ (samplesOf (graph.render (4)), std::vector<float> (4, 0.5f));
}

TEST (Control, OfANodeThatThrowsInOnePartIsStillMade)
{
    ControlGraph graph;
    graph.processor.hook = [&] (auto&, auto&) {
        if (graph.processor.calls.size() == 2)
            throw std::runtime_error ("the second part fails");
    };
    graph.set (20, 0.1f);
    graph.set (40, 0.2f);
    graph.set (60, 0.3f);
    EXPECT_TRUE (isSilent (graph.render (128).audio));
    EXPECT_EQ (graph.processor.lengths(), (std::vector<int> { 20, 20 }));
    EXPECT_EQ (graph.processor.parameters[0]->value, 0.3f);
    EXPECT_EQ (graph.instance().state().exceptions(), 1u);
}

TEST (Control, WithoutAnyoneControllingCostsANodeNothing)
{
    ControlGraph graph;
    graph.render (64);
    EXPECT_EQ (graph.instance().state().control(), nullptr);
}

} // namespace
} // namespace lopsided
