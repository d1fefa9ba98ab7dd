#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

void expectNear (juce::Point<float> actual, juce::Point<float> wanted)
{
    EXPECT_NEAR (actual.x, wanted.x, 0.01f);
    EXPECT_NEAR (actual.y, wanted.y, 0.01f);
}

TEST (CanvasView, GoesFromTheWindowToTheCanvasAndBack)
{
    CanvasView view;
    view.pan ({ 30.0f, -20.0f });
    view.setZoom (1.7f, { 100.0f, 50.0f });
    expectNear (view.toWindow (view.toCanvas (juce::Point<float> { 12.0f, 345.0f })), { 12.0f, 345.0f });
    expectNear (juce::Point<float> { 5.0f, 6.0f }.transformedBy (view.transform()),
                view.toWindow (juce::Point<float> { 5.0f, 6.0f }));
}

TEST (CanvasView, ZoomingKeepsThePointUnderTheMouse)
{
    CanvasView view;
    const juce::Point<float> mouse { 640.0f, 200.0f };
    const auto under = view.toCanvas (mouse);

    for (const auto zoom : { 0.3f, 2.0f, 0.9f, 4.0f })
    {
        view.setZoom (zoom, mouse);
        EXPECT_FLOAT_EQ (view.zoom(), zoom);
        expectNear (view.toCanvas (mouse), under);
    }
}

TEST (CanvasView, ZoomKeepsToItsLimits)
{
    CanvasView view;
    view.setZoom (100.0f, {});
    EXPECT_FLOAT_EQ (view.zoom(), CanvasView::maximumZoom);
    view.setZoom (0.0f, {});
    EXPECT_FLOAT_EQ (view.zoom(), CanvasView::minimumZoom);
}

TEST (CanvasView, FittingShowsAllOfItInTheMiddleAndNeverEnlarges)
{
    CanvasView view;
    const juce::Rectangle<float> window { 800.0f, 600.0f };
    const juce::Rectangle<float> large { -500.0f, 100.0f, 3000.0f, 900.0f };
    view.fit (large, window);
    EXPECT_TRUE (window.contains (view.toWindow (large)));
    expectNear (view.toWindow (large).getCentre(), window.getCentre());

    const juce::Rectangle<float> small { 10.0f, 10.0f, 20.0f, 20.0f };
    view.fit (small, window);
    EXPECT_FLOAT_EQ (view.zoom(), 1.0f);
    expectNear (view.toWindow (small).getCentre(), window.getCentre());
}

TEST (CanvasView, RevealingPansOnlyAsFarAsNeeded)
{
    CanvasView view;
    const juce::Rectangle<float> window { 800.0f, 600.0f };
    view.reveal ({ 300.0f, 300.0f, 50.0f, 50.0f }, window);
    expectNear (view.origin(), {});

    view.reveal ({ 900.0f, 300.0f, 50.0f, 50.0f }, window);
    expectNear (view.origin(), { -170.0f, 0.0f });
    EXPECT_TRUE (window.contains (view.toWindow (juce::Rectangle<float> { 900.0f, 300.0f, 50.0f, 50.0f })));
}

} // namespace
} // namespace lopsided
