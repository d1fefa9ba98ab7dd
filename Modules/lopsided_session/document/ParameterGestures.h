#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace lopsided
{

/** Notes what a user changes in one plugin's own editor: parameters between the beginning and the end of a gesture.

    A plugin tells it from whichever thread it likes, an audio thread among them. README.md has the argument.

    Thread: message thread, but for the two callbacks: any.
*/
class ParameterGestures final : public juce::AudioProcessorParameter::Listener
{
public:
    /** What to do about a gesture that has ended: which parameter, what it was before, and at the end. */
    using Ended = std::function<void (int parameterIndex, float before, float after)>;

    /** Listens to every parameter. The processor outlives it. Cost: O(parameters). */
    explicit ParameterGestures (juce::AudioProcessor& processorToWatch);
    ~ParameterGestures() override;

    ParameterGestures (const ParameterGestures&) = delete;
    ParameterGestures& operator= (const ParameterGestures&) = delete;

    [[nodiscard]] const juce::AudioProcessor& processor() const noexcept { return watched; }

    /** Hands over the gestures that have ended since. Cost: a load; O(parameters) where there are some. */
    void take (const Ended& ended);

    /** Whether one has begun and not ended. Cost: O(parameters). */
    [[nodiscard]] bool hasOpen() const noexcept;

    // [any thread] Realtime: wait-free, but for the parameter's own getValue.

    void parameterValueChanged (int, float) override {}
    void parameterGestureChanged (int parameterIndex, bool isStarting) override;

private:
    enum Phase : std::uint32_t
    {
        none,
        open,
        over
    };

    struct Gesture
    {
        /** Its phase, and above that how often it has changed: so that taking one is never mistaken for another. */
        std::atomic<std::uint32_t> word { none };
        std::atomic<float> before { 0.0f };
        std::atomic<float> after { 0.0f };
    };

    void begin (Gesture& gesture, float value) noexcept;
    void end (Gesture& gesture, float value) noexcept;

    juce::AudioProcessor& watched;

    // [shared]
    const int numGestures;
    const std::unique_ptr<Gesture[]> gestures;
    std::atomic<bool> hasNews { false };
};

} // namespace lopsided
