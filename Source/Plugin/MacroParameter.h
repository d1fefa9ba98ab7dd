#pragma once

#include <atomic>
#include <juce_audio_processors/juce_audio_processors.h>
#include <mutex>

namespace lopsided
{

/** One of the rack's macros: a number from 0 to 1 that the DAW automates, under an id that never changes and a name that may.

    Thread: any; the name not the audio thread. Realtime: the value is wait-free, the name takes a lock.
*/
class MacroParameter final : public juce::AudioProcessorParameterWithID
{
public:
    static constexpr int count = 128;

    /** `index` is from 0: the first is "Macro 1", `macro-001`. */
    explicit MacroParameter (int index);

    [[nodiscard]] float value() const noexcept
    {
        return position.load (std::memory_order_relaxed); // a number alone: pairs with setValue()
    }

    /** An empty one is "Macro N" again. @returns whether it had another. */
    bool rename (const juce::String& newName);

    float getValue() const override { return value(); }
    void setValue (float newValue) override;
    float getDefaultValue() const override { return 0.0f; }
    juce::String getName (int maximumLength) const override;
    juce::String getText (float normalised, int maximumLength) const override;
    float getValueForText (const juce::String& text) const override;

private:
    std::atomic<float> position { 0.0f };

    mutable std::mutex mutex;
    juce::String given; // under the mutex
};

} // namespace lopsided
