#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** A control that leaves the right button to whoever shows a menu for it: JUCE's would change its value.
    Thread: message thread. Realtime: may block. */
template <typename Control>
class LeftButtonOnly final : public Control
{
public:
    using Control::Control;

    void mouseDown (const juce::MouseEvent& event) override
    {
        if (! event.mods.isPopupMenu())
            Control::mouseDown (event);
    }

    void mouseDrag (const juce::MouseEvent& event) override
    {
        if (! event.mods.isPopupMenu())
            Control::mouseDrag (event);
    }

    void mouseUp (const juce::MouseEvent& event) override
    {
        if (! event.mods.isPopupMenu())
            Control::mouseUp (event);
    }
};

using ParameterSlider = LeftButtonOnly<juce::Slider>;
using ParameterToggle = LeftButtonOnly<juce::ToggleButton>;

} // namespace lopsided
