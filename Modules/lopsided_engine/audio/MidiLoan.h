#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>

namespace lopsided
{

/** Gives the caller's MidiBuffer room for what a graph makes, without allocating in the callback.

    Nobody can ask a juce::MidiBuffer how much room it has. So the memory of a spare that has room is swapped into the
    caller's, once; a caller that passes the same buffer each time keeps it, and is recognised by its address. A caller
    that comes with another buffer each time gets the room that its own events show to be there.

    Thread: rendering, but for prepare.
*/
class MidiLoan
{
public:
    /** A new spare where the last one is lent. Thread: producer, while nothing renders. Realtime: allocates. */
    void prepare();

    /** Makes room in the caller's buffer, whose events stay. @returns the bytes that it has room for.
        Realtime: wait-free. Cost: O(bytes) when the loan is made. */
    int makeRoom (juce::MidiBuffer& callersBuffer) noexcept;

private:
    // [audio thread]
    juce::MidiBuffer spare; // or, when it is lent, what the caller's buffer had in its place
    const std::uint8_t* lent = nullptr;
    bool isSpareThere = false;
};

} // namespace lopsided
