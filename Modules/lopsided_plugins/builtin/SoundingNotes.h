#pragma once

#include <array>
#include <cstdint>

namespace lopsided
{

/** Counts which notes and sustain pedals a stream of MIDI has left on.

    Thread: audio thread. Realtime: wait-free. Cost: `follow` O(1), `findNextOff` O(channels × notes) at most.
*/
class SoundingNotes
{
public:
    /** One MIDI channel message. */
    using Message = std::array<std::uint8_t, 3>;

    /** Takes a message of the stream into account. Others than notes and pedals change nothing. */
    void follow (const std::uint8_t* bytes, int numBytes) noexcept;

    /** The next message that switches off what is on: pedals first. False where nothing is on.

        It is not taken into account before `follow` sees it.
    */
    [[nodiscard]] bool findNextOff (Message& message) const noexcept;

    /** Forgets everything. */
    void clear() noexcept;

private:
    static constexpr int numChannels = 16;
    static constexpr int numNotes = 128;

    std::array<std::array<std::uint8_t, numNotes>, numChannels> counts {};
    std::array<bool, numChannels> pedalIsDown {};
    int numOn = 0;
};

} // namespace lopsided
