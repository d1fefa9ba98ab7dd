#pragma once

#include "PluginEditorView.h"

#include <juce_graphics/juce_graphics.h>

#include <optional>

namespace lopsided
{

/** Where a plugin's window stands, and how. A value. Thread: message thread. Realtime: allocates. Cost: O(1). */
struct PluginWindowPlace
{
    enum class Pin
    {
        off,
        on
    };

    std::optional<juce::Point<int>>
        position; /**< its top left on the screen; nothing where nobody has said */
    PluginEditorView::View view = PluginEditorView::View::own;
    Pin pin = Pin::off;

    /** All of it, as an object that JSON can hold. */
    [[nodiscard]] juce::var toVar() const;

    /** As JSON. */
    /** What toVar() made; what is missing or of another kind is as at first. */
    [[nodiscard]] static PluginWindowPlace fromVar (const juce::var& json);

    bool operator== (const PluginWindowPlace&) const = default;
};

} // namespace lopsided
