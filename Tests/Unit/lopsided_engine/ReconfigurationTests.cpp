// prepareToPlay again, with another sample rate and block size, of a graph that has been playing.
#include "GraphFixture.h"
#include "LayoutProcessor.h"

#include <gmock/gmock.h>

#include <random>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using Switch = NodeOptions::Switch;

class ReconfigurationTest : public GraphFixture
{
protected:
    void insertControlled()
    {
        auto made = std::make_unique<ParameterProcessor> (3);
        processor = made.get();
        controlled = insert (std::move (made));
    }

    /** Noise through the graph, in blocks of the given lengths. */
    static std::vector<float> play (GraphProcessor& graphToPlay, const std::vector<int>& lengths)
    {
        std::mt19937 random { 3 };
        std::uniform_real_distribution<float> noise { -1.0f, 1.0f };
        std::vector<float> samples;
        juce::MidiBuffer events;

        for (const auto length : lengths)
        {
            juce::AudioBuffer<float> block { 2, length };

            for (int i = 0; i < length; ++i)
                for (int channel = 0; channel < 2; ++channel)
                    block.setSample (channel, i, noise (random));

            graphToPlay.processBlock (block, events);
            samples.insert (samples.end(), block.getReadPointer (0), block.getReadPointer (0) + length);
        }

        return samples;
    }

    ParameterProcessor* processor = nullptr;
    NodeID controlled;
};

struct Configuration
{
    double sampleRate = 0.0;
    int blockSize = 0;
};

constexpr Configuration configurations[] { { 44100.0, 512 }, { 96000.0, 1 },   { 48000.0, 64 },
                                           { 8000.0, 4096 }, { 192000.0, 37 }, { 48000.0, 64 } };

TEST_F (ReconfigurationTest, StateConnectionsOptionsAndCurvesStayThroughRatesAndBlockSizes)
{
    insertControlled();
    const auto muted = insert (makeGain (1.0f));
    ASSERT_TRUE (graph.setParameter (controlled, 0, 0.5f).has_value());
    ASSERT_TRUE (graph.setAutomation (controlled, 1, AutomationCurve { { { 0, 0.25f }, { 1000000, 0.25f } } })
                     .has_value());
    auto edit = graph.edit();
    edit.setNodeOptions (muted, { .mute = Switch::on });
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    render();
    const auto before = graph.model();

    for (const auto& [rate, size] : configurations)
    {
        SCOPED_TRACE (rate);
        graph.prepareToPlay (rate, size);
        EXPECT_EQ (graph.model(), before) << "the very same model, with its instances";
        EXPECT_EQ (render (0.0f, size), 0.5f) << "the parameter is where it was, the other node is mute";
        EXPECT_EQ (processor->parameters[1]->value, 0.25f);
        EXPECT_EQ (processor->parameters[0]->numSets, 1) << "nobody sets it again";
        EXPECT_EQ (graph.samplePosition(), size) << "the clock began anew";
    }
}

TEST_F (ReconfigurationTest, AChangeThatWaitsIsMadeInTheFirstBlockAfterIt)
{
    insertControlled();
    render();
    ASSERT_TRUE (graph.setParameterAt (controlled, 0, 0.25f, 100000).has_value());
    ASSERT_TRUE (graph.setParameterAt (controlled, 0, 0.75f, 200000).has_value());
    ASSERT_TRUE (graph.setParameter (controlled, 2, 1.0f).has_value());
    graph.prepareToPlay (44100.0, 128);
    EXPECT_EQ (render (0.0f, 128), 0.75f) << "in the order of their times";
    EXPECT_EQ (audio.getSample (0, 0), 0.75f);
    EXPECT_EQ (processor->parameters[2]->value, 1.0f);
    EXPECT_EQ (graph.statistics().droppedParameterChanges, 0u);

    ASSERT_TRUE (graph.setParameterAt (controlled, 0, 0.5f, 128 + 100).has_value());
    render (0.0f, 128);
    EXPECT_EQ (audio.getSample (0, 99), 0.75f);
    EXPECT_EQ (audio.getSample (0, 100), 0.5f) << "split for the new block size";
}

