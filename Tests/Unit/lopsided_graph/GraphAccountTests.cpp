// Guards and accounts of nodes as a whole graph makes use of them.
#include "Blocks.h"
#include "TestGraph.h"

#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

namespace lopsided
{
namespace
{
using Midi = TestProcessor::Midi;
using Switch = Accounting::Switch;

constexpr TransitionOptions atOnce { .fadeSamples = 0, .tails = Tails::cut };
constexpr auto notANumber = std::numeric_limits<float>::quiet_NaN();

/** A compiled graph that is fed with blocks of one value. */
class AccountedGraph : public ::testing::Test
{
protected:
    void compile (const TransitionOptions& options = atOnce)
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options).value();
    }

    Block play (float value, int numSamples = 64)
    {
        Block input { 2, numSamples };

        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (input.audio.getWritePointer (channel), value, numSamples);

        return render (*sequence, input);
    }

    void playSeconds (double seconds, float value = 0.0f)
    {
        for (double samples = 0; samples < seconds * graph.settings.sampleRate; samples += 64)
            play (value);
    }

    NodeFigures figuresOf (NodeID id)
    {
        auto& monitor = *graph.model.findNode (id)->instance->newestMonitor();
        return monitor.takeFigures (graph.carried.renderState()->account().cycleClock(), id, {});
    }

    TestGraph graph;
    std::shared_ptr<const RenderSequence> sequence;
};

/** Slow as long as a test wishes, then in step with whoever is to run beside it. */
struct Pace
{
    static void spin (std::chrono::milliseconds time)
    {
        const auto end = std::chrono::steady_clock::now() + time;

        while (std::chrono::steady_clock::now() < end)
        {}
    }
};

TEST_F (AccountedGraph, ATimeOfWaitingBelongsToNoNodeSoThatTheRightCulpritIsNamed)
{
    // The two nodes behind the slow one wait for each other, so one of them is run by the worker, which has waited.
    graph.settings.workers = std::make_shared<WorkerPool> (WorkerOptions { .numWorkers = 1 });
    std::atomic<int> numInside { 0 };
    std::atomic<int> round { 0 };
    const auto meet = [&] (auto&, auto&) {
        const auto wanted = 2 * round;
        ++numInside;

        while (numInside < wanted)
            std::this_thread::yield();
    };

    const auto slow = graph.add<FunctionProcessor> (
        2, 2, Midi::none, [] (auto&, auto&) { Pace::spin (std::chrono::milliseconds { 30 }); });
    graph.connectStereo (GraphNodes::audioInput, slow);

    for (int i = 0; i < 2; ++i)
    {
        const auto quick = graph.add<FunctionProcessor> (2, 2, Midi::none, meet);
        graph.connectStereo (slow, quick);
        graph.connectStereo (quick, GraphNodes::audioOutput);
    }

    compile();
    auto isSlowOneNamed = false;

    // On a busy machine the two may take long to meet, but not each time.
    for (int block = 0; block < 20 && ! isSlowOneNamed; ++block)
    {
        ++round;
        play (1.0f);

        while (const auto xrun = graph.carried.renderState()->account().takeXrun())
            isSlowOneNamed = isSlowOneNamed || xrun->node == slow;
    }

    EXPECT_TRUE (isSlowOneNamed);
}

TEST_F (AccountedGraph, AResetForgetsWhatMadeANodeIdle)
{
    int numCalls = 0;
    const auto node = graph.add<FunctionProcessor> (2, 2, Midi::none, [&] (auto&, auto&) { ++numCalls; });
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    compile();
    playSeconds (1.1);
    const auto before = numCalls;
    play (0.0f);
    ASSERT_EQ (numCalls, before) << "idle";

    sequence->reset();
    play (0.0f);
    EXPECT_EQ (numCalls, before + 1);
}

TEST_F (AccountedGraph, AResetEndsWhatTheGuardWasDoing)
{
    auto sample = notANumber;
    const auto node = graph.add<FunctionProcessor> (2, 2, Midi::none, [&] (auto& audio, auto&) {
        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), sample,
                                               audio.getNumSamples());
    });
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    compile();
    EXPECT_TRUE (isSilent (play (1.0f).audio));

    sample = 0.5f;
    sequence->reset();
    EXPECT_EQ (play (1.0f).audio.getSample (0, 0), 0.5f) << "as the first block of all";
}

