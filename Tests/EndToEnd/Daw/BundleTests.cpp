// What the real bundles tell a host, and what they take from it.
#include "Support/BundleTest.h"

namespace lopsided::testing
{
namespace
{

constexpr auto in = R"("audioInput")";
constexpr auto out = R"("audioOutput")";

class Bundle : public BundleTest
{
protected:
    /** What plays the transport, and says that it has a tail. */
    static std::string ringing()
    {
        return graph ({ node (16, "VST3", LOPSIDED_WITNESS_VST3) },
                      { connection (in, "0", "16", "0"), connection ("16", "0", out, "0") });
    }

    /** Three scenes: the input as it is, later by 64 samples, and with a plugin that has a tail of half a second. */
    static std::string scenes()
    {
        const auto plain = graph ({}, { connection (in, "0", out, "0") });
        const auto late = graph ({ node (17, "LV2", "urn:lopsided:planted:latent") },
                                 { connection (in, "0", "17", "0"), connection ("17", "0", out, "0") });
        return session (plain + R"(, "scenes": [ { "name": "Plain", )" + plain + R"( }, { "name": "Late", )"
                        + late + R"( }, { "name": "Ringing", )" + ringing() + " } ]");
    }

    void recall (int scene)
    {
        auto* parameter = this->parameter ("Scene");
        ASSERT_NE (parameter, nullptr);
        parameter->setValueNotifyingHost (static_cast<float> (scene) / 64.0f);
    }

    /** A play head that stands still. */
    struct Head final : juce::AudioPlayHead
    {
        juce::Optional<PositionInfo> getPosition() const override { return position; }

        PositionInfo position;
    };

    /** Rolling at 93 beats a minute, at the tenth beat, looping over two bars. */
    static Head rollingHead()
    {
        Head head;
        head.position.setIsPlaying (true);
        head.position.setIsLooping (true);
        head.position.setTimeInSamples (juce::int64 { 480000 });
        head.position.setTimeInSeconds (10.0);
        head.position.setBpm (93.0);
        head.position.setPpqPosition (10.0);
        head.position.setLoopPoints (juce::AudioPlayHead::LoopPoints { 8.0, 16.0 });
        return head;
    }
};

TEST_P (Bundle, TellsAHostWhenASceneChangesTheLatency)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, scenes()));
    EXPECT_EQ (plugin->getLatencySamples(), 0);
    recall (2);
    EXPECT_TRUE (rendersUntil ([this] { return plugin->getLatencySamples() == 64; }));
    recall (1);
    EXPECT_TRUE (rendersUntil ([this] { return plugin->getLatencySamples() == 0; }));
}

/** What LV2 has no way to tell. */
class Vst3Bundle : public Bundle
{};

TEST_P (Vst3Bundle, TellsAHostItsTail)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, scenes()));
    EXPECT_EQ (plugin->getTailLengthSeconds(), 0.0);
    recall (3);
    EXPECT_TRUE (rendersUntil ([this] { return plugin->getTailLengthSeconds() == 0.5; }));
    recall (1);
    EXPECT_TRUE (rendersUntil ([this] { return plugin->getTailLengthSeconds() == 0.0; }));
}

TEST_P (Bundle, CallsAMacroWhatTheProjectCallsItInVst3Alone)
{
    const auto called = [] (const std::string& name) {
        return session (graph ({}, {}) + R"(, "macros": [ { "number": 0, "name": ")" + name + "\" } ]");
    };
    juce::MemoryBlock project;
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, called ("Brightness")));
    plugin->getStateInformation (project);
    plugin.reset();

    // A host that has it open under another name is told.
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, called ("Warmth")));
    EXPECT_NE (parameter (isVst3() ? "Warmth" : "Macro 1"), nullptr);
    EXPECT_EQ (parameter ("Brightness"), nullptr);
    plugin->setStateInformation (project.getData(), static_cast<int> (project.getSize()));
    const auto* name = isVst3() ? "Brightness" : "Macro 1";
    EXPECT_TRUE (rendersUntil ([&] { return parameter (name) != nullptr; }));
    EXPECT_EQ (parameter ("Warmth"), nullptr);
}

TEST_P (Bundle, HandsInnerPluginsTheTransport)
{
    auto head = rollingHead();
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, session (ringing())));
    plugin->setPlayHead (&head);
    render();
    EXPECT_EQ (audio.getSample (0, 0), 0.5f); // rolls
    EXPECT_FLOAT_EQ (audio.getSample (0, 1), 0.093f);
    EXPECT_FLOAT_EQ (audio.getSample (0, 2), 0.010f);

    head.position.setIsPlaying (false);
    head.position.setBpm (150.0);
    render();
    EXPECT_EQ (audio.getSample (0, 0), 0.0f);
    EXPECT_FLOAT_EQ (audio.getSample (0, 1), 0.150f);
    plugin->setPlayHead (nullptr);
}

