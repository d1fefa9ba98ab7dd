#pragma once

#include "WindowTree.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <set>

namespace lopsided::testing
{

/** A picture of a window as the screen shows it, kept under the build folder. */
class EditorPicture
{
public:
    explicit EditorPicture (const WindowTree& window)
        : image (juce::Image::RGB, std::max (1, window.width), std::max (1, window.height), true,
                 juce::SoftwareImageType())
    {
        const auto pixels = window.pixels();

        for (std::size_t i = 0; i < pixels.size(); ++i)
        {
            const auto place = static_cast<int> (i);
            image.setPixelAt (place % window.width, place / window.width,
                              juce::Colour (0xff000000u | pixels[i]));
        }
    }

    /** Whether something is drawn in every third of it, across and down: not so where it is cropped, or has only just been opened. */
    [[nodiscard]] bool isDrawn() const
    {
        const auto width = image.getWidth() / 3;
        const auto height = image.getHeight() / 3;

        for (int third = 0; third < 3; ++third)
            if (numColours ({ third * width, 0, width, image.getHeight() }) < fewColours
                || numColours ({ 0, third * height, image.getWidth(), height }) < fewColours)
                return false;

        return true;
    }

    void keep (const juce::String& name) const
    {
        const auto file = juce::File (LOPSIDED_SNAPSHOTS).getChildFile (name + ".png");
        file.getParentDirectory().createDirectory();
        file.deleteFile();
        juce::FileOutputStream stream (file);
        juce::PNGImageFormat().writeImageToStream (image, stream);
    }

private:
    static constexpr std::size_t fewColours = 8;

    [[nodiscard]] std::size_t numColours (juce::Rectangle<int> area) const
    {
        std::set<juce::uint32> colours;

        for (int y = area.getY(); y < area.getBottom(); ++y)
            for (int x = area.getX(); x < area.getRight(); ++x)
                colours.insert (image.getPixelAt (x, y).getARGB());

        return colours.size();
    }

    juce::Image image;
};

} // namespace lopsided::testing
