// What is heard while a document is edited.
#include "DocumentFixture.h"

#include <atomic>
#include <cmath>
#include <functional>
#include <map>
#include <thread>

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using testing::sinePlugin;
using Slot = SessionDocument::Slot;

/** Listens to the left output. */
class DocumentPlaying : public DocumentTest
{
protected:
    /** The largest step from sample to sample of some blocks, the last block's end included. */
    float largestStepOf (int numBlocks)
    {
        float largest = 0.0f;

        for (int block = 0; block < numBlocks; ++block)
        {
            audio.clear();
            midi.clear();
            graph.processBlock (audio, midi);
            graph.reclaim();

            for (int frame = 0; frame < blockSize; ++frame)
            {
                largest = std::max (largest, std::abs (audio.getSample (0, frame) - previous));
                previous = audio.getSample (0, frame);
            }
        }

        return largest;
    }

    /** Long enough for every ramp of an edit to have ended. */
    static constexpr int fadeBlocks = 20;

    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
    float previous = 0.0f;
};

TEST_F (DocumentPlaying, NoEditUndoOrRedoMakesAStepInASine)
{
    buildChain();
    largestStepOf (2 * fadeBlocks);
    const auto ofTheSine = largestStepOf (fadeBlocks);
    ASSERT_GT (ofTheSine, 0.0f);

    // While a ramp of 10 ms is under way it adds no more than the sine's height over its length, once for what goes and
    // once for what comes.
    const auto bound = 1.01f * ofTheSine + 2.0f / 480.0f;
    const auto expectSmooth = [&] (const char* what) {
        EXPECT_LE (largestStepOf (fadeBlocks), bound) << what;
    };

    const auto second = add (gainPlugin);
    expectSmooth ("add");
    ASSERT_TRUE (document.insertPlugin (gainPlugin,
                                        { { { sine, 0 }, { gain, 0 } }, { { sine, 1 }, { gain, 1 } } }, {}));
    expectSmooth ("insert");
    ASSERT_TRUE (document.disconnect ({ { { gain, 0 }, { GraphNodes::audioOutput, 0 } } }));
    expectSmooth ("disconnect");
    ASSERT_TRUE (document.connect ({ { { gain, 0 }, { GraphNodes::audioOutput, 0 } } }));
    expectSmooth ("connect");
    ASSERT_TRUE (document.reconnect ({ { { gain, 0 }, { GraphNodes::audioOutput, 0 } } },
                                     { { { gain, 1 }, { GraphNodes::audioOutput, 0 } } }));
    expectSmooth ("reconnect");
    ASSERT_TRUE (document.undo());
    expectSmooth ("undo reconnect");
    ASSERT_TRUE (document.replacePlugin (gain, gainPlugin));
    expectSmooth ("replace");
    ASSERT_TRUE (document.setSwitch ({ gain }, SessionDocument::NodeSwitch::mute, NodeOptions::Switch::on));
    expectSmooth ("mute");
    ASSERT_TRUE (document.removeNodes ({ gain, second }));
    expectSmooth ("remove");

    for (int round = 0; round < 2; ++round)
    {
        while (document.canUndo())
        {
            const auto name = document.undoName();
            ASSERT_TRUE (document.undo());
            expectSmooth (("undo " + name).toRawUTF8());
        }

        while (document.canRedo())
        {
            const auto name = document.redoName();
            ASSERT_TRUE (document.redo());
            expectSmooth (("redo " + name).toRawUTF8());
        }
    }

    ASSERT_TRUE (document.show (Slot::b));
    expectSmooth ("show B");
}

TEST_F (DocumentPlaying, AQuickRowOfUndosMakesNoStepEither)
{
    buildChain();
    largestStepOf (2 * fadeBlocks);
    const auto bound = 1.01f * largestStepOf (fadeBlocks) + 2.0f / 480.0f;
    ASSERT_TRUE (document.removeNodes ({ gain }));
    largestStepOf (2 * fadeBlocks);

    for (int round = 0; round < 10; ++round)
    {
        ASSERT_TRUE (document.undo());
        EXPECT_LE (largestStepOf (2), 2.0f * bound) << "in the midst of the fade";
        ASSERT_TRUE (document.redo());
        EXPECT_LE (largestStepOf (2), 2.0f * bound);
    }
}

TEST_F (DocumentPlaying, WhatAnEditDoesNotTouchIsTheSameToTheBit)
{
    buildChain();
    GraphProcessor otherGraph;
    otherGraph.prepareToPlay (rate, blockSize);
    SessionDocument other (otherGraph, library);
    ASSERT_TRUE (otherGraph.model()->nodes().empty());
    const auto file = juce::File::createTempFile (".json");
    ASSERT_TRUE (document.save (file));
    ASSERT_TRUE (document.open (file, { .commit = CommitOptions::atOnce() }));
    ASSERT_TRUE (other.open (file, { .commit = CommitOptions::atOnce() }));
    file.deleteFile();
    juce::AudioBuffer<float> expected (2, blockSize);

    // Beside the chain: none of them touches what is heard.
    const std::map<int, std::function<bool()>> edits {
        { 20, [this] { return document.addPlugin (sinePlugin, {}).has_value(); } },
        { 40, [this] { return document.undo().has_value(); } },
        { 60, [this] { return document.redo().has_value(); } },
        { 80, [this] { return document.show (Slot::b).has_value(); } },
        { 100, [this] { return document.duplicate ({ gain }).has_value(); } },
        { 120, [this] { return document.show (Slot::a).has_value(); } }
    };

    for (int block = 0; block < 200; ++block)
    {
        const auto edit = edits.find (block);
        ASSERT_TRUE (edit == edits.end() || edit->second()) << "block " << block;

        audio.clear();
        expected.clear();
        graph.processBlock (audio, midi);
        otherGraph.processBlock (expected, midi);

        for (int channel = 0; channel < 2; ++channel)
            for (int frame = 0; frame < blockSize; ++frame)
                ASSERT_EQ (audio.getSample (channel, frame), expected.getSample (channel, frame))
                    << "block " << block << ", frame " << frame;
    }
}

