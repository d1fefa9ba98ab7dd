#pragma once

#include <string>

namespace lopsided::testing
{

/** An X server without a screen (Xvfb), of the test program's own, on a display that was free. */
class VirtualScreen
{
public:
    VirtualScreen() = delete;

    /** Starts it, before JUCE opens its display, and ends it with the program. */
    static void start();

    /** Why there is none; empty where there is one. */
    [[nodiscard]] static const std::string& reason();
};

} // namespace lopsided::testing
