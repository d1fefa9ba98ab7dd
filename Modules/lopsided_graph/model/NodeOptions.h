#pragma once

#include <cstdint>

namespace lopsided
{

/** How a node is called and heard. A value. */
struct NodeOptions
{
    /** What is done about the processor's callback lock (juce::AudioProcessor::getCallbackLock). */
    enum class CallbackLock : std::uint8_t
    {
        ignored, ///< it is not taken
        tried ///< it is tried before each call; who holds it makes the node silent for that block, which is counted.
        ///< Outside of the real-time promise: giving it back may wake who waits, by a system call.
    };

    enum class Switch : std::uint8_t
    {
        off,
        on
    };

    CallbackLock callbackLock = CallbackLock::ignored;

    /** The node's outputs are its inputs, audio and MIDI, as late as the node makes them. It goes on processing, unheard, so that it is
        there at once when it is heard again. */
    Switch bypass = Switch::off;

    /** The node's outputs are silent: no audio, no MIDI. */
    Switch mute = Switch::off;

    /** Mutes every node that neither feeds nor is fed by a soloed one. */
    Switch solo = Switch::off;

    /** Whether the node is skipped like any other when its inputs are silent, no MIDI is in its block and its output has been
        silent for its tail (an infinite one counts as one second), although it has no audio input, no audio output, produces
        MIDI or has an infinite tail: those are called in every block otherwise, because what they do next is not known. Only
        for one that starts nothing by itself. Of any other node it changes nothing. */
    Switch idleSkip = Switch::off;

    friend bool operator== (const NodeOptions&, const NodeOptions&) = default;
};

} // namespace lopsided
