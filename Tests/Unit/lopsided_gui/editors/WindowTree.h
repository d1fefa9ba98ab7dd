#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** The X windows in a window: what a plugin's toolkit has really got of the screen. */
struct WindowTree
{
    int x = 0; /**< on the screen */
    int y = 0;
    int width = 0;
    int height = 0;
    std::vector<WindowTree> children;

    /** That of a window that an X server knows; its id is as in juce::Component::getWindowHandle(). Only what is mapped, and
        large enough to be seen. */
    static WindowTree of (std::uintptr_t window);

    /** Has the X server send something to a window's program. JUCE 7 sleeps on what Xlib has read already, until more comes: a mouse
        that moves, on a screen that somebody sits at. */
    static void stir (std::uintptr_t window);

    /** The pixels of what of it the screen shows, 0xrrggbb, line after line. */
    [[nodiscard]] std::vector<std::uint32_t> pixels() const;

    /** The largest one on the deepest level: the plugin's own. */
    [[nodiscard]] const WindowTree& innermost() const;

    /** Whether each shows all of those that are in it. */
    [[nodiscard]] bool isWhole() const;

    [[nodiscard]] std::string describe (int depth = 0) const;
};

} // namespace lopsided::testing
