#include "EngineTrapFixture.h"

#include <TestProcessors/TestProcessors.h>

#include <barrier>
#include <cstdlib>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
using EngineUnderTrap = EngineTrapFixture;

TEST_F (EngineUnderTrap, TheFirstBlockMakesNoOffence)
{
    insert (std::make_unique<CountingProcessor>());
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 3);
    fill (1.0f);
    renderWatched();
    EXPECT_EQ (audio.getSample (0, 0), 1.0f);
    EXPECT_EQ (midi.getNumEvents(), 1);
}

TEST_F (EngineUnderTrap, ANodeThatThrowsMakesNoOffenceOfOurs)
{
    insert (std::make_unique<ThrowingProcessor>());

    for (int block = 0; block < 3; ++block)
    {
        fill (1.0f);
        renderWatched();
        EXPECT_EQ (audio.getMagnitude (0, blockSize), 0.0f);
    }

    EXPECT_EQ (graph.statistics().exceptionsInNodes, 3u);
}

TEST_F (EngineUnderTrap, ParameterChangesAndCurvesMakeNoOffence)
{
    const auto id = insert (std::make_unique<ParameterProcessor> (
        2, 2, TestProcessor::Midi::acceptsAndProduces, ParameterProcessor::Journal::none));

    for (int block = 0; block < 100; ++block)
    {
        const auto position = graph.samplePosition();
        const auto value = static_cast<float> (block) / 100.0f;

        // More than the queue holds, now and then.
        for (int i = 0; i < (block % 10 == 0 ? 400 : 5); ++i)
            EXPECT_TRUE (graph.setParameterAt (id, 0, value, position + i * 17 % blockSize).has_value());

        if (block % 20 == 0)
        {
            const AutomationCurve curve { { { position, value }, { position + 500, 1.0f - value } } };
            EXPECT_TRUE (graph.setAutomation (id, 1, curve).has_value());
        }

        fill (0.0f);
        renderWatched();
        EXPECT_EQ (audio.getSample (0, blockSize - 1), value);
    }

    EXPECT_GT (graph.statistics().coalescedParameterChanges, 0u);
}

TEST_F (EngineUnderTrap, AParameterSenderMakesNoOffence)
{
    const auto id = insert (std::make_unique<ParameterProcessor> (
        2, 2, TestProcessor::Midi::acceptsAndProduces, ParameterProcessor::Journal::none));
    const auto sender = graph.parameterSender (id, 0).value();

    for (int block = 0; block < 100; ++block)
    {
        const auto value = static_cast<float> (block) / 100.0f;
        fill (0.0f);
        runOnAudioThread ([&] { expectNoOffences ([&] { sender.send (value); }); });
        renderWatched();
        EXPECT_EQ (audio.getSample (0, blockSize - 1), value);
    }
}

TEST_F (EngineUnderTrap, MidiBeyondAllRoomMakesNoOffence)
{
    insert (std::make_unique<CountingProcessor>());

    for (const auto numSamples : { blockSize, 5 * blockSize })
    {
        audio.setSize (2, numSamples);
        midi.clear();

        for (int i = 0; i < 20000; ++i)
            midi.addEvent (juce::MidiMessage::noteOn (1, i % 128, 1.0f), i % numSamples);

        const std::vector<juce::uint8> bytes (30000);
        midi.addEvent (juce::MidiMessage::createSysExMessage (bytes.data(), static_cast<int> (bytes.size())),
                       0);
        renderWatched();
        EXPECT_GT (midi.getNumEvents(), 0);
    }

    EXPECT_GT (graph.statistics().droppedMidiEvents, 20000u);
}

TEST_F (EngineUnderTrap, ANewMidiBufferInEveryBlockMakesNoOffence)
{
    insert (std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& events) {
            for (int i = 0; i < 100; ++i)
                events.addEvent (juce::MidiMessage::controllerEvent (1, 7, i), 0);
        }));

    for (int block = 0; block < 3; ++block)
    {
        juce::MidiBuffer fresh;
        runOnAudioThread ([&] { expectNoOffences ([&] { graph.processBlock (audio, fresh); }); });
    }

    EXPECT_EQ (graph.statistics().droppedMidiEvents, 200u)
        << "the first had been lent room, the others had none";
}

TEST_F (EngineUnderTrap, BlocksOfEveryLengthAndWidthMakeNoOffence)
{
    insert (std::make_unique<CountingProcessor>());

    for (const auto numSamples : { 0, 1, 63, 65, 1000 })
        for (const auto numChannels : { 0, 1, 2, 5 })
        {
            audio.setSize (numChannels, numSamples);
            audio.clear();
            renderWatched();
        }
}

TEST_F (EngineUnderTrap, NeitherThreadOffendsWhenTwoRenderAtOnce)
{
    std::barrier inside { 2 };
    std::barrier leave { 2 };
    insert (std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [&] (auto&, auto&) {
        inside.arrive_and_wait();
        leave.arrive_and_wait();
    }));

    std::thread first { [this] { renderWatched(); } };
    inside.arrive_and_wait();
    juce::AudioBuffer<float> other { 2, blockSize };
    juce::MidiBuffer events;
    events.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
    runOnAudioThread ([&] { expectNoOffences ([&] { graph.processBlock (other, events); }); });
    leave.arrive_and_wait();
    first.join();
    EXPECT_EQ (graph.statistics().concurrentRenders, 1u);
}

TEST_F (EngineUnderTrap, SilenceAndWhatAnyThreadMayCallMakeNoOffence)
{
    insert (std::make_unique<ScalingProcessor> (0.5f));

    const auto callAll = [this] {
        graph.reset();
        graph.setNonRealtime (true);
        graph.setNonRealtime (false);
        static_cast<void> (graph.getTailLengthSeconds());
        graph.processBlock (audio, midi);
    };

    runOnAudioThread ([&] { expectNoOffences (callAll); });
    graph.releaseResources();
    runOnAudioThread ([&] { expectNoOffences (callAll); });
}

TEST_F (EngineUnderTrap, ANodeThatAllocatesWithoutABracketIsReported)
{
    graph.setNodeCallObserver (nullptr);
    insert (std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [] (auto&, auto&) {
        void* volatile planted = std::malloc (100);
        std::free (planted);
    }));

    runOnAudioThread ([this] {
        const auto seen = observe ([this] { graph.processBlock (audio, midi); });
        EXPECT_TRUE (seen.has (Offence::Kind::heap, "malloc"));
    });

    graph.setNodeCallObserver (&bracket);
    renderWatched();
}
} // namespace
} // namespace lopsided::testing
