#pragma once

#include "ChildProgram.h"

#include <juce_graphics/juce_graphics.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A large screen with a window manager, of the test's own (Xvfb, openbox), and a hand at its mouse and keys (xdotool). What it does is
    what the X server sees: it knows nothing of the program. */
class VirtualDesktop
{
public:
    static constexpr int width = 2560;
    static constexpr int height = 1600;

    VirtualDesktop();

    /** Why there is none; empty where there is one. */
    [[nodiscard]] const std::string& reason() const noexcept { return why; }

    /** What a program needs to open its windows here: "DISPLAY=...". */
    [[nodiscard]] std::string environment() const { return "DISPLAY=:" + display; }

    /** The number of the window whose title has this in it; empty where there is none. */
    [[nodiscard]] std::string window (const std::string& title) const;

    /** Of every window whose title has this in it. */
    [[nodiscard]] std::vector<std::string> windows (const std::string& title) const;

    [[nodiscard]] std::string titleOf (const std::string& window) const;

    /** What is inside its frame, on the screen. */
    [[nodiscard]] juce::Rectangle<int> areaOf (const std::string& window) const;

    /** Whether the window manager has taken it already. */
    [[nodiscard]] bool isFramed (const std::string& window) const;

    /** Whether it has the keys. */
    [[nodiscard]] bool isActive (const std::string& window) const;

    /** Gives a window a place and a size; false where it does not get the size in time. */
    [[nodiscard]] bool place (const std::string& window, juce::Rectangle<int> area) const;

    void moveTo (juce::Point<int> place) const;
    void press() const;
    void release() const;
    void click (juce::Point<int> place, int button = 1) const;
    void doubleClick (juce::Point<int> place) const;

    /** With the left button held, by way of places in between. */
    void drag (juce::Point<int> from, juce::Point<int> to) const;

    void key (const std::string& name) const; ///< such as "ctrl+shift+z"
    void type (const std::string& text) const;

    /** A picture of a window, or of the whole screen where none is named. */
    void draw (const std::string& file, const std::string& window = "root") const;

private:
    using Words = std::vector<std::string>;

    [[nodiscard]] int measure (const std::string& window, const juce::String& name) const;
    [[nodiscard]] std::string run (Words words) const;
    void hand (Words words) const;
    bool startServer();

    std::string why;
    std::string display;
    std::unique_ptr<ChildProgram> server;
    std::unique_ptr<ChildProgram> manager;
};

} // namespace lopsided::testing
