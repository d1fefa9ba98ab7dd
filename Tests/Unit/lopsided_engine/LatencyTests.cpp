#include "GraphFixture.h"
#include "MessageLoop.h"

#include <TestProcessors/PlainProcessor.h>

#include <array>
#include <limits>
#include <thread>

namespace lopsided::testing
{
namespace
{
using LatencyTest = GraphFixture;

/** A processor of the LV2 format as JUCE hosts it: its latency shows only when it runs, and reset() does nothing. */
class PaperLv2 final : public PlainProcessor<juce::AudioPluginInstance>
{
public:
    explicit PaperLv2 (std::shared_ptr<Journal> journalToKeep)
        : journal (std::move (journalToKeep))
    {
        setPlayConfigDetails (2, 2, 48000.0, 64);
    }

    void fillInPluginDescription (juce::PluginDescription& description) const override
    {
        description.pluginFormatName = "LV2";
    }

    void prepareToPlay (double, int) override
    {
        ++journal->prepared;
        numBlocks = 0;
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        if (audio.getMagnitude (0, audio.getNumSamples()) > 0.0f)
            hasHeardSound = true;

        ++numBlocks;
        setLatencySamples (100);
    }

    const juce::String getName() const override { return "paper"; }
    void releaseResources() override { ++journal->released; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }

    int numBlocks = 0;
    bool hasHeardSound = false;

private:
    std::shared_ptr<Journal> journal;
};

/** A host that listens, as a plugin wrapper does. */
class ListeningHost final : public juce::AudioProcessorListener
{
public:
    void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}

    void audioProcessorChanged (juce::AudioProcessor* processor, const ChangeDetails& details) override
    {
        if (! details.latencyChanged)
            return;

        reported = processor->getLatencySamples();
        wasOnMessageThread = juce::MessageManager::existsAndIsCurrentThread();
        ++numReports;
    }

    int reported = -1;
    int numReports = 0;
    bool wasOnMessageThread = false;
};

TEST_F (LatencyTest, ACommitTellsTheHostTheNewLatency)
{
    ListeningHost host;
    graph.addListener (&host);
    const auto id = insert (std::make_unique<LatencyProcessor> (48));
    EXPECT_EQ (graph.getLatencySamples(), 48);
    EXPECT_EQ (host.reported, 48);
    EXPECT_EQ (host.numReports, 1);

    auto edit = graph.edit();
    edit.removeNode (id);
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (host.reported, 0);
    graph.removeListener (&host);
}

TEST_F (LatencyTest, ABudgetAbsorbsWhatNodesBringAndIsKeptByPrepareToPlay)
{
    ListeningHost host;
    graph.addListener (&host);
    ASSERT_TRUE (graph.setLatencyBudget (256).has_value());
    EXPECT_EQ (host.reported, 256);

    insert (std::make_unique<LatencyProcessor> (48));
    EXPECT_EQ (host.numReports, 1) << "48 samples are within 256";
    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (graph.getLatencySamples(), 256);

    insert (std::make_unique<LatencyProcessor> (300));
    EXPECT_EQ (graph.getLatencySamples(), 300) << "it is a least, not a most";

    EXPECT_FALSE (graph.setLatencyBudget (std::numeric_limits<int>::max()).has_value());
    EXPECT_EQ (graph.getLatencySamples(), 300) << "a refused budget changes nothing";
    ASSERT_TRUE (graph.setLatencyBudget (-1).has_value());
    EXPECT_EQ (graph.getLatencySamples(), 300);
    graph.removeListener (&host);
}

TEST_F (LatencyTest, ACommitFromAnotherThreadTellsTheHostOnTheMessageThread)
{
    ListeningHost host;
    graph.addListener (&host);
    auto edit = graph.edit();
    const auto id = edit.addNode (std::make_unique<LatencyProcessor> (48));
    connectStereo (edit, graph.audioInput(), id);
    connectStereo (edit, id, graph.audioOutput());

    std::thread { [&edit] { EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok()); } }.join();
    EXPECT_EQ (host.numReports, 0);
    EXPECT_TRUE (runMessageLoopUntil ([&] { return host.numReports == 1; }));
    EXPECT_EQ (host.reported, 48);
    EXPECT_TRUE (host.wasOnMessageThread);
    graph.removeListener (&host);
}