TEST_P (Bundle, HandsInnerPluginsTheLoopInVst3Alone)
{
    auto head = rollingHead();
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, session (ringing())));
    plugin->setPlayHead (&head);
    render();
    EXPECT_EQ (audio.getSample (0, 0), 0.5f); // rolls
    EXPECT_EQ (audio.getSample (0, 3), isVst3() ? 0.5f : 0.0f);
    EXPECT_FLOAT_EQ (audio.getSample (0, 4), isVst3() ? 0.008f : 0.0f);
    EXPECT_FLOAT_EQ (audio.getSample (0, 5), isVst3() ? 0.016f : 0.0f);
    plugin->setPlayHead (nullptr);
}

TEST_P (Bundle, HandsAnInnerLv2TheTransport)
{
    auto head = rollingHead();
    ASSERT_NO_FATAL_FAILURE (
        open (Kind::instrument, session (graph ({ node (16, "LV2", "urn:lopsided:witness") },
                                                { connection ("16", "1", out, "0") }))));
    plugin->setPlayHead (&head);
    render();
    EXPECT_EQ (audio.getSample (0, 0), 0.5f); // speed
    EXPECT_FLOAT_EQ (audio.getSample (0, 1), 0.093f);
    plugin->setPlayHead (nullptr);
}

TEST_P (Bundle, TakesASidechain)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, session (graph ({}, { connection (in, "2", out, "0"),
                                                                       connection (in, "3", out, "1") }))));
    ASSERT_EQ (plugin->getTotalNumInputChannels(), 4);

    for (int channel = 0; channel < 4; ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel),
                                           0.1f * static_cast<float> (channel + 1), blockSize);

    render();
    EXPECT_EQ (audio.getSample (0, blockSize - 1), 0.3f);
    EXPECT_EQ (audio.getSample (1, blockSize - 1), 0.4f);
}

TEST_P (Bundle, TheInstrumentPlaysToEachOfItsOutputs)
{
    constexpr auto numOutputs = 16;
    std::vector<std::string> connections;

    for (int channel = 0; channel < numOutputs; ++channel)
        connections.push_back (connection (in, std::to_string (channel % 2), out, std::to_string (channel)));

    // What comes in by the sidechain goes out on every output, its two channels in turn.
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, session (graph ({}, connections))));
    ASSERT_EQ (plugin->getTotalNumOutputChannels(), numOutputs);

    for (int channel = 0; channel < 2; ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel), channel == 0 ? 0.25f : 0.5f,
                                           blockSize);

    render();

    for (int channel = 0; channel < numOutputs; ++channel)
        EXPECT_EQ (audio.getSample (channel, blockSize - 1), channel % 2 == 0 ? 0.25f : 0.5f) << channel;
}

TEST_P (Bundle, TheInstrumentKeepsItsOutputsApart)
{
    // One channel of the last pair, and one of the second.
    ASSERT_NO_FATAL_FAILURE (
        open (Kind::instrument,
              session (graph ({}, { connection (in, "0", out, "14"), connection (in, "1", out, "3") }))));

    for (int channel = 0; channel < 2; ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel), channel == 0 ? 0.25f : 0.5f,
                                           blockSize);

    render();

    for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        EXPECT_EQ (audio.getSample (channel, blockSize - 1), channel == 14  ? 0.25f
                                                             : channel == 3 ? 0.5f
                                                                            : 0.0f)
            << channel;
}

TEST_P (Bundle, IsBypassedByWhatTheFormatHasForItAndByItsParameter)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, session (graph ({}, {})))); // plays silence

    // One and the same in VST3, a port and a property in LV2.
    for (auto* bypass : { plugin->getBypassParameter(), parameter ("Bypass") })
    {
        ASSERT_NE (bypass, nullptr);

        for (const auto heard : { 0.5f, 0.0f })
        {
            bypass->setValueNotifyingHost (heard == 0.0f ? 0.0f : 1.0f);

            // It fades over.
            for (int block = 0; block < 10; ++block)
            {
                juce::FloatVectorOperations::fill (audio.getWritePointer (0), 0.5f, blockSize);
                render();
            }

            EXPECT_EQ (audio.getSample (0, 0), heard);
            EXPECT_EQ (audio.getSample (0, blockSize - 1), heard);
        }
    }
}

INSTANTIATE_TEST_SUITE_P (Formats, Vst3Bundle, ::testing::Values ("VST3"),
                          [] (const auto& test) { return std::string (test.param); });

INSTANTIATE_TEST_SUITE_P (Formats, Bundle, ::testing::Values ("VST3", "LV2"),
                          [] (const auto& test) { return std::string (test.param); });

} // namespace
} // namespace lopsided::testing
