#pragma once

namespace lopsided
{

/** How large the user wants the windows that we draw: 1 is as designed.

    It is not JUCE's own factor (juce::Desktop::setGlobalScaleFactor), which stays 1: that reaches into the windows of plugins,
    and JUCE then embeds those in a wrong size. Each window of ours says this one instead, as its getDesktopScaleFactor();
    menus and tooltips take it from the component that they belong to.

    Thread: message thread. Realtime: may block. Cost: O(1).
*/
class UserScale
{
public:
    UserScale() = delete;

    /** The one that was set last. */
    [[nodiscard]] static float get() noexcept;

    /** Every window keeps its size on the screen, and draws what is in it anew. Cost: O(windows), and their layout. */
    static void set (float scale);

private:
    static inline float current = 1.0f;
};

} // namespace lopsided
