#include "ParameterGestures.h"

namespace lopsided
{

ParameterGestures::ParameterGestures (juce::AudioProcessor& processorToWatch)
    : watched (processorToWatch),
      numGestures (processorToWatch.getParameters().size()),
      gestures (std::make_unique<Gesture[]> (static_cast<std::size_t> (numGestures)))
{
    for (auto* parameter : watched.getParameters())
        parameter->addListener (this);
}

ParameterGestures::~ParameterGestures()
{
    for (auto* parameter : watched.getParameters())
        parameter->removeListener (this);
}

void ParameterGestures::parameterGestureChanged (int parameterIndex, bool isStarting)
{
    const auto* parameter = watched.getParameters()[parameterIndex];

    if (parameter == nullptr || parameterIndex >= numGestures)
        return;

    auto& gesture = gestures[static_cast<std::size_t> (parameterIndex)];

    if (isStarting)
    {
        std::uint32_t expected = over;

        // Of several gestures that nobody has taken yet, the first says what was before.
        if (gesture.phase.compare_exchange_strong (expected, open))
            return;

        gesture.before.store (parameter->getValue(), std::memory_order_relaxed); // published by the next line
        gesture.phase.store (open, std::memory_order_release); // pairs with the acquire in take
        return;
    }

    gesture.after.store (parameter->getValue(), std::memory_order_relaxed); // published by the next line
    std::uint32_t expected = open;

    if (gesture.phase.compare_exchange_strong (expected, over))
        hasNews.store (true, std::memory_order_release); // pairs with the exchange in take
}

void ParameterGestures::take (const Ended& ended)
{
    if (! hasNews.load (
            std::memory_order_relaxed)) // pairs with itself: a later call sees what this one misses
        return;

    hasNews.exchange (false, std::memory_order_acquire); // pairs with the release in parameterGestureChanged

    for (int index = 0; index < numGestures; ++index)
    {
        auto& gesture = gestures[static_cast<std::size_t> (index)];

        if (gesture.phase.load (std::memory_order_acquire) != over) // pairs with the changes of phase
            continue;

        const auto before = gesture.before.load (std::memory_order_relaxed); // ordered by the load of phase
        const auto after = gesture.after.load (std::memory_order_relaxed);
        std::uint32_t expected = over;

        if (gesture.phase.compare_exchange_strong (expected, none))
            ended (index, before, after);
    }
}

} // namespace lopsided
