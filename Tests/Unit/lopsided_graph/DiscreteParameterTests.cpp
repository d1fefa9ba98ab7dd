// What reaches a discrete parameter is one of its steps, whichever way it comes.
#include "ControlGraph.h"

#include <RealtimeTrap/RealtimeExpectations.h>

#include <gmock/gmock.h>

#include <cmath>
#include <utility>

namespace lopsided
{
namespace
{
using ::testing::ElementsAre;
using DiscreteUnderTrap = testing::RealtimeTest;

/** A plugin of the LV2 format, whose only parameter has scale points that are not even, as JUCE's has: the text of a value is
    the label of the point nearest to it. */
class ScalePointPlugin final : public PlainProcessor<juce::AudioPluginInstance>
{
public:
    struct Parameter final : juce::AudioPluginInstance::HostedParameter
    {
        explicit Parameter (std::vector<float> pointsToHave)
            : points (std::move (pointsToHave))
        {}

        float getValue() const override { return value; }
        void setValue (float newValue) override { value = newValue; }
        float getDefaultValue() const override { return 0.0f; }
        juce::String getParameterID() const override { return "mode"; }
        juce::String getName (int) const override { return "Mode"; }
        juce::String getLabel() const override { return {}; }
        bool isDiscrete() const override { return true; }
        int getNumSteps() const override { return static_cast<int> (points.size()); }

        juce::String getText (float normalised, int) const override
        {
            std::size_t best = 0;

            for (std::size_t i = 1; i < points.size(); ++i)
                if (std::abs (points[i] - normalised) < std::abs (points[best] - normalised))
                    best = i;

            return "point " + juce::String { static_cast<int> (best) };
        }

        float getValueForText (const juce::String& text) const override
        {
            return points[static_cast<std::size_t> (text.getTrailingIntValue())];
        }

        const std::vector<float> points;
        float value = 0.0f;
    };

    explicit ScalePointPlugin (std::vector<float> points)
    {
        auto parameter = std::make_unique<Parameter> (std::move (points));
        mode = parameter.get();
        addHostedParameter (std::move (parameter));
    }

    const juce::String getName() const override { return "Scale points"; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    void prepareToPlay (double, int) override {}
    void releaseResources() override {}
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using juce::AudioPluginInstance::processBlock;

    void fillInPluginDescription (juce::PluginDescription& description) const override
    {
        description.pluginFormatName = "LV2";
    }

    Parameter* mode = nullptr; ///< the processor owns it
};

/** A graph whose first parameter has steps. */
class SteppedGraph : public ControlGraph
{
public:
    explicit SteppedGraph (int numSteps)
    {
        processor.parameters[0]->numSteps = numSteps;
        instance().adoptParameters();
    }

