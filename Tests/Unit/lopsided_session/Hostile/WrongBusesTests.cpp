#include "HostileNodes.h"

namespace lopsided::testing
{
namespace
{

/** The LV2 cannot be opened: Tests/EndToEnd/HostileProgramTests.cpp. */
using WrongBuses = HostileNodes;

TEST_P (WrongBuses, AreThoseThatThePluginRunsWithAndWhatItRefusedIsSaid)
{
    auto session = sessionWith ("wrong-buses");
    session.nodes[0].layout = PluginPorts { { { juce::AudioChannelSet::create5point0() },
                                              { juce::AudioChannelSet::create5point0() } },
                                            false,
                                            false };
    const auto built = SessionBuilder::build (session, library, graph, { .commit = CommitOptions::atOnce() });
    ASSERT_TRUE (built) << built.error().describe();
    ASSERT_EQ (built->warnings.size(), 1u);
    EXPECT_EQ (built->warnings[0].rfind ("nodes[0].layout: ", 0), 0u) << built->warnings[0];
    EXPECT_NE (built->warnings[0].find ("mono"), std::string::npos) << built->warnings[0];
    EXPECT_EQ (plugin().getTotalNumInputChannels(), 1);
    EXPECT_EQ (plugin().getTotalNumOutputChannels(), 1);

    juce::AudioBuffer<float> audio (2, blockSize);
    juce::MidiBuffer midi;

    for (int block = 0; block < 100; ++block)
    {
        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 0.5f, blockSize);

        graph.processBlock (audio, midi);
        ASSERT_EQ (audio.getSample (0, blockSize - 1), 0.5f);
        ASSERT_EQ (audio.getSample (1, blockSize - 1), 0.5f);
    }
}

TEST_P (WrongBuses, LackAPortThatAConnectionNeedsWhichIsAnErrorThatNamesIt)
{
    auto session = sessionWith ("wrong-buses");
    session.connections.push_back ({ { { GraphNodes::audioInput, 1 }, { hostile, 4 } }, {} });
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_FALSE (built);
    EXPECT_EQ (built.error().code, SessionError::Code::graph);
    EXPECT_NE (built.error().where.find ("connections["), std::string::npos) << built.error().describe();
    EXPECT_NE (built.error().message.find ("Hostile"), std::string::npos) << built.error().describe();
}

INSTANTIATE_TEST_SUITE_P (As, WrongBuses, ::testing::Values ("VST3"), nameOfFormat);

} // namespace
} // namespace lopsided::testing
