#include "DocumentFixture.h"

#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_session/document/ParameterGestures.h>

#include <RealtimeTrap/RealtimeExpectations.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace lopsided
{
namespace
{

class ParameterGesturesTest : public ::testing::Test
{
protected:
    struct Taken
    {
        int parameter;
        float before;
        float after;
    };

    void take()
    {
        gestures.take ([this] (int index, float before, float after) {
            taken.push_back ({ index, before, after });
        });
    }

    GainProcessor processor;
    juce::AudioProcessorParameter& parameter = *processor.getParameters()[0];
    ParameterGestures gestures { processor };
    std::vector<Taken> taken;
};

TEST_F (ParameterGesturesTest, AreTakenOnceTheyHaveEnded)
{
    const auto before = parameter.getValue();
    parameter.beginChangeGesture();
    parameter.setValueNotifyingHost (0.25f);
    take();
    EXPECT_TRUE (taken.empty());
    parameter.endChangeGesture();
    take();
    ASSERT_EQ (taken.size(), 1u);
    EXPECT_EQ (taken[0].before, before);
    EXPECT_EQ (taken[0].after, parameter.getValue());
    take();
    EXPECT_EQ (taken.size(), 1u);
}

TEST_F (ParameterGesturesTest, AreOneWhereNobodyHasTakenTheFirst)
{
    const auto before = parameter.getValue();

    for (const auto value : { 0.1f, 0.2f, 0.3f })
    {
        parameter.beginChangeGesture();
        parameter.setValueNotifyingHost (value);
        parameter.endChangeGesture();
    }

    take();
    ASSERT_EQ (taken.size(), 1u);
    EXPECT_EQ (taken[0].before, before);
    EXPECT_EQ (taken[0].after, parameter.getValue());
}

TEST_F (ParameterGesturesTest, AreNotedWithoutAnOffenceOnAnAudioThread)
{
    testing::expectNoOffences ([this] {
        gestures.parameterGestureChanged (0, true);
        gestures.parameterValueChanged (0, 0.5f);
        gestures.parameterGestureChanged (0, false);
        gestures.parameterGestureChanged (99, true); // no parameter of this plugin's
    });
    take();
    EXPECT_EQ (taken.size(), 1u);
}

TEST_F (ParameterGesturesTest, FormAChainWithoutAGapWhateverThreadTheyComeFrom)
{
    std::atomic<bool> isOver { false };
    const auto first = parameter.getValue();

    std::thread plugin ([&] {
        for (int gesture = 0; gesture < 200'000; ++gesture)
        {
            gestures.parameterGestureChanged (0, true);
            parameter.setValue (static_cast<float> (gesture % 997) / 997.0f);
            gestures.parameterGestureChanged (0, false);
        }

        isOver = true;
    });

    while (! isOver)
        take();

    plugin.join();
    take();
    ASSERT_FALSE (taken.empty());
    EXPECT_EQ (taken.front().before, first);
    EXPECT_EQ (taken.back().after, parameter.getValue());

    for (std::size_t index = 1; index < taken.size(); ++index)
        ASSERT_EQ (taken[index].before, taken[index - 1].after) << index << " of " << taken.size();
}

class GestureSteps : public testing::DocumentTest
{};

TEST_F (GestureSteps, AreMadeByTheMessageLoopAlone)
{
    const auto id = add (testing::gainPlugin);
    auto& parameter = *processorOf (id)->getParameters()[0];
    parameter.beginChangeGesture();
    parameter.setValueNotifyingHost (0.25f);
    parameter.endChangeGesture();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds (10);

    while (! document.undoName().startsWith ("Change ") && std::chrono::steady_clock::now() < deadline)
        compatibility::dispatchNextMessage();

    EXPECT_TRUE (document.undoName().startsWith ("Change "));
}

} // namespace
} // namespace lopsided
