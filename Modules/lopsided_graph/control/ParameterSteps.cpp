#include "ParameterSteps.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
/** The float nearest to step / last which, multiplied by last, does not fall below the step. */
float valueOfStep (float step, float last) noexcept
{
    const auto value = step / last;
    return value * last < step ? std::nextafter (value, 1.0f) : value;
}

float nearestStep (float value, float last) noexcept
{
    return valueOfStep (std::nearbyint (std::clamp (value, 0.0f, 1.0f) * last), last);
}

bool hasScalePoints (const juce::AudioProcessor& processor, const juce::AudioProcessorParameter& parameter)
{
    const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor);
    return plugin != nullptr && plugin->getPluginDescription().pluginFormatName == "LV2"
           && ! parameter.getAllValueStrings().isEmpty();
}
} // namespace

ParameterSteps::ParameterSteps (const juce::AudioProcessor& processor,
                                const juce::AudioProcessorParameter& parameter)
{
    // With more steps than a float tells apart, it is continuous for all that reaches it.
    constexpr int most = 1 << 23;
    const auto numSteps = parameter.isDiscrete() ? parameter.getNumSteps() : 0;

    if (numSteps < 2 || numSteps > most)
        return;

    last = static_cast<float> (numSteps - 1);

    if (hasScalePoints (processor, parameter))
        findPoints (parameter);
}

float ParameterSteps::snap (float value) const noexcept
{
    if (last == 0.0f)
        return value;

    if (points.empty())
        return nearestStep (value, last);

    const auto above = std::lower_bound (points.begin(), points.end(), value);

    if (above == points.begin())
        return *above;

    const auto below = above - 1;
    return above == points.end() || value - *below <= *above - value ? *below : *above;
}

void ParameterSteps::findPoints (const juce::AudioProcessorParameter& parameter)
{
    constexpr int maximumTextLength = 1024;
    constexpr auto roundingError = 1.0e-5f;

    // LV2's scale points may stand anywhere, and only their labels lead to them: the text of any value is the label of
    // the point nearest to it.
    const auto nearest = [&] (float value) {
        const auto point = parameter.getValueForText (parameter.getText (value, maximumTextLength));
        const auto even = nearestStep (point, last);
        return std::abs (point - even) < roundingError ? even : point;
    };

    points = { nearest (0.0f), nearest (1.0f) };

    if (points.front() >= points.back())
        points.resize (1);

    // What is in the middle between two points belongs to one of them only if no other is between them.
    const auto most = static_cast<std::size_t> (last) + 1;

    for (std::size_t i = 0; i + 1 < points.size() && points.size() < most;)
    {
        const auto between = nearest (0.5f * (points[i] + points[i + 1]));

        if (between > points[i] && between < points[i + 1])
            points.insert (points.begin() + static_cast<std::ptrdiff_t> (i) + 1, between);
        else
            ++i;
    }
}

} // namespace lopsided
