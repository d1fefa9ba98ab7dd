#include "DocumentFixture.h"

#include <algorithm>
#include <cmath>

namespace lopsided::testing
{
namespace
{

using DocumentWiringTest = DocumentTest;
using Wiring = SessionDocument::Wiring;

TEST_F (DocumentWiringTest, LetsAnEffectHearTheInputAndBeHeardInOneStep)
{
    const auto effect = document.addPlugin (gainPlugin, {}, Wiring::effect);
    ASSERT_TRUE (effect) << effect.error().describe();

    for (const auto channel : { 0, 1 })
    {
        EXPECT_TRUE (graph.isConnected ({ { GraphNodes::audioInput, channel }, { *effect, channel } }));
        EXPECT_TRUE (graph.isConnected ({ { *effect, channel }, { GraphNodes::audioOutput, channel } }));
    }

    ASSERT_TRUE (document.undo());
    EXPECT_EQ (graph.getNumNodes(), 0);
    EXPECT_TRUE (graph.getConnections().empty());
    ASSERT_TRUE (document.redo());
    EXPECT_EQ (graph.getConnections().size(), 4u);
}

TEST_F (DocumentWiringTest, LetsAnInstrumentBeHeardButNotHearTheInput)
{
    const auto instrument = document.addPlugin (gainPlugin, {}, Wiring::instrument);
    ASSERT_TRUE (instrument) << instrument.error().describe();
    EXPECT_FALSE (graph.isConnected (GraphNodes::audioInput, *instrument));
    EXPECT_TRUE (graph.isConnected (*instrument, GraphNodes::audioOutput));
}

TEST_F (DocumentWiringTest, ConnectsNothingWhereNoneIsWanted)
{
    ASSERT_TRUE (document.addPlugin (sinePlugin, {}));
    EXPECT_TRUE (graph.getConnections().empty());
}

TEST_F (DocumentWiringTest, MakesASoundThatBeginsWithoutAClick)
{
    render (4);
    ASSERT_TRUE (document.addPlugin (sinePlugin, {}, Wiring::instrument));
    juce::AudioBuffer<float> audio (2, blockSize);
    juce::MidiBuffer midi;
    auto last = 0.0f, largestStep = 0.0f, peak = 0.0f;

    for (int block = 0; block < 50; ++block)
    {
        audio.clear();
        graph.processBlock (audio, midi);

        for (int frame = 0; frame < blockSize; ++frame)
        {
            const auto value = audio.getSample (0, frame);
            largestStep = std::max (largestStep, std::abs (value - last));
            peak = std::max (peak, std::abs (value));
            last = value;
        }
    }

    EXPECT_GT (peak, 0.05f);
    EXPECT_LT (largestStep, 0.25f * peak);
}

} // namespace
} // namespace lopsided::testing
