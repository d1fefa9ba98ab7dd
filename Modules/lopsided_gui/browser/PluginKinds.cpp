#include "PluginKinds.h"

namespace lopsided
{

namespace
{
struct KindOfPlugins
{
    const char* name;
    const char* word;
    const char* tooltip;
};

constexpr std::array kindsOfPlugins {
    KindOfPlugins { "All", "", "All plugins" },
    KindOfPlugins { "Favourites", "fav", "Favourites only (also: type fav)" },
    KindOfPlugins { "Recent", "recent", "Those used last (also: type recent)" },
    KindOfPlugins { "Synths", "synth", "Instruments only (also: type synth)" },
    KindOfPlugins { "Effects", "effect", "Effects only (also: type effect)" },
};
} // namespace

PluginKinds::PluginKinds()
{
    setTitle ("Kind of plugins");

    for (std::size_t i = 0; i < buttons.size(); ++i)
    {
        auto& button = buttons[i];
        button.setButtonText (kindsOfPlugins[i].name);
        button.setTooltip (kindsOfPlugins[i].tooltip);
        button.setClickingTogglesState (true);
        button.setRadioGroupId (1);
        button.setConnectedEdges ((i > 0 ? juce::Button::ConnectedOnLeft : 0)
                                  | (i + 1 < buttons.size() ? juce::Button::ConnectedOnRight : 0));
        button.onClick = [this, &button] {
            if (button.getToggleState() && onChange)
                onChange();
        };
        addAndMakeVisible (button);
    }

    buttons[0].setToggleState (true, juce::dontSendNotification);
}

juce::String PluginKinds::word() const
{
    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (buttons[i].getToggleState())
            return kindsOfPlugins[i].word;

    return {};
}

void PluginKinds::choose (const juce::String& wordToChoose)
{
    std::size_t chosen = 0;

    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (wordToChoose == kindsOfPlugins[i].word)
            chosen = i;

    buttons[chosen].setToggleState (true, juce::dontSendNotification);

    if (onChange)
        onChange();
}

void PluginKinds::resized()
{
    auto area = getLocalBounds();
    // "Favourites" needs more room than "All".
    const auto unit = static_cast<float> (area.getWidth()) / 100.0f;
    constexpr std::array shares { 12.0f, 26.0f, 20.0f, 20.0f, 22.0f };

    for (std::size_t i = 0; i + 1 < buttons.size(); ++i)
        buttons[i].setBounds (area.removeFromLeft (juce::roundToInt (shares[i] * unit)));

    buttons.back().setBounds (area);
}

} // namespace lopsided
