#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <optional>

namespace lopsided
{

/** What a session file and a person call a set of channels: "mono", "stereo", "5.1", "discrete 12", "none" for a bus that
    is switched off; where it has no such name, its speakers, as in "L R C Ts".

    Thread: any. Realtime: allocates. Cost: O(channels).
*/
[[nodiscard]] juce::String channelSetName (const juce::AudioChannelSet& set);

/** The set that a name means, whatever the case of its letters; nothing where it means none, or one of more than
    maximumChannelsOfSet channels. channelSetFromName (channelSetName (set)) == set.

    Thread: any. Realtime: allocates. Cost: O(characters).
*/
[[nodiscard]] std::optional<juce::AudioChannelSet> channelSetFromName (const juce::String& name);

constexpr int maximumChannelsOfSet = 4096;

} // namespace lopsided
