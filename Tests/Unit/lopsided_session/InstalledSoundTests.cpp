#include "../lopsided_plugins/Installed.h"
#include "InstalledNodes.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lopsided::testing
{
namespace
{

TEST_F (InstalledNodes, ARealReverbThatIsRemovedRingsOutUntilItIsSilent)
{
    PluginLibrary library;
    const PluginReference verb { "LV2", "urn:dragonfly:room", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, verb);
    EXPECT_EQ (plugin->getTailLengthSeconds(), 0.0)
        << "JUCE knows no tail of LV2: silence has to be measured";
    auto session = sessionOf (verb, {});
    session.connections.push_back ({ { { GraphNodes::audioInput, 0 }, { NodeID { 16 }, 0 } }, {} });
    GraphProcessor graph;
    graph.prepareToPlay (rate, blockSize);
    ASSERT_TRUE (SessionBuilder::build (session, library, graph, { .commit = CommitOptions::atOnce() }));

    render (graph, 100, [] (int block, juce::AudioBuffer<float>& audio, auto&) {
        for (int index = 0; index < blockSize; ++index)
            audio.setSample (0, index,
                             0.5f * std::sin (static_cast<float> (block * blockSize + index) * 0.05f));
    });

    auto edit = graph.edit();
    edit.removeNode (NodeID { 16 });
    ASSERT_TRUE (edit.commit().ok());
    const auto blocksPerSecond = static_cast<int> (rate) / blockSize;
    EXPECT_GT (render (graph, blocksPerSecond / 5), 1.0e-3f) << "it rings";
    graph.reclaim();
    EXPECT_EQ (graph.statistics().instancesDestroyed, 0u);

    auto seconds = 0;

    while (graph.statistics().instancesDestroyed == 0 && ++seconds < 20)
    {
        render (graph, blocksPerSecond);
        graph.reclaim();
    }

    EXPECT_LT (seconds, 20) << "it never ends";
    EXPECT_EQ (render (graph, 10), 0.0f);
}

/** Plays, at a tempo. */
class Transport final : public juce::AudioPlayHead
{
public:
    juce::Optional<PositionInfo> getPosition() const override
    {
        PositionInfo info;
        info.setIsPlaying (plays);
        info.setBpm (240.0);
        info.setTimeInSamples (juce::int64 { 0 });
        info.setPpqPosition (0.0);
        info.setBarCount (juce::int64 { 0 });
        info.setTimeSignature (TimeSignature { 4, 4 });
        return info;
    }

    bool plays = true;
};

TEST_F (InstalledNodes, ARealPluginFollowsThePlayHead)
{
    PluginLibrary library;
    const PluginReference metronome { "LV2", "http://lv2plug.in/plugins/eg-metro", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, metronome);

    for (const auto plays : { true, false })
    {
        Transport transport;
        transport.plays = plays;
        GraphProcessor graph;
        graph.setPlayHead (&transport);
        graph.prepareToPlay (rate, blockSize);
        ASSERT_TRUE (SessionBuilder::build (sessionOf (metronome, {}), library, graph,
                                            { .commit = CommitOptions::atOnce() }));
        const auto loudest = render (graph, 1000);
        EXPECT_EQ (loudest > 0.01f, plays) << loudest;
    }
}

TEST_F (InstalledNodes, ARealPluginIsToldThatTimeDoesNotMatter)
{
    PluginLibrary library;
    const PluginReference tube { "VST3", "ZamTube", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, tube);
    GraphProcessor graph;
    graph.setNonRealtime (true);
    graph.prepareToPlay (rate, blockSize);
    ASSERT_TRUE (
        SessionBuilder::build (sessionOf (tube, {}), library, graph, { .commit = CommitOptions::atOnce() }));
    EXPECT_TRUE (graph.model()->nodes()[0].instance->processor().isNonRealtime());
}

} // namespace
} // namespace lopsided::testing
