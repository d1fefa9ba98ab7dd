#include "ParameterInfo.h"

#include "ParameterAccess.h"

namespace lopsided
{

namespace
{
constexpr int textLength = 256;
constexpr int mostSteps = 4096; // JUCE says 0x7fffffff of what is continuous

ParameterInfo describe (const juce::AudioProcessor& processor, const juce::AudioProcessorParameter& parameter)
{
    ParameterInfo info;
    info.id = parameterId (parameter);
    info.name = parameter.getName (textLength);
    info.unit = parameter.getLabel();
    info.defaultValue = snapParameterValue (processor, parameter, parameter.getDefaultValue());
    info.value = parameter.getValue();
    info.defaultText = parameter.getText (info.defaultValue, textLength);
    info.valueText = parameter.getText (info.value, textLength);
    info.lowestText = parameter.getText (0.0f, textLength);
    info.highestText = parameter.getText (1.0f, textLength);
    info.isAutomatable = parameter.isAutomatable();

    if (parameter.isDiscrete() && parameter.getNumSteps() > 1 && parameter.getNumSteps() <= mostSteps)
    {
        info.numSteps = parameter.getNumSteps();
        info.stepTexts = parameter.getAllValueStrings();
    }

    return info;
}
} // namespace

std::vector<ParameterInfo> describeParameters (const juce::AudioProcessor& processor)
{
    std::vector<ParameterInfo> all;
    all.reserve (static_cast<std::size_t> (processor.getParameters().size()));

    for (const auto* parameter : processor.getParameters())
        all.push_back (describe (processor, *parameter));

    return all;
}

} // namespace lopsided
