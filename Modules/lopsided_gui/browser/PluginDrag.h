#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

#include <optional>

namespace lopsided
{

/** A plugin as what JUCE drags from the browser to the canvas. Thread: message thread. Realtime: allocates. Cost: some strings. */
struct PluginDrag
{
    PluginDrag() = delete;

    /** What to give to juce::DragAndDropContainer::startDragging. */
    [[nodiscard]] static juce::var describe (const PluginReference& plugin);

    /** Nothing where something else is dragged. */
    [[nodiscard]] static std::optional<PluginReference> plugin (const juce::var& dragged);
};

} // namespace lopsided
