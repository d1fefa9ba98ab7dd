#include "PluginWindowPlace.h"

namespace lopsided
{

juce::var PluginWindowPlace::toVar() const
{
    auto object = std::make_unique<juce::DynamicObject>();

    if (position.has_value())
    {
        object->setProperty ("x", position->x);
        object->setProperty ("y", position->y);
    }

    object->setProperty ("generic", view == PluginEditorView::View::generic);
    object->setProperty ("pinned", pin == Pin::on);
    return object.release();
}

PluginWindowPlace PluginWindowPlace::fromVar (const juce::var& json)
{
    PluginWindowPlace place;

    if (json["x"].isInt() && json["y"].isInt())
        place.position = juce::Point<int> { json["x"], json["y"] };

    if (json["generic"])
        place.view = PluginEditorView::View::generic;

    if (json["pinned"])
        place.pin = Pin::on;

    return place;
}

} // namespace lopsided
