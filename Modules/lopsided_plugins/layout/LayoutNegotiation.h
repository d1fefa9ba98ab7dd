#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** Gives a processor the layout that is wanted, or the nearest that it supports.

    A bus that cannot have its set gets one of as many channels, else one that differs by as few channels as can be; of two
    equally near the larger, so that no connection loses its port. Buses that the processor does not have are left
    out; those that nobody spoke of stay as they are.

    @returns what could not be had, in words, for a warning; empty where all was granted

    Thread: message thread, the processor unprepared. Realtime: may block (foreign code).
    Cost: where the wanted layout is refused, asks about some 100 sets for each bus, for inputs twice.
*/
[[nodiscard]] juce::String negotiateLayout (juce::AudioProcessor& processor,
                                            const juce::AudioProcessor::BusesLayout& wanted);

/** A layout in words: "stereo and mono in, stereo out". Thread: any. Realtime: allocates. Cost: a name for each bus. */
[[nodiscard]] juce::String layoutInWords (const juce::AudioProcessor::BusesLayout& layout);

} // namespace lopsided
