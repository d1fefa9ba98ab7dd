// What a graph tells of its nodes, and what can be switched off.
#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace lopsided::testing
{
namespace
{
using Switch = Accounting::Switch;
using Midi = TestProcessor::Midi;

class AccountTest : public GraphFixture
{
protected:
    NodeFigures figuresOf (NodeID id)
    {
        for (auto& figures : graph.takeNodeFigures())
            if (figures.node == id)
                return figures;

        ADD_FAILURE() << "there are no figures of node " << id.uid;
        return {};
    }

    /** Takes longer than a block may, as often as it is told to. */
    std::unique_ptr<juce::AudioProcessor> makeSlow()
    {
        ScriptedProcessor::Script script;
        script.name = "slow";
        script.process = [this] (auto&, auto&) {
            if (numSlow == 0)
                return;

            --numSlow;
            const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds { 20 };

            while (std::chrono::steady_clock::now() < end)
            {}
        };
        return std::make_unique<ScriptedProcessor> (script);
    }

    int numSlow = 0;
};

TEST_F (AccountTest, NodeFiguresNameEveryNodeAndSayWhatItDid)
{
    EXPECT_TRUE (graph.takeNodeFigures().empty());
    const auto gain = insert (makeGain (0.5f));
    const auto counter = insert (std::make_unique<CountingProcessor>());
    auto edit = graph.edit();
    edit.connect (Port::midi (graph.midiInput()), Port::midi (counter));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    for (int block = 0; block < 5; ++block)
    {
        midi.clear();
        midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
        render (0.8f);
    }

    EXPECT_EQ (graph.takeNodeFigures().size(), 2u);
    const auto figures = figuresOf (gain);
    EXPECT_EQ (figures.name, "gain");
    EXPECT_EQ (figures.calls, 5u);
    EXPECT_GT (figures.maxNanoseconds, 0.0);
    EXPECT_GE (figures.meanNanoseconds, figures.minNanoseconds);
    EXPECT_GE (figures.maxNanoseconds, figures.p99Nanoseconds);
    EXPECT_EQ (figures.peaks.size(), 2u);
    EXPECT_EQ (figuresOf (counter).midiEventsIn, 5u);
}

TEST_F (AccountTest, PeaksAreThoseSinceTheyWereTakenLast)
{
    const auto gain = insert (makeGain (0.5f));
    render (0.8f);
    EXPECT_EQ (figuresOf (gain).peaks, (std::vector { 0.4f, 0.4f }));
    render (0.2f);
    EXPECT_EQ (figuresOf (gain).peaks, (std::vector { 0.1f, 0.1f }));
    EXPECT_EQ (figuresOf (gain).peaks, (std::vector { 0.0f, 0.0f }));
}

TEST_F (AccountTest, ExceptionsBadBlocksAndSuspensionsAreCountedAtTheirNode)
{
    auto what = 0;
    const auto bad =
        insert (std::make_unique<FunctionProcessor> (2, 2, Midi::none, [&] (auto& buffer, auto&) {
            if (what == 1)
                throw std::runtime_error ("no");
            if (what == 2)
                buffer.setSample (0, 3, std::numeric_limits<float>::quiet_NaN());
        }));
    const auto good = insert (makeGain (1.0f));

    for (what = 0; what < 3; ++what)
        render();

    graph.model()->findNode (bad)->instance->processor().suspendProcessing (true);
    render();
    const auto figures = figuresOf (bad);
    EXPECT_EQ (figures.exceptions, 1u);
    EXPECT_EQ (figures.badBlocks, 1u);
    EXPECT_EQ (figures.silencedBlocks, 1u);
    EXPECT_EQ (figuresOf (good).exceptions + figuresOf (good).badBlocks, 0u);
}

TEST_F (AccountTest, LateBlocksAreToldOnceWithTheNodeThatMadeThemLate)
{
    insert (makeGain (1.0f));
    const auto slow = insert (makeSlow());
    render();

    while (! graph.takeXruns().empty()) // a busy machine makes others late too
        render();

    numSlow = 2;
    render();
    render();
    const auto xruns = graph.takeXruns();
    const auto ofSlow = std::count_if (xruns.begin(), xruns.end(), [&] (const XrunRecord& xrun) {
        return xrun.node == slow && xrun.nodeNanoseconds >= 20.0e6
               && xrun.blockNanoseconds >= xrun.nodeNanoseconds
               && std::abs (xrun.deadlineNanoseconds - 64 / 48000.0 * 1.0e9) < 1000.0;
    });
    EXPECT_EQ (ofSlow, 2);
    EXPECT_GE (graph.statistics().lateBlocks, 2u);

    for (const auto& xrun : graph.takeXruns())
        EXPECT_FALSE (xrun.node == slow && xrun.nodeNanoseconds >= 20.0e6) << "told once";
}

TEST_F (AccountTest, NoBlockIsLateOffline)
{
    insert (makeSlow());
    graph.setNonRealtime (true);
    numSlow = 2;
    render();
    render();
    EXPECT_TRUE (graph.takeXruns().empty());
    EXPECT_EQ (graph.statistics().lateBlocks, 0u);
}

TEST_F (AccountTest, TimingThatIsSwitchedOffTimesNothingAndBackOnGoesOn)
{
    const auto slow = insert (makeSlow());
    render();
    const auto before = figuresOf (slow).calls;
    ASSERT_TRUE (graph.setAccounting ({ .timing = Switch::off }).has_value());
    numSlow = 1;
    render (0.5f);
    EXPECT_EQ (figuresOf (slow).calls, before);
    EXPECT_TRUE (graph.takeXruns().empty());
    render (0.5f);
    EXPECT_EQ (figuresOf (slow).peaks.front(), 0.5f) << "the meter is on";

    ASSERT_TRUE (graph.setAccounting ({}).has_value());
    render();
    EXPECT_EQ (figuresOf (slow).calls, before + 1);
}

TEST_F (AccountTest, AMeterThatIsSwitchedOffMeasuresNoPeak)
{
    const auto gain = insert (makeGain (1.0f));
    ASSERT_TRUE (graph.setAccounting ({ .meter = Switch::off }).has_value());
    render();
    EXPECT_EQ (figuresOf (gain).peaks, (std::vector { 0.0f, 0.0f }));
    EXPECT_EQ (figuresOf (gain).calls, 1u);
}

TEST_F (AccountTest, AGuardThatIsSwitchedOffLetsWhatIsNoNumberThrough)
{
    const auto bad = insert (std::make_unique<FunctionProcessor> (2, 2, Midi::none, [] (auto& buffer, auto&) {
        buffer.setSample (0, blockSize - 1, std::numeric_limits<float>::quiet_NaN());
    }));
    EXPECT_FALSE (std::isnan (render()));
    ASSERT_TRUE (graph.setAccounting ({ .guard = Switch::off }).has_value());
    EXPECT_TRUE (std::isnan (render()));
    EXPECT_EQ (figuresOf (bad).badBlocks, 1u) << "the one while it was on";
}

TEST_F (AccountTest, IdleSkipThatIsSwitchedOffCallsASilentNode)
{
    const auto numCalls = std::make_shared<int> (0);
    ScriptedProcessor::Script script;
    script.process = [numCalls] (auto&, auto&) { ++*numCalls; };
    const auto id = insert (std::make_unique<ScriptedProcessor> (script));
    const auto playASecond = [&] {
        for (int block = 0; block < 800; ++block)
            render (0.0f);

        return *numCalls;
    };

    const auto first = playASecond();
    EXPECT_EQ (playASecond(), first) << "it rests";
    EXPECT_GT (figuresOf (id).skippedBlocks, 0u);
    ASSERT_TRUE (graph.setAccounting ({ .idleSkip = Switch::off }).has_value());
    EXPECT_EQ (playASecond(), first + 800);
}

TEST_F (AccountTest, WhatIsSwitchedOffStaysOffThroughPrepareToPlayAndCommits)
{
    ASSERT_TRUE (graph.setAccounting (Accounting::allOff()).has_value());
    graph.prepareToPlay (sampleRate, blockSize);
    const auto gain = insert (makeGain (1.0f));
    render();
    EXPECT_EQ (figuresOf (gain).calls, 0u);
    EXPECT_EQ (figuresOf (gain).peaks, (std::vector { 0.0f, 0.0f }));
}

TEST_F (AccountTest, SwitchingIsHeardByNobody)
{
    insert (makeGain (0.5f));

    for (const auto& accounting :
         { Accounting::allOff(), Accounting {}, Accounting { .guard = Switch::off } })
    {
        ASSERT_TRUE (graph.setAccounting (accounting).has_value());
        render (0.8f);

        for (int i = 0; i < blockSize; ++i)
            ASSERT_EQ (audio.getSample (0, i), 0.4f);
    }
}

} // namespace
} // namespace lopsided::testing
