#include "MainWindow.h"

#include <LopsidedIcon.h>

namespace lopsided
{
namespace
{

constexpr auto placeKey = "mainWindow";
constexpr auto firstWidth = 1280;
constexpr auto firstHeight = 800;
constexpr auto leastWidth = 640;
constexpr auto leastHeight = 420;
constexpr auto mostPixels = 32768;
constexpr auto iconSize = 128;

juce::Image drawIcon()
{
    const auto drawing = juce::Drawable::createFromImageData (lopsidedIcon, sizeof (lopsidedIcon) - 1);
    juce::Image icon (juce::Image::ARGB, iconSize, iconSize, true);
    juce::Graphics graphics (icon);
    drawing->drawWithin (graphics, icon.getBounds().toFloat(), juce::RectanglePlacement::centred, 1.0f);
    return icon;
}

} // namespace

MainWindow::MainWindow (HostView& viewToShow, juce::PropertySet& settings)
    : juce::DocumentWindow ("Lopsided", Palette::from (viewToShow).canvas, allButtons),
      view (viewToShow),
      remembered (settings)
{
    setUsingNativeTitleBar (true);
    setResizable (true, false);
    setResizeLimits (leastWidth, leastHeight, mostPixels, mostPixels);
    setContentNonOwned (&view, false);

    if (! restoreWindowStateFromString (remembered.getValue (placeKey)))
        setBounds (screenArea().withSizeKeepingCentre (firstWidth, firstHeight));

    if (! isFullScreen())
        setBounds (getBounds().constrainedWithin (screenArea()));

    showTitle();
    setVisible (true);
    view.canvas().zoomToFit(); // the window has its size by now
    const auto icon = drawIcon();
    setIcon (icon);
    getPeer()->setIcon (icon);
    view.grabKeyboardFocus();
}

MainWindow::~MainWindow()
{
    remembered.setValue (placeKey, getWindowStateAsString());
}

juce::Rectangle<int> MainWindow::screenArea() const
{
    const auto& displays = juce::Desktop::getInstance().getDisplays();
    const auto* display = displays.getDisplayForRect (getScreenBounds());

    // JUCE places windows as if all were drawn at a scale of 1.
    return display != nullptr ? (display->userArea.toFloat() / UserScale::get()).toNearestInt() : getBounds();
}

void MainWindow::showTitle()
{
    setName (view.title() + " - Lopsided");
}

void MainWindow::closeButtonPressed()
{
    if (onClose)
        onClose();
}

} // namespace lopsided
