#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>
#include <optional>

namespace lopsided
{

/** Knows which parameter a plugin's own editor has moved last. Where the plugin tells of gestures those alone count: values may
    change by themselves, as those of meters do.

    Thread: message thread, but for the two callbacks: any. Realtime: may block, but for the two callbacks: wait-free.
*/
class LastMovedParameter final : public juce::AudioProcessorParameter::Listener
{
public:
    /** Listens to every parameter that can be automated. The processor outlives it. Cost: O(parameters). */
    explicit LastMovedParameter (juce::AudioProcessor& processorToWatch);
    ~LastMovedParameter() override;

    LastMovedParameter (const LastMovedParameter&) = delete;
    LastMovedParameter& operator= (const LastMovedParameter&) = delete;

    /** Its index; nothing where none has been moved yet. Cost: O(1). */
    [[nodiscard]] std::optional<int> index() const noexcept;

    // [any thread] Realtime: wait-free. Cost: a store each.

    void parameterValueChanged (int parameterIndex, float) override;
    void parameterGestureChanged (int parameterIndex, bool isStarting) override;

private:
    static constexpr int none = -1;

    juce::AudioProcessor& watched;

    // [shared] Relaxed, as nothing else is read by what they say: a later look sees what an earlier one misses.
    std::atomic<int> lastGesture { none };
    std::atomic<int> lastValue { none };
};

} // namespace lopsided