TEST_F (ReconfigurationTest, DelaysBeginEmptyAndALatencyThatIsAnotherAtTheNewRateIsKept)
{
    auto made = std::make_unique<LayoutProcessor> (1.0f);
    const auto record = made->record;
    record->latency = 100;
    const auto late = insert (std::move (made));
    auto edit = graph.edit();
    connectStereo (edit, graph.audioInput(), graph.audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    graph.prepareToPlay (sampleRate, blockSize);
    render (1.0f, 640);
    EXPECT_EQ (render(), 2.0f);
    EXPECT_EQ (graph.getLatencySamples(), 100);

    record->latency = 200;
    graph.prepareToPlay (96000.0, 32);
    EXPECT_EQ (graph.getLatencySamples(), 200);
    render (0.0f, 640);
    EXPECT_EQ (audio.getMagnitude (0, 640), 0.0f) << "nothing of what sounded before";
    render (1.0f, 200);
    EXPECT_EQ (audio.getMagnitude (0, 200), 0.0f);
    render (1.0f, 1);
    EXPECT_EQ (audio.getSample (0, 0), 2.0f) << "both ways arrive together";
    EXPECT_EQ (graph.model()->findNode (late)->instance->shape().latencySamples, 200);
}

TEST_F (ReconfigurationTest, InTheMiddleOfAFadeItBeginsWithWhatWasWanted)
{
    const auto gone = insert (makeGain (1.0f));
    const auto stays = insert (makeGain (0.25f));
    render();
    auto edit = graph.edit();
    edit.removeNode (gone);
    edit.setNodeOptions (stays, { .bypass = Switch::on });
    ASSERT_TRUE (edit.commit().ok());
    render();
    graph.prepareToPlay (44100.0, 100);
    EXPECT_EQ (render (1.0f, 100), 1.0f);
    EXPECT_EQ (audio.getSample (0, 0), 1.0f) << "without a ramp: nothing has been heard";
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 5 }));
    EXPECT_EQ (graph.statistics().instancesDestroyed, 1u);
}

TEST_F (ReconfigurationTest, BlocksOfAnyLengthSoundTheSameAtAnyPreparedSize)
{
    const juce::ScopedNoDenormals noDenormals;
    std::vector<float> expected;
    std::mt19937 random { 9 };

    for (const auto prepared : { 1000, 64, 17, 1 })
    {
        SCOPED_TRACE (prepared);
        GraphProcessor other;
        other.prepareToPlay (44100.0, 256);
        auto edit = other.edit();
        const auto late = edit.addNode (std::make_unique<LatencyProcessor> (150));
        const auto pole = edit.addNode (std::make_unique<OnePoleProcessor> (0.9f));
        connectStereo (edit, other.audioInput(), late);
        connectStereo (edit, other.audioInput(), pole);
        connectStereo (edit, late, other.audioOutput());
        connectStereo (edit, pole, other.audioOutput());
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        other.prepareToPlay (48000.0, prepared);

        std::vector<int> lengths;

        for (int total = 0; total < 5000; total += lengths.back())
            lengths.push_back (
                expected.empty() ? 50 : std::min (1 + static_cast<int> (random() % 900), 5000 - total));

        const auto samples = play (other, lengths);

        if (expected.empty())
            expected = samples;

        EXPECT_EQ (samples, expected);
    }
}

TEST_F (ReconfigurationTest, ANodeThatLosesPortsInPrepareToPlayLosesTheirConnectionsAndThatIsTold)
{
    struct Listener final : GraphListener
    {
        void connectionsRemoved (const std::vector<Connection>& connections) override
        {
            removed = connections;
        }
        std::vector<Connection> removed;
    } listener;
    graph.addListener (&listener);
    ScriptedProcessor::Script script;
    script.process = [] (auto& block, auto&) { block.applyGain (0.5f); };
    script.prepare = [] (auto& shrinking, double rate, int size) {
        if (rate == 96000.0)
            shrinking.setPlayConfigDetails (2, 1, rate, size);
    };
    const auto id = insert (std::make_unique<ScriptedProcessor> (script));
    graph.prepareToPlay (96000.0, blockSize);
    EXPECT_THAT (listener.removed, ElementsAre (Connection { { id, 1 }, { graph.audioOutput(), 1 } }));
    EXPECT_TRUE (graph.preparationErrors().empty());
    EXPECT_EQ (render(), 0.5f) << "the others play";
    EXPECT_EQ (audio.getSample (1, 0), 0.0f);
    graph.removeListener (&listener);
}

TEST_F (ReconfigurationTest, LatenciesThatChangeWhileItPlaysAreToldToTheHostOnce)
{
    struct Host final : juce::AudioProcessorListener
    {
        void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}
        void audioProcessorChanged (juce::AudioProcessor* changed, const ChangeDetails& details) override
        {
            if (details.latencyChanged)
                reports.push_back (changed->getLatencySamples());
        }
        std::vector<int> reports;
    } host;
    auto latency = std::make_shared<int> (0);
    auto made = std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [] (auto&, auto&) {});
    auto* changing = made.get();
    insert (std::move (made));
    insert (std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [=] (auto&, auto&) { changing->setLatencySamples (*latency); }));
    graph.addListener (&host);

    for (const auto samples : { 10, 200, 30 })
    {
        *latency = samples;
        render();
    }

    EXPECT_TRUE (host.reports.empty()) << "not from the audio thread";
    graph.reclaim();
    EXPECT_THAT (host.reports, ElementsAre (30));

    for (int block = 0; block < 20; ++block)
    {
        render();
        graph.reclaim();
    }

    EXPECT_THAT (host.reports, ElementsAre (30)) << "once, whatever is published until it has settled";
    graph.removeListener (&host);
}
} // namespace
} // namespace lopsided::testing
