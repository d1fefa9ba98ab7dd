#include "Mirror.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace lopsided::testing
{
namespace
{

juce::Component* findIn (juce::Component& parent, const juce::String& title)
{
    for (auto* child : parent.getChildren())
    {
        if (! child->isVisible())
            continue;

        const auto* button = dynamic_cast<const juce::Button*> (child);

        if (child->getTitle() == title || (button != nullptr && button->getButtonText() == title))
            return child;

        if (auto* found = findIn (*child, title))
            return found;
    }

    return nullptr;
}

} // namespace

Mirror::Mirror (const juce::File& home, juce::Rectangle<int> window, int drawnScale)
    : scale (drawnScale),
      origin (window.getPosition()),
      recent (home.getChildFile ("mirrored-sessions.json")),
      plugins (home.getChildFile ("plugins.json")),
      view ({ edited, autosave, recent, host, plugins, settings })
{
    view.setSize (window.getWidth() / scale, window.getHeight() / scale);
}

void Mirror::open (const juce::File& session)
{
    const auto opened = edited.open (session);
    ASSERT_TRUE (opened) << opened.error().describe();
    canvas().zoomToFit();
}

void Mirror::showPanel (HostCommand toggle)
{
    EXPECT_TRUE (view.commands().manager().invokeDirectly (CommandTable::id (toggle), false));
}

juce::Component& Mirror::find (const juce::String& title)
{
    auto* found = findIn (view, title);

    if (found == nullptr)
        throw std::runtime_error (("nothing is called " + title).toStdString());

    return *found;
}

juce::Rectangle<int> Mirror::areaOf (const juce::String& title)
{
    auto& component = find (title);
    return view.getLocalArea (&component, component.getLocalBounds()) * scale + origin;
}

juce::Point<int> Mirror::onScreen (juce::Component& component, juce::Point<int> place)
{
    return view.getLocalPoint (&component, place) * scale + origin;
}

juce::Point<int> Mirror::canvasPlace (juce::Point<float> place)
{
    return onScreen (canvas(), canvas().view().toWindow (place).roundToInt());
}

juce::Point<int> Mirror::headOf (NodeID node)
{
    const auto* drawn = canvas().scene().find (node);

    if (drawn == nullptr)
        throw std::runtime_error ("there is no such node");

    return canvasPlace (drawn->header().getCentre());
}

juce::Point<int> Mirror::placeOf (Port port, PortSide side)
{
    const auto hit = canvas().scene().find (port, side);

    if (hit.port == nullptr)
        throw std::runtime_error ("there is no such port");

    return canvasPlace (hit.node->centreOf (*hit.port));
}

} // namespace lopsided::testing
