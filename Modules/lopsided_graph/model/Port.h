#pragma once

#include "NodeID.h"

namespace lopsided
{

/** One audio channel of a node, or its MIDI stream. Channel indices run over all buses of the node in order, as
    in juce::AudioProcessorGraph. Whether it is an input or an output follows from its side of a Connection.
    Thread: a value, any. Realtime: wait-free. Cost: O(1). */
struct Port
{
    /** The index that stands for MIDI; every audio channel is below it. */
    static constexpr int midiChannelIndex = 0x1000;

    NodeID nodeID;
    int channelIndex = 0;

    /** The MIDI stream of a node. */
    [[nodiscard]] static constexpr Port midi (NodeID id) noexcept { return { id, midiChannelIndex }; }
    [[nodiscard]] constexpr bool isMIDI() const noexcept { return channelIndex == midiChannelIndex; }

    friend constexpr auto operator<=> (const Port&, const Port&) noexcept = default;
};

} // namespace lopsided