TEST_F (DocumentPlaying, NoSceneMakesAStepInASine)
{
    buildChain();
    ASSERT_TRUE (document.setParameter (gain, 0, 0.75f));
    largestStepOf (2 * fadeBlocks);
    ASSERT_TRUE (document.storeScene (1, "Chain"));
    ASSERT_TRUE (document.removeNodes ({ gain }));
    ASSERT_TRUE (document.connect ({ { { sine, 0 }, { GraphNodes::audioOutput, 0 } } }));
    ASSERT_TRUE (document.storeScene (2, "Bare"));
    const auto other = add (gainPlugin);
    ASSERT_TRUE (document.insertPlugin (gainPlugin, { { { sine, 0 }, { GraphNodes::audioOutput, 0 } } }, {}));
    ASSERT_TRUE (document.setSwitch ({ other }, SessionDocument::NodeSwitch::mute, NodeOptions::Switch::on));
    ASSERT_TRUE (document.storeScene (3, "Other gain"));
    largestStepOf (2 * fadeBlocks);
    ASSERT_TRUE (document.recallScene (2));
    largestStepOf (2 * fadeBlocks);
    const auto bound = 1.01f * largestStepOf (fadeBlocks) + 2.0f / 480.0f;

    for (const auto scene : { 1, 2, 3, 1, 3, 2, 1 })
    {
        ASSERT_TRUE (document.recallScene (scene));
        EXPECT_LE (largestStepOf (fadeBlocks), bound) << "scene " << scene;
    }

    // One after the other, in the midst of the fade.
    for (int round = 0; round < 12; ++round)
    {
        ASSERT_TRUE (document.recallScene (1 + round % 3));
        EXPECT_LE (largestStepOf (2), 2.0f * bound) << "round " << round;
    }
}

TEST_F (DocumentPlaying, WhatScenesHaveInCommonIsTheSameToTheBit)
{
    buildChain();
    ASSERT_TRUE (document.storeScene (1, "Chain"));
    ASSERT_TRUE (document.addPlugin (sinePlugin, {}));
    ASSERT_TRUE (document.duplicate ({ gain }));
    ASSERT_TRUE (document.storeScene (2, "More"));
    GraphProcessor otherGraph;
    otherGraph.prepareToPlay (rate, blockSize);
    SessionDocument other (otherGraph, library);
    const auto file = juce::File::createTempFile (".json");
    ASSERT_TRUE (document.save (file));
    ASSERT_TRUE (document.open (file, { .commit = CommitOptions::atOnce() }));
    ASSERT_TRUE (other.open (file, { .commit = CommitOptions::atOnce() }));
    file.deleteFile();
    juce::AudioBuffer<float> expected (2, blockSize);
    auto loudest = 0.0f;

    for (int block = 0; block < 200; ++block)
    {
        ASSERT_TRUE (block % 20 != 10 || document.recallScene (1 + block / 20 % 2)) << "block " << block;

        audio.clear();
        expected.clear();
        graph.processBlock (audio, midi);
        otherGraph.processBlock (expected, midi);
        loudest = std::max (loudest, audio.getMagnitude (0, blockSize));

        for (int channel = 0; channel < 2; ++channel)
            for (int frame = 0; frame < blockSize; ++frame)
                ASSERT_EQ (audio.getSample (channel, frame), expected.getSample (channel, frame))
                    << "block " << block << ", frame " << frame;
    }

    EXPECT_GT (loudest, 0.01f);
}

TEST_F (DocumentPlaying, IsEditedUnderAThreadThatRendersAllTheWhile)
{
    buildChain();
    std::atomic<bool> isOver { false };
    std::atomic<int> numBlocks { 0 };
    std::atomic<bool> isFinite { true };

    std::thread renderer ([&] {
        juce::AudioBuffer<float> block (2, blockSize);
        juce::MidiBuffer noMidi;

        while (! isOver)
        {
            block.clear();
            graph.processBlock (block, noMidi);
            isFinite = isFinite && std::isfinite (block.getSample (0, 0));
            ++numBlocks;
        }
    });

    const auto instance = incarnationOf (sine);

    for (int round = 0; round < 100 || numBlocks < 1000; ++round)
    {
        const auto added = document.addPlugin (gainPlugin, {});
        ASSERT_TRUE (added) << added.error().describe();
        EXPECT_TRUE (document.connect ({ { { sine, 0 }, { *added, 0 } } }));
        EXPECT_TRUE (document.setParameter (*added, 0, static_cast<float> (round % 10) / 10.0f));
        EXPECT_TRUE (document.removeNodes ({ *added }));

        for (int step = 0; step < 4; ++step)
            EXPECT_TRUE (document.undo());

        EXPECT_TRUE (document.redo());
        EXPECT_TRUE (document.undo());
        EXPECT_TRUE (document.show (round % 2 == 0 ? Slot::b : Slot::a));
        graph.reclaim();
    }

    isOver = true;
    renderer.join();
    EXPECT_TRUE (isFinite);
    EXPECT_EQ (incarnationOf (sine), instance);
    EXPECT_EQ (graph.getNumNodes(), 2);
}

} // namespace
} // namespace lopsided
