#include "EngineTrapFixture.h"

#include <TestProcessors/TestProcessors.h>

#include <lopsided_rcu/lopsided_rcu.h>

#include <atomic>
#include <barrier>
#include <thread>

namespace lopsided::testing
{
namespace
{
using EngineSwapsUnderTrap = EngineTrapFixture;

TEST_F (EngineSwapsUnderTrap, TheCallbackMakesNoOffenceThroughSwapsOfEveryKind)
{
    insert (std::make_unique<CountingProcessor>());
    std::barrier start { 2 };
    std::atomic<bool> isOver { false };
    std::atomic<int> numBlocks { 0 };

    std::thread audioThread { [&] {
        runOnAudioThread ([&] {
            start.arrive_and_wait();
            juce::MidiBuffer events;
            events.ensureSize (4096);

            while (! isOver)
            {
                events.clear();
                events.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 3);
                fill (1.0f);

                if (expectNoOffences ([&] { graph.processBlock (audio, events); }).numOffences != 0)
                    break;

                ++numBlocks;
            }
        });
    } };

    start.arrive_and_wait();

    for (int i = 0; i < 100 && ! HasFailure(); ++i)
    {
        auto edit = graph.edit();
        edit.removeNode (graph.model()->nodes().front().id);

        if (i % 10 == 9)
            edit.addNode (std::make_unique<LatencyProcessor> (i));

        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        insert (i % 2 == 0 ? std::unique_ptr<juce::AudioProcessor> { std::make_unique<LatencyProcessor> (i) }
                           : std::make_unique<CountingProcessor>());

        // Every version is rendered at least once.
        for (const auto before = numBlocks.load(); numBlocks < before + 2 && ! HasFailure();)
            std::this_thread::yield();

        if (i % 25 == 24)
            graph.reset();
    }

    isOver = true;
    audioThread.join();
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));

    const auto statistics = graph.statistics();
    EXPECT_GE (statistics.published, 200u);
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.destroyedOnAudioThread, 0u);
}

TEST_F (EngineSwapsUnderTrap, SequencesThatWereNeverRenderedMakeNoOffenceInTheNextBlock)
{
    insert (std::make_unique<ScalingProcessor> (0.5f));
    renderWatched();

    for (int i = 0; i < 100; ++i)
        insert (std::make_unique<LatencyProcessor> (i));

    fill (1.0f);
    renderWatched();
    EXPECT_EQ (audio.getSample (0, 0), 1.5f)
        << "what is not late sounds; what has to wait now waits once its delay is filled";
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 0u);
}

TEST_F (EngineSwapsUnderTrap, AShareThatOutlivesItsCellIsRenderedAndDroppedWithoutAnOffence)
{
    const auto settings = RenderSettings { .sampleRate = sampleRate, .maximumBlockSize = blockSize };
    CarriedState carried;
    Reclaimer reclaimer;
    auto cell = std::make_unique<RcuCell<RenderSequence>> (
        reclaimer, GraphCompiler::compile (*graph.model(), settings, carried).value());
    RcuCell<RenderSequence>::Reader reader { *cell };
    juce::MidiBuffer events;
    Share<RenderSequence> share;

    runOnAudioThread ([&] { expectNoOffences ([&] { share = reader.share(); }); });
    cell.reset();
    reclaimer.reclaim();
    EXPECT_EQ (reclaimer.counters().reclaimed, 0u);

    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            share->render ({ .inputs = audio.getArrayOfReadPointers(),
                             .numInputs = 2,
                             .outputs = audio.getArrayOfWritePointers(),
                             .numOutputs = 2,
                             .midiIn = events,
                             .midiOut = events,
                             .numSamples = blockSize });
            share.reset();
        });
    });

    reclaimer.reclaim();
    EXPECT_EQ (reclaimer.counters().reclaimed, 1u);
}
} // namespace
} // namespace lopsided::testing
