#include "LastMovedParameter.h"

namespace lopsided
{

LastMovedParameter::LastMovedParameter (juce::AudioProcessor& processorToWatch)
    : watched (processorToWatch)
{
    for (auto* parameter : watched.getParameters())
        if (parameter->isAutomatable())
            parameter->addListener (this);
}

LastMovedParameter::~LastMovedParameter()
{
    for (auto* parameter : watched.getParameters())
        parameter->removeListener (this);
}

std::optional<int> LastMovedParameter::index() const noexcept
{
    const auto gesture = lastGesture.load (std::memory_order_relaxed);
    const auto last = gesture != none ? gesture : lastValue.load (std::memory_order_relaxed);
    return last >= 0 && last < watched.getParameters().size() ? std::optional<int> (last) : std::nullopt;
}

void LastMovedParameter::parameterValueChanged (int parameterIndex, float)
{
    lastValue.store (parameterIndex, std::memory_order_relaxed);
}

void LastMovedParameter::parameterGestureChanged (int parameterIndex, bool isStarting)
{
    if (isStarting)
        lastGesture.store (parameterIndex, std::memory_order_relaxed);
}

} // namespace lopsided
