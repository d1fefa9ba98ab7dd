#include "VirtualDesktop.h"

#include <csignal>
#include <gtest/gtest.h>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{

constexpr int firstDisplay = 200;
constexpr int mostDisplays = 200;
constexpr int mostTries = 10;

std::string missingTool()
{
    for (const auto* tool : { "Xvfb", "openbox", "xdotool", "xprop", "xwininfo", "import" })
        if (ChildProgram::run ({ "sh", "-c", std::string ("command -v ").append (tool) }).exitCode != 0)
            return std::string (tool).append (" is not installed");

    return {};
}

std::string number (int value)
{
    return std::to_string (value);
}

} // namespace

VirtualDesktop::VirtualDesktop()
    : why (missingTool())
{
    if (! why.empty())
        return;

    if (! startServer())
    {
        why = "Xvfb does not start here";
        return;
    }

    manager = std::make_unique<ChildProgram> (Words { "openbox", "--sm-disable" }, Words { environment() });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds (20);

    while (run ({ "xprop", "-root", "_NET_SUPPORTING_WM_CHECK" }).find ("window id") == std::string::npos)
    {
        if (std::chrono::steady_clock::now() > deadline)
        {
            why = "openbox does not start here";
            return;
        }

        std::this_thread::sleep_for (std::chrono::milliseconds (10)); // between two looks
    }
}

bool VirtualDesktop::startServer()
{
    for (int attempt = 0; attempt < mostTries; ++attempt)
    {
        display = number (firstDisplay + (::getpid() + attempt) % mostDisplays);
        server = std::make_unique<ChildProgram> (Words { "Xvfb", ":" + display, "-displayfd", "1", "-screen",
                                                         "0", number (width) + "x" + number (height) + "x24",
                                                         "-nolisten", "tcp", "-noreset" });

        if (server->waitForOutput ("\n"))
            return true;
    }

    return false;
}

std::string VirtualDesktop::run (Words words) const
{
    return ChildProgram::run (words, { environment() }).out;
}

void VirtualDesktop::hand (Words words) const
{
    words.insert (words.begin(), "xdotool");
    const auto done = ChildProgram::run (words, { environment() });
    EXPECT_EQ (done.exitCode, 0) << done.err;
}

std::string VirtualDesktop::window (const std::string& title) const
{
    const auto found = windows (title);
    return found.empty() ? std::string() : found.front();
}

std::vector<std::string> VirtualDesktop::windows (const std::string& title) const
{
    std::istringstream lines (run ({ "xdotool", "search", "--onlyvisible", "--name", title }));
    std::vector<std::string> found;

    for (std::string line; std::getline (lines, line);)
        found.push_back (line);

    return found;
}

std::string VirtualDesktop::titleOf (const std::string& window) const
{
    const auto title = run ({ "xdotool", "getwindowname", window });
    return title.substr (0, title.find ('\n'));
}

int VirtualDesktop::measure (const std::string& window, const juce::String& name) const
{
    // What xdotool says is off by the frame.
    for (const auto& line : juce::StringArray::fromLines (run ({ "xwininfo", "-id", window })))
        if (line.contains (name))
            return line.fromLastOccurrenceOf (":", false, false).getIntValue();

    return 0;
}

juce::Rectangle<int> VirtualDesktop::areaOf (const std::string& window) const
{
    return { measure (window, "Absolute upper-left X:"), measure (window, "Absolute upper-left Y:"),
             measure (window, " Width:"), measure (window, " Height:") };
}

bool VirtualDesktop::isFramed (const std::string& window) const
{
    return measure (window, "Relative upper-left Y:") > 0;
}

bool VirtualDesktop::isActive (const std::string& window) const
{
    return run ({ "xdotool", "getwindowfocus" }) == window + "\n";
}

bool VirtualDesktop::place (const std::string& window, juce::Rectangle<int> area) const
{
    hand ({ "windowmove", window, number (area.getX()), number (area.getY()), "windowsize", window,
            number (area.getWidth()), number (area.getHeight()) });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds (10);

    for (auto now = areaOf (window); now.getWidth() != area.getWidth() || now.getHeight() != area.getHeight();
         now = areaOf (window))
        if (std::chrono::steady_clock::now() > deadline)
            return false;

    return true;
}

void VirtualDesktop::moveTo (juce::Point<int> place) const
{
    hand ({ "mousemove", number (place.x), number (place.y) });
}

void VirtualDesktop::press() const
{
    hand ({ "mousedown", "1" });
}

void VirtualDesktop::release() const
{
    hand ({ "mouseup", "1" });
}

void VirtualDesktop::click (juce::Point<int> place, int button) const
{
    hand ({ "mousemove", number (place.x), number (place.y), "click", number (button) });
}

void VirtualDesktop::doubleClick (juce::Point<int> place) const
{
    hand (
        { "mousemove", number (place.x), number (place.y), "click", "--repeat", "2", "--delay", "60", "1" });
}

void VirtualDesktop::drag (juce::Point<int> from, juce::Point<int> to) const
{
    // As a hand does it: not faster than a program may look.
    constexpr int steps = 8;
    Words words { "mousemove", number (from.x), number (from.y), "mousedown", "1" };

    for (int step = 1; step <= steps; ++step)
    {
        const auto place = from + (to - from) * step / steps;
        words.insert (words.end(), { "mousemove", number (place.x), number (place.y), "sleep", "0.03" });
    }

    words.insert (words.end(), { "mouseup", "1" });
    hand (words);
}

void VirtualDesktop::key (const std::string& name) const
{
    hand ({ "key", "--clearmodifiers", name });
}

void VirtualDesktop::type (const std::string& text) const
{
    hand ({ "type", "--delay", "20", text });
}

void VirtualDesktop::draw (const std::string& file, const std::string& window) const
{
    const auto done = ChildProgram::run (
        { "import", "-window", window, "-define", "png:compression-level=3", file }, { environment() });
    EXPECT_EQ (done.exitCode, 0) << done.err;
}

} // namespace lopsided::testing
