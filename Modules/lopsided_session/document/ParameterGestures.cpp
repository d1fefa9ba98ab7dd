#include "ParameterGestures.h"

namespace lopsided
{

namespace
{
constexpr std::uint32_t phaseBits = 2;

constexpr std::uint32_t phaseOf (std::uint32_t word) noexcept
{
    return word & ((1u << phaseBits) - 1);
}

constexpr std::uint32_t next (std::uint32_t word, std::uint32_t phase) noexcept
{
    return (((word >> phaseBits) + 1) << phaseBits) | phase;
}
} // namespace

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
        begin (gesture, parameter->getValue());
    else
        end (gesture, parameter->getValue());
}

void ParameterGestures::begin (Gesture& gesture, float value) noexcept
{
    // Of several gestures that nobody has taken yet, the first says what was before.
    if (auto word = gesture.word.load(); phaseOf (word) == over)
        if (gesture.word.compare_exchange_strong (word, next (word, open)))
            return;

    // Only here does a phase of none end, so nobody else changes the word or reads the value meanwhile.
    if (const auto word = gesture.word.load(); phaseOf (word) == none)
    {
        gesture.before.store (value, std::memory_order_relaxed); // published by the next line
        gesture.word.store (next (word, open));
    }
}

void ParameterGestures::end (Gesture& gesture, float value) noexcept
{
    const auto word = gesture.word.load();

    if (phaseOf (word) != open)
        return;

    // As long as it is open nobody else changes the word or reads the value.
    gesture.after.store (value, std::memory_order_relaxed); // published by the next line
    gesture.word.store (next (word, over));
    hasNews.store (true, std::memory_order_release); // pairs with the exchange in take
}

bool ParameterGestures::hasOpen() const noexcept
{
    for (int index = 0; index < numGestures; ++index)
        if (phaseOf (gestures[static_cast<std::size_t> (index)].word.load()) == open)
            return true;

    return false;
}

void ParameterGestures::take (const Ended& ended)
{
    if (! hasNews.load (
            std::memory_order_relaxed)) // pairs with itself: a later call sees what this one misses
        return;

    hasNews.exchange (false, std::memory_order_acquire); // pairs with the release in end

    for (int index = 0; index < numGestures; ++index)
    {
        auto& gesture = gestures[static_cast<std::size_t> (index)];
        auto word = gesture.word.load(); // pairs with the stores in begin and end

        if (phaseOf (word) != over)
            continue;

        const auto before = gesture.before.load (std::memory_order_relaxed);
        const auto after = gesture.after.load (std::memory_order_relaxed);

        // A word that is still the same says that both belong to it; else it will be news again.
        if (gesture.word.compare_exchange_strong (word, next (word, none)))
            ended (index, before, after);
    }
}

} // namespace lopsided
