#include "EngineTrapFixture.h"

#include <TestProcessors/TestProcessors.h>

#include <atomic>
#include <barrier>
#include <thread>

namespace lopsided::testing
{
namespace
{
/** Notices when it is prepared while it processes. */
class WatchfulProcessor final : public TestProcessor
{
public:
    WatchfulProcessor()
        : TestProcessor ("watchful", 2, 2, Midi::acceptsAndProduces)
    {
        addParameter (new juce::AudioParameterFloat { { "a", 1 }, "A", 0.0f, 1.0f, 0.0f });
    }

    void prepareToPlay (double, int) override
    {
        const Visit visit { *this };
        setLatencySamples (numPreparations++ % 3 == 0 ? 40 : 0);
    }

    void releaseResources() override { const Visit visit { *this }; }
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override { const Visit visit { *this }; }
    using TestProcessor::processBlock;

    std::atomic<int> overlaps { 0 };

private:
    struct Visit
    {
        explicit Visit (WatchfulProcessor& visited)
            : processor (visited)
        {
            if (++processor.numVisits > 1)
                ++processor.overlaps;
        }

        ~Visit() { --processor.numVisits; }

        WatchfulProcessor& processor;
    };

    std::atomic<int> numVisits { 0 };
    int numPreparations = 0;
};

using EngineLiveChangesUnderTrap = EngineTrapFixture;

TEST_F (EngineLiveChangesUnderTrap,
        EveryStepOfALiveChangeIsRenderedWithoutAnOffenceAndWithoutMeetingTheProcessor)
{
    auto made = std::make_unique<WatchfulProcessor>();
    auto& processor = *made;
    const auto id = insert (std::move (made));
    ASSERT_TRUE (
        graph.setAutomation (id, 0, AutomationCurve { { { 0, 0.0f }, { 4800000, 1.0f } } }).has_value());

    struct Listener final : GraphListener
    {
        void nodePrepared (NodeID) override { ++numPrepared; }
        int numPrepared = 0;
    } listener;
    graph.addListener (&listener);
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
    const juce::AudioChannelSet sets[] { juce::AudioChannelSet::quadraphonic(),
                                         juce::AudioChannelSet::stereo() };

    for (int i = 0; i < 40 && ! HasFailure(); ++i)
    {
        const juce::AudioProcessor::BusesLayout layout { { sets[i % 2] }, { sets[i % 2] } };
        ASSERT_TRUE (graph.setBusesLayout (id, layout).has_value());

        while (listener.numPrepared <= i && ! HasFailure())
        {
            static_cast<void> (graph.setParameter (id, 0, 0.5f));
            graph.reclaim();

            if (numBlocks % 8 == 0)
                graph.reset();

            std::this_thread::yield();
        }
    }

    isOver = true;
    audioThread.join();
    graph.removeListener (&listener);
    EXPECT_EQ (listener.numPrepared, 40);
    EXPECT_EQ (processor.overlaps, 0);
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 0u);
}
} // namespace
} // namespace lopsided::testing
