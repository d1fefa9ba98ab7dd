#pragma once

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
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
    void audioProcessorChanged (juce::AudioProcessor* processor, const ChangeDetails& details) override
    {
        // First of all: from here on nobody touches a parameter that may be gone. Many announce more than has changed.
        if (auto* state = watched.load (std::memory_order_acquire); // pairs with watch()
            details.parameterInfoChanged && state != nullptr
            && fingerprintOf (*processor) != fingerprint.load (std::memory_order_acquire)) // noteParameters()
            state->announceParameters();

        // Release, paired with the acquire exchange of EngineCore::followChanges: it sees what the change was.
        if (details.latencyChanged || details.nonParameterStateChanged || details.parameterInfoChanged)
        {
            unseen.store (true, std::memory_order_release);
            changed->store (true, std::memory_order_release);
        }
    }

    /** Whether it has announced what nobody has looked at: it may be in no model just now. Thread: producer. */
    bool hasNews() const noexcept { return unseen.load (std::memory_order_acquire); }

    /** Somebody is going to look at it, or has to look again. Thread: producer. */
    void setNews (bool shouldHaveNews) noexcept { unseen.store (shouldHaveNews, std::memory_order_release); }

    void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}

    /** The instance has just read the processor's parameters. Thread: message. */
    void noteParameters (const juce::AudioProcessor& processor) noexcept
    {
        fingerprint.store (fingerprintOf (processor), std::memory_order_release); // audioProcessorChanged
    }

    /** Whom to tell of parameters that change. Thread: the instance's maker. */
    void watch (NodeState& stateOfInstance) noexcept
    {
        watched.store (&stateOfInstance, std::memory_order_release); // pairs with audioProcessorChanged
    }

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
    bool isSilenced = false; ///< suspended by us, because it could not be prepared
    std::string problem;     ///< why

private:
    /** Tells one list of parameters from another, without touching them. FNV-1a.
        Source: G. Fowler, L. C. Noll, K.-P. Vo, http://www.isthe.com/chongo/tech/comp/fnv */
    static std::uint64_t fingerprintOf (const juce::AudioProcessor& processor) noexcept
    {
        std::uint64_t hash = 14695981039346656037u;

        for (const auto* parameter : processor.getParameters())
            hash = (hash ^ reinterpret_cast<std::uintptr_t> (parameter)) * 1099511628211u;

        return hash;
    }

    // [shared]
    const std::shared_ptr<std::atomic<bool>> changed;
    std::atomic<Configuration> configuration { 0 };
    std::atomic<NodeState*> watched { nullptr };
    std::atomic<bool> unseen { false };
    std::atomic<std::uint64_t> fingerprint { 0 };
};

} // namespace lopsided
