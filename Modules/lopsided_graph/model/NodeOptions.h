#pragma once

#include <cstdint>

namespace lopsided
{

/** How a node wants to be called. A value. */
struct NodeOptions
{
    /** What is done about the processor's callback lock (juce::AudioProcessor::getCallbackLock). */
    enum class CallbackLock : std::uint8_t
    {
        ignored, ///< it is not taken
        tried ///< it is tried before each call; who holds it makes the node silent for that block, which is counted.
        ///< Outside of the real-time promise: giving it back may wake who waits, by a system call.
    };

    CallbackLock callbackLock = CallbackLock::ignored;

    friend bool operator== (const NodeOptions&, const NodeOptions&) = default;
};

} // namespace lopsided
