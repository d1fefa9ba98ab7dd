#pragma once

#include "MacroParameter.h"

#include <array>
#include <juce_audio_processors/juce_audio_processors.h>
#include <memory>
#include <mutex>
#include <vector>

namespace lopsided
{

/** What the DAW may automate of a rack: bypass, the scene, the macros. The processor owns the parameters.

    Thread: any; what takes a name or gives one, not the audio thread. Realtime: values are wait-free.
*/
class RackParameters
{
public:
    /** Adds them to the processor, which outlives this. */
    explicit RackParameters (juce::AudioProcessor& processor);

    [[nodiscard]] juce::AudioParameterBool& bypass() noexcept { return *bypassParameter; }

    /** 0: as it is; n: the n-th scene. */
    [[nodiscard]] juce::AudioParameterInt& scene() noexcept { return *sceneParameter; }
    [[nodiscard]] const juce::AudioParameterInt& scene() const noexcept { return *sceneParameter; }

    [[nodiscard]] MacroParameter& macro (int index) noexcept
    {
        return *macros[static_cast<std::size_t> (index)];
    }
    [[nodiscard]] const MacroParameter& macro (int index) const noexcept
    {
        return *macros[static_cast<std::size_t> (index)];
    }

    /** What the scene parameter shows. @returns whether they were others. */
    bool nameScenes (std::vector<juce::String> names);

private:
    [[nodiscard]] juce::String nameOfScene (int scene) const;

    juce::AudioParameterBool* bypassParameter;
    juce::AudioParameterInt* sceneParameter;
    std::array<MacroParameter*, MacroParameter::count> macros {};

    mutable std::mutex mutex;
    std::vector<juce::String> sceneNames; // under the mutex
};

} // namespace lopsided
