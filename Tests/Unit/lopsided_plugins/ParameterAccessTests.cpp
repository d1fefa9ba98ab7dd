#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

/** Discrete with `steps` steps, as JUCE's LV2 host makes integer ports. */
class SteppedParameter final : public juce::AudioProcessorParameter
{
public:
    explicit SteppedParameter (int numSteps)
        : steps (numSteps)
    {}

    float getValue() const override { return value; }
    void setValue (float newValue) override { value = newValue; }
    float getDefaultValue() const override { return 0.0f; }
    juce::String getName (int) const override { return "Steps"; }
    juce::String getLabel() const override { return {}; }
    float getValueForText (const juce::String& text) const override { return text.getFloatValue(); }
    int getNumSteps() const override { return steps; }
    bool isDiscrete() const override { return true; }

private:
    const int steps;
    float value = 0.0f;
};

TEST (ParameterAccess, SnapsToStepsThatNeverFallShortOfTheirInteger)
{
    GainProcessor anyProcessor;

    for (const auto steps : { 2, 3, 7, 11, 50, 94, 128, 1000 })
    {
        const SteppedParameter parameter (steps);
        const auto range = static_cast<float> (steps - 1);

        for (int step = 0; step < steps; ++step)
        {
            const auto wanted = static_cast<float> (step);

            for (const auto error : { -0.4f, 0.0f, 0.4f })
            {
                const auto snapped = snapParameterValue (anyProcessor, parameter, (wanted + error) / range);
                ASSERT_EQ (static_cast<int> (snapped * range), step) << step << " of " << steps;
                ASSERT_NEAR (snapped * range, wanted, 1e-3f);
            }
        }
    }
}

TEST (ParameterAccess, LeavesContinuousValuesAloneAndLimitsThem)
{
    GainProcessor gain;
    const auto& parameter = *gain.getParameters()[0];
    EXPECT_EQ (snapParameterValue (gain, parameter, 0.123456f), 0.123456f);
    EXPECT_EQ (snapParameterValue (gain, parameter, 1.5f), 1.0f);
    EXPECT_EQ (snapParameterValue (gain, parameter, -1.0f), 0.0f);
}

TEST (ParameterAccess, FindsByIdBeforeName)
{
    SineProcessor sine;
    ASSERT_EQ (findParameters (sine, "frequency").size(), 1u);
    EXPECT_EQ (findParameters (sine, "frequency")[0], sine.getParameters()[0]);
    ASSERT_EQ (findParameters (sine, "Level").size(), 1u);
    EXPECT_EQ (findParameters (sine, "Level")[0], sine.getParameters()[1]);
    EXPECT_TRUE (findParameters (sine, "cutoff").empty());
    EXPECT_EQ (parameterId (*sine.getParameters()[1]), "level");
}

} // namespace
} // namespace lopsided