TEST_F (AccountedGraph, ANodeThatIsSuspendedWhileItsGuardDecaysFadesInWhenItResumes)
{
    auto isBad = false;
    const auto node = graph.add<FunctionProcessor> (2, 2, Midi::none, [&] (auto& audio, auto&) {
        if (isBad)
            audio.setSample (0, 60, notANumber);
    });
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    compile();
    play (1.0f);
    isBad = true;
    EXPECT_NE (play (1.0f).audio.getSample (0, 63), 0.0f) << "the decay has just begun";

    isBad = false;
    auto& processor = graph.get<FunctionProcessor> (node);
    processor.suspendProcessing (true);
    EXPECT_TRUE (isSilent (play (1.0f).audio));
    processor.suspendProcessing (false);

    const auto resumed = play (1.0f);
    EXPECT_EQ (resumed.audio.getSample (0, 0), 1.0f / 64.0f);
    EXPECT_EQ (resumed.audio.getSample (1, 62), 63.0f / 64.0f);
    EXPECT_EQ (play (1.0f).audio.getSample (0, 0), 1.0f);
    EXPECT_EQ (figuresOf (node).silencedBlocks, 1u);
}

//======================================================================================================================
/** A node behind a delay: input -> node, late by what runs beside it. */
class IdleBehindADelay : public AccountedGraph
{
protected:
    static constexpr int latency = 1000;

    void build()
    {
        late = graph.add<LatencyProcessor> (latency);
        node = graph.add<ScalingProcessor> (0.5f);
        const auto sum = graph.add<ScalingProcessor> (1.0f);
        graph.connectStereo (GraphNodes::audioInput, late);
        graph.connectStereo (late, sum);
        graph.connectStereo (late, node);
        graph.connectStereo (GraphNodes::audioInput, node);
        graph.connectStereo (sum, GraphNodes::audioOutput);
        graph.connectStereo (node, GraphNodes::audioOutput);
        compile();
    }

    NodeID late, node;
};

TEST_F (IdleBehindADelay, ANodeBecomesIdleOnceTheDelayHoldsOnlySilence)
{
    build();
    play (1.0f);
    playSeconds (4.0);
    const auto skipped = figuresOf (node).skippedBlocks;
    EXPECT_GT (skipped, 0u);

    // What goes into the delay is heard after it.
    play (1.0f);
    EXPECT_TRUE (isSilent (play (0.0f).audio));
    juce::AudioBuffer<float> heard { 2, 0 };
    float loudest = 0.0f;

    for (int samples = 0; samples < latency + 64; samples += 64)
        loudest = std::max (loudest, play (0.0f).audio.getMagnitude (0, 64));

    EXPECT_EQ (loudest, 2.0f) << "1 from the one that is late, and twice a half";
}

TEST_F (IdleBehindADelay, SkippingChangesNoSample)
{
    const juce::ScopedNoDenormals noDenormals;
    struct Reference : IdleBehindADelay
    {
        using IdleBehindADelay::build;
        using IdleBehindADelay::graph;
        using IdleBehindADelay::sequence;
        void TestBody() override {}
    } calling;

    calling.graph.settings.accounting.idleSkip = Switch::off;
    calling.build();
    build();
    std::mt19937 random { 5 };

    for (int round = 0; round < 4; ++round)
    {
        for (int block = 0; block < 1800; ++block)
        {
            // Bursts of many lengths, and of silence that is long enough or not.
            const auto sounds = block % 1800 < 1 + 7 * round;
            const auto size = 1 + static_cast<int> (random() % 64);
            const auto input = sounds ? makeNoise (random, 2, size) : Block { 2, size };
            ASSERT_TRUE (
                isIdentical (render (*sequence, input).audio, render (*calling.sequence, input).audio))
                << round << " " << block;
        }
    }

    EXPECT_GT (figuresOf (node).skippedBlocks, 0u);
}

TEST_F (AccountedGraph, WhatIsBehindAMutedNodeBecomesIdle)
{
    const auto muted = graph.add<ScalingProcessor> (1.0f);
    const auto node = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (GraphNodes::audioInput, muted);
    graph.connectStereo (muted, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    compile();
    play (1.0f);
    graph.model.setNodeOptions (muted, { .mute = NodeOptions::Switch::on }).value();
    compile ({ .fadeSamples = 100 });
    playSeconds (1.2, 1.0f);
    EXPECT_GT (figuresOf (node).skippedBlocks, 0u);
    EXPECT_EQ (figuresOf (muted).skippedBlocks, 0u);

    graph.model.setNodeOptions (muted, {}).value();
    compile ({ .fadeSamples = 100 });
    EXPECT_EQ (play (1.0f).audio.getSample (0, 0), 1.0f / 100.0f) << "it is called as soon as anything comes";
}
} // namespace
} // namespace lopsided
