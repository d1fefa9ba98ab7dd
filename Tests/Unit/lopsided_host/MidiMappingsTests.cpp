#include <Host/Live/MidiMappings.h>
#include <TestProcessors/TestProcessors.h>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

using Source = SessionMapping::Source;
using Curve = SessionMapping::Curve;

/** A node with two parameters, and MIDI that moves them. */
class MidiMappingsTest : public ::testing::Test
{
protected:
    MidiMappingsTest()
    {
        graph.prepareToPlay (48000.0, 64);
        auto edit = graph.edit();
        auto owned = std::make_unique<TwoParameters>();
        processor = owned.get();
        node = edit.addNode (std::move (owned));
        edit.connect ({ node, 0 }, { GraphProcessor::audioOutput(), 0 });
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    struct TwoParameters final : public TestProcessor
    {
        TwoParameters()
            : TestProcessor ("Two", 2, 2)
        {
            addParameter (drive = new juce::AudioParameterFloat (
                              { "drive", 1 }, "Drive", juce::NormalisableRange<float> { 0.0f, 1.0f }, 0.0f));
            addParameter (tone = new juce::AudioParameterFloat (
                              { "tone", 1 }, "Tone", juce::NormalisableRange<float> { 0.0f, 1.0f }, 0.0f));
        }

        void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
        using TestProcessor::processBlock;

        juce::AudioParameterFloat* drive = nullptr;
        juce::AudioParameterFloat* tone = nullptr;
    };

    SessionMapping mapping (Source source, int channel, int number, const juce::String& parameter) const
    {
        SessionMapping result;
        result.source = source;
        result.channel = channel;
        result.number = number;
        result.node = node;
        result.parameter = parameter;
        return result;
    }

    void move (std::vector<std::uint8_t> bytes)
    {
        controllers.note (bytes.data(), static_cast<int> (bytes.size()));
        controllers.take ([this] (const auto& movement) { mappings.moved (movement); });
    }

    void render()
    {
        mappings.apply();
        juce::AudioBuffer<float> audio (2, 64);
        juce::MidiBuffer midi;
        graph.processBlock (audio, midi);
    }

    GraphProcessor graph;
    TwoParameters* processor = nullptr;
    NodeID node;
    MovedControllers controllers;
    MidiMappings mappings { graph };
};

TEST_F (MidiMappingsTest, AControllerMovesTheParameterThatIsNamedByIdOrByName)
{
    mappings.set (
        { mapping (Source::controller, 1, 7, "drive"), mapping (Source::controller, 0, 8, "Tone") });
    move ({ 0xb0, 7, 127 });
    move ({ 0xb5, 8, 64 });
    render();
    EXPECT_EQ (processor->drive->get(), 1.0f);
    EXPECT_FLOAT_EQ (processor->tone->get(), 64.0f / 127.0f);
}

TEST_F (MidiMappingsTest, OthersMoveNothing)
{
    mappings.set (
        { mapping (Source::controller, 1, 7, "drive"), mapping (Source::controller, 1, 9, "missing") });
    move ({ 0xb1, 7, 127 }); // another channel
    move ({ 0xb0, 8, 127 }); // another controller
    move ({ 0x90, 7, 127 }); // a note
    move ({ 0xb0, 9, 127 }); // a parameter that there is not
    render();
    EXPECT_EQ (processor->drive->get(), 0.0f);
}

TEST_F (MidiMappingsTest, PitchBendHasItsFourteenBitsAndPressureAndVelocityTheirSeven)
{
    mappings.set (
        { mapping (Source::pitchBend, 1, 0, "drive"), mapping (Source::channelPressure, 1, 0, "tone") });
    move ({ 0xe0, 0x01, 0x40 });
    move ({ 0xd0, 127 });
    render();
    EXPECT_FLOAT_EQ (processor->drive->get(), 8193.0f / 16383.0f);
    EXPECT_EQ (processor->tone->get(), 1.0f);

    mappings.set ({ mapping (Source::note, 1, 60, "drive") });
    move ({ 0x90, 60, 127 });
    render();
    EXPECT_EQ (processor->drive->get(), 1.0f);
    move ({ 0x80, 60, 90 });
    render();
    EXPECT_EQ (processor->drive->get(), 0.0f);
}

TEST_F (MidiMappingsTest, OfManyMovementsTheLastOneCounts)
{
    mappings.set ({ mapping (Source::controller, 1, 7, "drive") });

    for (int i = 0; i < 100000; ++i)
    {
        const std::array<std::uint8_t, 3> bytes { 0xb0, 7, static_cast<std::uint8_t> (i % 127) };
        controllers.note (bytes.data(), 3);
    }

    move ({ 0xb0, 7, 33 });
    render();
    EXPECT_FLOAT_EQ (processor->drive->get(), 33.0f / 127.0f);
}

TEST_F (MidiMappingsTest, CurvesAndRangesShapeTheWay)
{
    auto shaped = mapping (Source::controller, 1, 7, "drive");
    EXPECT_FLOAT_EQ (MidiMappings::valueOf (shaped, 0.25f), 0.25f);
    shaped.curve = Curve::slow;
    EXPECT_FLOAT_EQ (MidiMappings::valueOf (shaped, 0.5f), 0.25f);
    shaped.curve = Curve::fast;
    EXPECT_FLOAT_EQ (MidiMappings::valueOf (shaped, 0.25f), 0.5f);
    shaped.curve = Curve::toggle;
    EXPECT_EQ (MidiMappings::valueOf (shaped, 63.0f / 127.0f), 0.0f);
    EXPECT_EQ (MidiMappings::valueOf (shaped, 64.0f / 127.0f), 1.0f);

    for (const auto curve : { Curve::linear, Curve::slow, Curve::fast, Curve::toggle })
    {
        shaped.curve = curve;
        shaped.minimum = 0.8f;
        shaped.maximum = 0.2f;
        EXPECT_FLOAT_EQ (MidiMappings::valueOf (shaped, 0.0f), 0.8f);
        EXPECT_FLOAT_EQ (MidiMappings::valueOf (shaped, 1.0f), 0.2f);
    }
}

TEST_F (MidiMappingsTest, LearnsTheNextControllerThatMovesAndAppliesItOnlyThen)
{
    std::vector<SessionMapping> learned;
    mappings.set ({ mapping (Source::controller, 0, 20, "tone") });
    mappings.learn (node, "drive", [&] (const auto& mapped) { learned.push_back (mapped); });
    EXPECT_TRUE (mappings.isLearning());

    move ({ 0x80, 60, 64 }); // no key goes down
    move ({ 0xb0, 123, 0 }); // moves nothing
    EXPECT_TRUE (learned.empty());
    move ({ 0xb2, 20, 100 });
    move ({ 0xb2, 21, 100 });
    render();

    ASSERT_EQ (learned.size(), 1u);
    EXPECT_EQ (learned[0], mapping (Source::controller, 3, 20, "drive"));
    EXPECT_FALSE (mappings.isLearning());
    EXPECT_EQ (processor->tone->get(), 0.0f);
}

TEST_F (MidiMappingsTest, FollowsANodeThatIsReplacedAndForgivesOneThatIsRemoved)
{
    mappings.set ({ mapping (Source::controller, 1, 7, "tone") });
    move ({ 0xb0, 7, 127 });
    render();

    auto edit = graph.edit();
    auto other = std::make_unique<ParameterProcessor>();
    auto* parameter = other->parameters.front();
    edit.replaceNode (node, std::move (other));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    mappings.set ({ mapping (Source::controller, 1, 7, "Parameter") });
    move ({ 0xb0, 7, 127 });
    render();
    EXPECT_EQ (parameter->getValue(), 1.0f);

    ASSERT_TRUE (graph.removeNode (node, CommitOptions::atOnce()));
    move ({ 0xb0, 7, 10 });
    render();
}

} // namespace
} // namespace lopsided::testing
