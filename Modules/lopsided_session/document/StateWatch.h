#pragma once

#include "PluginContent.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

namespace lopsided
{

struct DocumentNode;

/** Notes that a plugin says that it is set to something else, beyond its parameters, and keeps what it was set to before: its own
    editor has loaded a program, a file, drawn a curve.

    Thread: message thread, but for the two callbacks: any.
*/
class StateWatch final : public juce::AudioProcessorListener
{
public:
    /** The processor outlives it. Cost: O(1). */
    StateWatch (juce::AudioProcessor& processorToWatch, std::uint64_t instanceToWatch);
    ~StateWatch() override;

    StateWatch (const StateWatch&) = delete;
    StateWatch& operator= (const StateWatch&) = delete;

    [[nodiscard]] const juce::AudioProcessor& processor() const noexcept { return watched; }
    [[nodiscard]] std::uint64_t instance() const noexcept { return watchedInstance; }

    /** Whether it has told of something, and nothing more since the last call. */
    [[nodiscard]] bool isNewsComplete() noexcept;

    /** What it was set to last; nothing as long as that is not known. */
    [[nodiscard]] const std::optional<PluginContent>& known() const noexcept { return content; }

    /** It is known from now on, and so is what a document says of the node; what it has told before is old. */
    void learn (PluginContent contentNow, const DocumentNode& node);

    /** Whether what it is set to is known, and a document says what it said then; else forgets it, as somebody has set the plugin
        meanwhile. */
    [[nodiscard]] bool isUpToDate (const DocumentNode& node);

    /** Counts a poll; whether nothing has set it for some of them, so that it is time to learn it. */
    [[nodiscard]] bool hasSettled() noexcept;

    // [any thread] Realtime: wait-free.

    void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}
    void audioProcessorChanged (juce::AudioProcessor*, const ChangeDetails& details) override;

private:
    juce::AudioProcessor& watched;
    const std::uint64_t watchedInstance;

    // [shared]
    std::atomic<std::uint32_t> numNews { 0 };

    // [message thread]
    std::uint32_t numTaken = 0;
    std::uint32_t numSeen = 0;
    std::optional<PluginContent> content;
    std::shared_ptr<const juce::MemoryBlock> saidState;
    boost::container::flat_map<int, float> saidParameters;
    int pollsUntilSettled = 0;
};

} // namespace lopsided