TEST_F (LatencyTest, ALatencyThatANodeSetsWhileItProcessesIsFollowedByTheMessageLoop)
{
    ListeningHost host;
    graph.addListener (&host);
    auto latency = std::make_shared<std::atomic<int>> (0);
    auto processor =
        std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [] (auto&, auto&) {});
    auto* node = processor.get();
    auto changing = std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [=] (auto&, auto&) { node->setLatencySamples (*latency); });

    auto edit = graph.edit();
    const auto delayed = edit.addNode (std::move (processor));
    edit.addNode (std::move (changing));
    edit.connect ({ graph.audioInput(), 0 }, { delayed, 0 });
    edit.connect ({ delayed, 0 }, { graph.audioOutput(), 0 });
    edit.connect ({ graph.audioInput(), 1 }, { graph.audioOutput(), 1 });
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    const auto publishedBefore = graph.statistics().published;
    *latency = 32;
    std::thread { [this] { render(); } }.join();
    EXPECT_EQ (host.numReports, 0) << "only a flag is stored on the audio thread";
    EXPECT_EQ (graph.statistics().published, publishedBefore);

    EXPECT_TRUE (runMessageLoopUntil ([&] { return host.numReports == 1; }));
    EXPECT_EQ (host.reported, 32);
    EXPECT_EQ (graph.statistics().published, publishedBefore + 1);

    // The path beside it goes over to its compensation without a gap, and is as late as it once that is done.
    for (int block = 0; block < 20; ++block)
    {
        render (1.0f);

        for (int i = 0; i < audio.getNumSamples(); ++i)
            ASSERT_EQ (audio.getSample (1, i), 1.0f);
    }

    render (0.5f);
    EXPECT_EQ (audio.getSample (1, 31), 1.0f);
    EXPECT_EQ (audio.getSample (1, 32), 0.5f);
    graph.removeListener (&host);
}

TEST_F (LatencyTest, AnLv2InstanceIsRunOnSilenceAndMadeNewBeforeItIsPublished)
{
    const auto journal = std::make_shared<Journal>();
    auto plugin = std::make_unique<PaperLv2> (journal);
    auto* instance = plugin.get();
    insert (std::move (plugin));

    EXPECT_EQ (graph.getLatencySamples(), 100);
    EXPECT_EQ (journal->prepared, 2);
    EXPECT_EQ (journal->released, 1);
    EXPECT_EQ (instance->numBlocks, 0);
    EXPECT_FALSE (instance->hasHeardSound);
}

TEST_F (LatencyTest, LatencyIsKnownWhenPrepareToPlayReturns)
{
    GraphProcessor unprepared;
    auto edit = unprepared.edit();
    const auto id = edit.addNode (std::make_unique<PaperLv2> (std::make_shared<Journal>()));
    connectStereo (edit, unprepared.audioInput(), id);
    connectStereo (edit, id, unprepared.audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    unprepared.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (unprepared.getLatencySamples(), 100);
}

TEST_F (LatencyTest, EditsOfAnotherThreadGoOnWhileShapesAreReadAnew)
{
    auto processor = std::make_unique<LatencyProcessor> (1);
    auto& changing = *processor;
    const auto id = insert (std::move (processor));
    std::atomic<bool> isOver { false };
    std::atomic<int> numEdits { 0 };

    std::thread editor { [&] {
        while (! isOver)
        {
            auto edit = graph.edit();
            disconnectStereo (edit, graph.audioInput(), id);
            connectStereo (edit, graph.audioInput(), id);
            EXPECT_EQ (edit.firstError(), nullptr);
            ++numEdits;
            numEdits.notify_one();
        }
    } };

    for (int latency = 2; latency < 100; ++latency)
    {
        changing.setLatencySamples (latency);
        graph.reclaim();
        EXPECT_EQ (graph.getLatencySamples(), latency);

        numEdits.wait (numEdits);
    }

    graph.prepareToPlay (96000.0, 128);
    isOver = true;
    editor.join();
}
} // namespace
} // namespace lopsided::testing
