#pragma once

#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** The system's clipboard; where there is no screen, and so none of the system's, one of our own. Thread: message thread.
    Realtime: may block. Cost: the system's. */
struct CanvasClipboard
{
    CanvasClipboard() = delete;

    /** Puts a text there. */
    static void copy (const juce::String& text);

    /** What is there. */
    [[nodiscard]] static juce::String text();
};

} // namespace lopsided
