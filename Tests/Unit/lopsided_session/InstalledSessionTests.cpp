#include "../lopsided_plugins/Installed.h"
#include "RenderedLevel.h"
#include "SessionFixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

namespace lopsided::testing
{
namespace
{

TEST (SessionCapture, BringsParametersAndStateOfARealLv2PluginBack)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://drobilla.net/plugins/mda/JX10", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);

    Session session;
    session.nodes.push_back ({ NodeID { 16 }, "Synth", reference, {}, {}, {}, {}, {} });
    float value = 0.0f;

    for (const auto* parameter : plugin->getParameters())
        if (parameter->isAutomatable())
            session.nodes[0].parameters.push_back (
                { parameterId (*parameter), value = std::fmod (value + 0.37f, 1.0f) });

    GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_TRUE (built->warnings.empty());
    const auto& first = graph.model()->nodes()[0].instance->processor();

    for (const auto& setting : session.nodes[0].parameters)
    {
        const auto* parameter = findParameters (first, setting.parameter).at (0);
        EXPECT_NEAR (parameter->getValue(), snapParameterValue (first, *parameter, setting.value), 1e-6f);
    }

    const auto captured = SessionBuilder::capture (graph, "Captured", juce::File());
    ASSERT_TRUE (captured) << captured.error().describe();
    EXPECT_FALSE (captured->nodes[0].state.isEmpty());
    const auto readBack = SessionFile::parse (SessionFile::toJson (*captured));
    ASSERT_TRUE (readBack) << readBack.error().describe();

    GraphProcessor other;
    other.prepareToPlay (48000.0, 64);
    ASSERT_TRUE (SessionBuilder::build (*readBack, library, other));
    const auto& second = other.model()->nodes()[0].instance->processor();

    for (int index = 0; index < first.getParameters().size(); ++index)
        EXPECT_EQ (second.getParameters()[index]->getValue(), first.getParameters()[index]->getValue())
            << first.getParameters()[index]->getName (100);
}

TEST (ShippedSessions, DemoSoundsWithoutClippingOrGaps)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (renderRate, renderBlockSize);
    const auto session = SessionFile::load (shippedFile ("demo.json"));
    ASSERT_TRUE (session) << session.error().describe();
    const auto built = SessionBuilder::build (*session, library, graph);

    ASSERT_TRUE (built) << built.error().describe();

    if (! built->placeholders.empty())
        GTEST_SKIP() << built->warnings.front();

    EXPECT_TRUE (built->warnings.empty()) << built->warnings.front();

    const auto level = levelOf (graph, 25.0); // the whole piece, and into its second pass
    std::cout << "peak " << level.peakDb << " dBFS, RMS " << level.rmsDb << " dBFS, longest quiet "
              << level.longestQuietSeconds << " s\n";
    EXPECT_TRUE (level.isFinite);
    EXPECT_GT (level.peakDb, -18.0f);
    EXPECT_LT (level.peakDb, -6.0f);
    EXPECT_GT (level.rmsDb, -40.0f);
    EXPECT_LT (level.longestQuietSeconds, 1.0f);
}

} // namespace
} // namespace lopsided::testing
