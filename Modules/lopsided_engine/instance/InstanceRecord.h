#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace lopsided
{

/** What the engine knows of one plugin instance beside the NodeInstance: for which configuration it was prepared, and
    that it has announced a change. It listens to the instance, and lives as long.

    A change can be announced on the audio thread (JUCE's LV2 sets its latency while it processes): so a flag is stored
    and nothing else is done; the reclaim timer polls it.
*/
class InstanceRecord final : public juce::AudioProcessorListener
{
public:
    /** 0: not prepared. Otherwise the number of the engine's configuration. */
    using Configuration = std::uint64_t;

    /** @param flagOfEngine  shared, because the instance may outlive the engine */
    explicit InstanceRecord (std::shared_ptr<std::atomic<bool>> flagOfEngine)
        : changed (std::move (flagOfEngine))
    {}

    /** Thread: any. Realtime: wait-free. */
    void audioProcessorChanged (juce::AudioProcessor*, const ChangeDetails& details) override
    {
        // Release, paired with the acquire exchange of EngineCore::followChanges: it sees what the change was.
        if (details.latencyChanged || details.nonParameterStateChanged)
            changed->store (true, std::memory_order_release);
    }

    void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}

    /** Thread: producer. */
    Configuration preparedFor() const noexcept
    {
        return configuration.load (std::memory_order_acquire); // pairs with setPreparedFor
    }

    /** Thread: message thread. */
    void setPreparedFor (Configuration number) noexcept
    {
        // Release, paired with the acquire in preparedFor: the preparation itself is visible to who finds it done.
        configuration.store (number, std::memory_order_release);
    }

    // [message thread]
    bool isSilenced = false; // suspended by us, because it could not be prepared

private:
    // [shared]
    const std::shared_ptr<std::atomic<bool>> changed;
    std::atomic<Configuration> configuration { 0 };
};

} // namespace lopsided