    [[nodiscard]] float value() const { return processor.parameters[0]->value; }
};

TEST (ParameterSteps, OfAContinuousParameterChangeNothing)
{
    ParameterProcessor processor;
    const ParameterSteps steps { processor, *processor.parameters[0] };

    for (const auto value : { 0.0f, 0.123456f, 1.0f })
        EXPECT_EQ (steps.snap (value), value);
}

TEST (ParameterSteps, AreTheNearestAndNeverFallShortOfTheirNumber)
{
    ParameterProcessor processor;

    for (int numSteps = 2; numSteps < 400; ++numSteps)
    {
        processor.parameters[0]->numSteps = numSteps;
        const ParameterSteps steps { processor, *processor.parameters[0] };
        const auto last = static_cast<float> (numSteps - 1);

        for (int step = 0; step < numSteps; ++step)
            for (const auto error : { -0.4f, 0.0f, 0.4f })
            {
                const auto snapped = steps.snap ((static_cast<float> (step) + error) / last);
                ASSERT_EQ (static_cast<int> (snapped * last), step) << "of " << numSteps;
                ASSERT_NEAR (snapped * last, static_cast<float> (step), 1.0e-4f);
            }

        ASSERT_EQ (steps.snap (-1.0f), 0.0f);
        ASSERT_EQ (steps.snap (2.0f), 1.0f);
    }
}

TEST (ParameterSteps, AreScalePointsWhereAnLv2PluginHasThem)
{
    const std::vector<float> points { 0.0f, 0.03f, 0.4f, 0.45f, 1.0f };
    const ScalePointPlugin plugin { points };
    const ParameterSteps steps { plugin, *plugin.mode };

    for (int i = 0; i <= 1000; ++i)
    {
        const auto value = static_cast<float> (i) / 1000.0f;
        const auto nearest = plugin.mode->getValueForText (plugin.mode->getText (value, 100));
        ASSERT_NEAR (std::abs (steps.snap (value) - value), std::abs (nearest - value), 1.0e-6f) << value;
        ASSERT_THAT (points, ::testing::Contains (steps.snap (value)));
    }
}

TEST (DiscreteParameter, IsSetToTheNearestStepByAChange)
{
    SteppedGraph graph { 5 };
    graph.setNow (0.30f);
    graph.render (64);
    EXPECT_EQ (graph.value(), 0.25f);

    graph.set (100, 0.4f);
    graph.render (64);
    EXPECT_EQ (graph.value(), 0.5f);
}

TEST (DiscreteParameter, IsSetToTheNearestStepByWhatFoundTheQueueFull)
{
    SteppedGraph graph { 5 };

    for (int i = 0; i < 1000; ++i)
        graph.setNow (0.9f - 0.0001f * static_cast<float> (i));

    graph.setNow (0.70f);
    graph.render (64);
    EXPECT_EQ (graph.value(), 0.75f);
}

TEST (DiscreteParameter, FollowsACurveStepByStepAndIsSplitForThoseAlone)
{
    SteppedGraph graph { 3 };
    graph.automate (AutomationCurve { { { 0, 0.0f }, { 512, 1.0f } } });
    graph.render (512);
    EXPECT_EQ (graph.processor.parameters[0]->numSets, 3);
    ASSERT_EQ (graph.processor.calls.size(), 3u);
    EXPECT_EQ (graph.processor.calls[0].values, (std::vector { 0.0f }));
    EXPECT_EQ (graph.processor.calls[1].values, (std::vector { 0.5f }));
    EXPECT_EQ (graph.processor.calls[2].values, (std::vector { 1.0f }));

    // Steps of a slope are 32 samples apart: where it first is nearer to the next step.
    EXPECT_THAT (graph.processor.lengths(), ElementsAre (160, 224, 128));
}

TEST (DiscreteParameter, HasTheStepsThatItHadWhenItWasLastPrepared)
{
    SteppedGraph graph { 5 };
    graph.setNow (0.3f);
    graph.render (64);
    graph.processor.parameters[0]->numSteps = 11; // the same object, with other steps
    graph.instance().prepare (graph.graph.settings.sampleRate, graph.graph.settings.maximumBlockSize);
    graph.setNow (0.34f);
    graph.render (64);
    EXPECT_NEAR (graph.value(), 0.3f, 1.0e-6f);
}

TEST_F (DiscreteUnderTrap, SnappingOffendsInNoWay)
{
    TestGraph graph;
    const auto even =
        graph.add<ParameterProcessor> (2, 2, TestProcessor::Midi::none, ParameterProcessor::Journal::none);
    const auto uneven = graph.add<ScalePointPlugin> (std::vector<float> { 0.0f, 0.1f, 0.7f, 1.0f });
    graph.get<ParameterProcessor> (even).parameters[0]->numSteps = 7;
    graph.model.findNode (even)->instance->adoptParameters();
    graph.connectStereo (even, GraphNodes::audioOutput);
    const AutomationCurve curve { { { 0, 0.0f }, { 20000, 1.0f } } };
    graph.model.setAutomation (even, 0, curve).value();
    graph.model.setAutomation (uneven, 0, curve).value();
    const auto sequence = graph.compile();
    Block input { 2, 512 };
    Block output { 2, 512 };

    for (int block = 0; block < 40; ++block)
    {
        for (const auto id : { even, uneven })
            for (int i = 0; i < 300; ++i) // more than the queue holds
                graph.model.findNode (id)->instance->control().set (0, 0.003f * static_cast<float> (i),
                                                                    block * 512 + i);

        testing::runOnAudioThread (
            [&] { testing::expectNoOffences ([&] { sequence->render (argumentsFor (input, output)); }); });

        const auto value = graph.get<ScalePointPlugin> (uneven).mode->value;
        EXPECT_THAT (graph.get<ScalePointPlugin> (uneven).mode->points, ::testing::Contains (value));
    }

    EXPECT_GT (graph.get<ParameterProcessor> (even).parameters[0]->numSets, 6);
}

} // namespace
} // namespace lopsided
