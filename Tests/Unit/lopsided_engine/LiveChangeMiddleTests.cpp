// What others do in the middle of a live change: at every moment that it has.
#include "LiveChangeFixture.h"

#include <lopsided_engine/audio/CallbackRenderer.h>
#include <lopsided_engine/core/EngineCore.h>

#include <gmock/gmock.h>

#include <optional>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/** The parameter is the number of blocks after which it happens: a whole change takes about 20. */
class LiveChangeMiddle : public LiveChangeFixture, public ::testing::WithParamInterface<int>
{
protected:
    using Set = LiveChangeFixture::Set;

    /** Begins a change, and goes on until the middle. */
    NodeID begin()
    {
        const auto id = insertLayout();
        EXPECT_TRUE (graph.setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());
        takeTurns (GetParam());
        return id;
    }

    bool isOver() const { return ! preparedNodes.empty(); }
};

TEST_P (LiveChangeMiddle, ACommitElsewhereIsHeardAndTheChangeGoesOn)
{
    const auto id = begin();
    auto edit = graph.edit();
    const auto other = edit.addNode (std::make_unique<ScalingProcessor> (0.25f));
    connectStereo (edit, graph.audioInput(), other);
    connectStereo (edit, other, graph.audioOutput());
    ASSERT_TRUE (edit.commit().ok());
    takeTurns();

    EXPECT_THAT (preparedNodes, ElementsAre (id));
    EXPECT_EQ (get (id).getTotalNumInputChannels(), 4);
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (previous, 0.75f);
    EXPECT_LE (largestStep, smallStep + 1.1f * 0.25f / 480.0f);
}

TEST_P (LiveChangeMiddle, ANodeThatIsRemovedIsDestroyed)
{
    const auto id = begin();
    auto edit = graph.edit();
    edit.removeNode (id);
    ASSERT_TRUE (edit.commit ({ .tails = Tails::cut }).ok());
    takeTurns();

    EXPECT_TRUE (graph.drain (std::chrono::seconds { 5 }));
    EXPECT_TRUE (record->isDestroyed);
    EXPECT_EQ (previous, 0.0f);
    EXPECT_EQ (record->overlaps, 0);
    EXPECT_LE (record->prepared, 2);
}

TEST_P (LiveChangeMiddle, ANodeThatIsReplacedHandsOverAsEver)
{
    const auto id = begin();
    auto edit = graph.edit();
    edit.replaceNode (id, std::make_unique<LayoutProcessor> (0.25f));
    ASSERT_TRUE (edit.commit ({ .tails = Tails::cut }).ok());
    takeTurns();

    EXPECT_TRUE (graph.drain (std::chrono::seconds { 5 }));
    EXPECT_TRUE (record->isDestroyed);
    EXPECT_EQ (get (id).record->prepared, 1);
    EXPECT_EQ (previous, 0.25f);
}

TEST_P (LiveChangeMiddle, AGraphThatIsDestroyedDestroysTheNode)
{
    auto doomed = std::make_unique<GraphProcessor>();
    doomed->prepareToPlay (sampleRate, blockSize);
    auto edit = doomed->edit();
    auto processor = std::make_unique<LayoutProcessor>();
    const auto kept = processor->record;
    const auto id = edit.addNode (std::move (processor));
    connectStereo (edit, doomed->audioInput(), id);
    connectStereo (edit, id, doomed->audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    ASSERT_TRUE (doomed->setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());

    for (int block = 0; block < GetParam(); ++block)
    {
        doomed->processBlock (audio, midi);
        doomed->reclaim();
    }

    doomed.reset();
    EXPECT_TRUE (kept->isDestroyed);
}

TEST_P (LiveChangeMiddle, PrepareToPlayFinishesIt)
{
    const auto id = begin();
    const auto preparedBefore = record->prepared.load();
    graph.prepareToPlay (96000.0, 32);
    EXPECT_EQ (get (id).getTotalNumInputChannels(), 4);
    EXPECT_EQ (record->prepared, preparedBefore + 1);
    EXPECT_EQ (render (1.0f, 32), 0.5f);
    const auto published = graph.statistics().published;
    takeTurns();
    EXPECT_LE (graph.statistics().published, published + 1);
    EXPECT_EQ (record->narrowCalls, 0);
}

TEST_P (LiveChangeMiddle, ReleaseResourcesLeavesItToTheNextPrepareToPlay)
{
    const auto id = begin();
    graph.releaseResources();
    takeTurns (3);
    EXPECT_EQ (previous, 0.0f);
    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (get (id).getTotalNumInputChannels(), 4);
    EXPECT_EQ (render(), 0.5f);
    takeTurns();
    EXPECT_EQ (record->overlaps, 0);
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 5 }));
}

