#pragma once

#include <algorithm>
#include <juce_graphics/juce_graphics.h>
#include <set>

namespace lopsided::testing
{

/** What an X server shows, read from a picture file. */
struct Picture
{
    explicit Picture (const std::string& file)
        : image (juce::ImageFileFormat::loadFrom (juce::File (file)))
    {}

    /** How many colours there are in an area: one or two where nobody has drawn. */
    [[nodiscard]] std::size_t numColours (juce::Rectangle<int> area) const
    {
        const auto seen = area.getIntersection (image.getBounds());
        std::set<juce::uint32> colours;

        for (int y = seen.getY(); y < seen.getBottom(); ++y)
            for (int x = seen.getX(); x < seen.getRight(); ++x)
                colours.insert (image.getPixelAt (x, y).getARGB());

        return colours.size();
    }

    const juce::Image image;
};

} // namespace lopsided::testing
