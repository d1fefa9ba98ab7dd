#include "NodeImages.h"

namespace lopsided
{

void NodeImages::prepare (float zoomToDrawAt)
{
    if (zoom == zoomToDrawAt)
        return;

    zoom = zoomToDrawAt;
    clear();
}

void NodeImages::clear()
{
    images.clear();
    numPixels = 0;
}

void NodeImages::keep (const std::string& key, const juce::Image& image)
{
    const auto added = image.getWidth() * image.getHeight();

    if (numPixels + added > mostPixels)
        clear();

    numPixels += added;
    images.emplace (key, image);
}

} // namespace lopsided
