#include "NodeProxy.h"

#include "NodeLayout.h"

namespace lopsided
{
namespace
{
class PortProxy final : public juce::Component
{
public:
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override
    {
        return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::staticText);
    }
};

const char* nameOf (SignalType type)
{
    switch (type)
    {
        case SignalType::audio: return "Audio";
        case SignalType::sidechain: return "Sidechain";
        case SignalType::midi: return "MIDI";
        case SignalType::feedback: return "Feedback";
    }

    return "";
}

juce::String describe (const CanvasNode& node)
{
    using Switch = NodeOptions::Switch;
    juce::StringArray parts;

    if (node.isEnd())
        parts.add ("End of the graph");
    else if (node.isPlaceholder())
        parts.add ("Missing plugin: " + node.reason);
    else
        parts.add (
            (node.hint + " plugin " + (node.maker.isEmpty() ? juce::String() : "by " + node.maker)).trim());

    if (node.options.bypass == Switch::on)
        parts.add ("bypassed");

    if (node.options.mute == Switch::on)
        parts.add ("muted");

    if (node.options.solo == Switch::on)
        parts.add ("soloed");

    return parts.joinIntoString (", ");
}
} // namespace

NodeProxy::NodeProxy (const Actions& actionsToUse)
    : actions (actionsToUse)
{
    setWantsKeyboardFocus (true);
    setMouseClickGrabsKeyboardFocus (false);
    setInterceptsMouseClicks (false, false);
}

void NodeProxy::update (const CanvasNode& drawn, const std::function<juce::String (const CanvasPort&)>& feeds)
{
    node = drawn.id;
    setTitle (drawn.title);
    setDescription (describe (drawn));
    setBounds (drawn.bounds().getSmallestIntegerContainer());

    ports.resize (drawn.ports.size());
    int order = 0;

    for (std::size_t index = 0; index < ports.size(); ++index)
    {
        auto& proxy = ports[index];
        const auto& port = drawn.ports[index];

        if (proxy == nullptr)
        {
            proxy = std::make_unique<PortProxy>();
            addAndMakeVisible (*proxy);
        }

        const auto isInput = port.side == PortSide::destination;
        const auto others = feeds (port);
        proxy->setTitle (port.name + (isInput ? " input of " : " output of ") + drawn.title);
        proxy->setDescription (
            juce::String (nameOf (port.type)) + (isInput ? " input, " : " output, ")
            + (others.isEmpty() ? juce::String ("not connected") : "connected to " + others));
        proxy->setExplicitFocusOrder (++order);
        proxy->setBounds (
            juce::Rectangle<float> { 2.0f * NodeLayout::portRadius, 2.0f * NodeLayout::portRadius }
                .withCentre (port.centre)
                .getSmallestIntegerContainer());
    }
}

std::unique_ptr<juce::AccessibilityHandler> NodeProxy::createAccessibilityHandler()
{
    juce::AccessibilityActions all;
    all.addAction (juce::AccessibilityActionType::press, [this] { actions.pressed (node); });
    all.addAction (juce::AccessibilityActionType::focus, [this] { grabKeyboardFocus(); });
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::button,
                                                         std::move (all));
}

void NodeProxy::focusGained (FocusChangeType)
{
    actions.focused (node);
}

} // namespace lopsided
