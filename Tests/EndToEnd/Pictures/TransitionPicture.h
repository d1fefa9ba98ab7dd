#pragma once

#include <juce_graphics/juce_graphics.h>

#include <vector>

namespace lopsided::testing
{

/** Draws what edits sound like: a panel for each, a curve for each way it can be done, a line at each commit. */
class TransitionPicture
{
public:
    static constexpr int width = 1600;
    static constexpr int height = 900;

    /** One way to do it. */
    struct Curve
    {
        std::vector<float> samples;
        juce::uint32 colour = 0;
        juce::String name;
    };

    struct Panel
    {
        juce::String title;
        double fromSeconds = 0.0;
        double toSeconds = 1.0;
        double highest = 1.0;
        std::vector<Curve> curves; ///< the later ones lie over the earlier ones
        std::vector<double> marks; ///< in seconds
    };

    explicit TransitionPicture (std::vector<Panel> panelsToDraw)
        : panels (std::move (panelsToDraw))
    {}

    [[nodiscard]] juce::Image draw() const;

    /** Where a panel's curves are: no text is in there, so it is the same whatever fonts there are. */
    [[nodiscard]] juce::Rectangle<int> plotOf (std::size_t panel) const;

private:
    void drawPanel (juce::Graphics& g, std::size_t number) const;

    std::vector<Panel> panels;
};

} // namespace lopsided::testing