TEST_P (LiveChangeMiddle, ASecondRequestHasTheLastWord)
{
    const auto id = begin();
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::create5point1())).has_value());
    takeTurns (80);
    EXPECT_EQ (get (id).getTotalNumInputChannels(), 6);
    EXPECT_EQ (record->prepared, preparedNodes.size() + 1);
    EXPECT_EQ (preparedNodes.back(), id);
    EXPECT_EQ (previous, 0.5f);
    EXPECT_LE (largestStep, 1.5f * smallStep);
}

TEST_P (LiveChangeMiddle, WhatIsConnectedMeanwhileToAPortThatGoesIsRemovedWithIt)
{
    const auto id = insertLayout();
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());
    takeTurns();
    preparedNodes.clear();
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::stereo())).has_value());
    takeTurns (GetParam());

    const Connection late { { graph.audioInput(), 0 }, { id, 3 } };
    auto edit = graph.edit();
    edit.connect (late);
    const auto wasThere = edit.commit().ok();
    takeTurns();
    EXPECT_EQ (get (id).getTotalNumInputChannels(), 2);
    EXPECT_FALSE (graph.model()->isConnected (late));
    EXPECT_EQ (graph.model()->connections().size(), 4u);

    if (wasThere)
        EXPECT_THAT (removed, ElementsAre (late));
    else
        EXPECT_THAT (removed, IsEmpty());

    EXPECT_EQ (previous, 0.5f);
}

INSTANTIATE_TEST_SUITE_P (AtEveryMoment, LiveChangeMiddle, ::testing::Range (0, 25));

//======================================================================================================================
/** An engine whose models the test commits itself, as an undo would. */
class LiveChangeUndo : public ::testing::TestWithParam<int>
{
protected:
    LiveChangeUndo()
        : core (std::make_shared<EngineCore> ([] (int) {})),
          renderer (core->publisher().cell(), core->renderFigures())
    {
        const RenderSettings settings { .sampleRate = 48000.0, .maximumBlockSize = 64 };
        renderer.prepare (settings);
        core->prepare (settings);
    }

    ~LiveChangeUndo() override { core->close(); }

    void commit (GraphModel model)
    {
        const auto done = core->commit ({ core->base().version, model, {}, { .tails = Tails::cut } });
        ASSERT_TRUE (done.has_value()) << done.error().message;
    }

    float takeTurns (int numBlocks)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            for (int channel = 0; channel < 2; ++channel)
                juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 1.0f, 64);

            renderer.render (audio, midi, nullptr);
            core->keepHouse (Reclaimer::unlimited);
        }

        return audio.getSample (0, 63);
    }

    std::shared_ptr<EngineCore> core;
    CallbackRenderer renderer;
    juce::AudioBuffer<float> audio { 2, 64 };
    juce::MidiBuffer midi;
};

TEST_P (LiveChangeUndo, ANodeThatIsTakenAwayAndBroughtBackPlaysAndIsNeverTouchedByTwo)
{
    const juce::ScopedNoDenormals noDenormals;
    auto processor = std::make_unique<LayoutProcessor>();
    auto& layout = *processor;
    const auto record = layout.record;
    auto instance = core->adopt (std::move (processor));
    ASSERT_TRUE (core->prepareNew (instance).has_value());
    GraphModel empty;
    GraphModel full;
    const auto id = full.addNode (instance, "layout").value();

    for (int channel = 0; channel < 2; ++channel)
    {
        full.addConnection ({ { GraphNodes::audioInput, channel }, { id, channel } }).value();
        full.addConnection ({ { id, channel }, { GraphNodes::audioOutput, channel } }).value();
    }

    instance.reset();
    commit (full);
    EXPECT_EQ (takeTurns (30), 0.5f);

    layout.changeChannels (4);
    takeTurns (GetParam());
    commit (empty);
    takeTurns (GetParam() % 7); // while it is still heard, or after that
    commit (full);
    takeTurns (1);
    const auto last = takeTurns (80);
    EXPECT_EQ (last, 0.5f);
    EXPECT_EQ (record->overlaps, 0);
    EXPECT_EQ (record->prepared, 2) << "what it did by itself is followed, before or after";
    EXPECT_EQ (core->base().model->findNode (id)->instance->shape().numInputs, 4);
    full = {};
}

INSTANTIATE_TEST_SUITE_P (AtEveryMoment, LiveChangeUndo, ::testing::Range (0, 40));
} // namespace
} // namespace lopsided::testing
