#include "PresetMenu.h"

#include "../look/UserScale.h"
#include "NameField.h"

#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

namespace
{
const char* headingOf (PluginPresets::Entry::Kind kind)
{
    return kind == PluginPresets::Entry::Kind::program     ? "Of the plugin"
           : kind == PluginPresets::Entry::Kind::vstPreset ? "VST3 presets"
                                                           : "Saved here";
}
} // namespace

PresetMenu::PresetMenu (juce::AudioProcessor& processorToSet, NoticeBoard& boardToTell)
    : processor (processorToSet),
      board (boardToTell)
{}

juce::PopupMenu PresetMenu::build (juce::Component& button)
{
    juce::PopupMenu menu;
    menu.addItem ("Save as...", [this, &button] { askForName (button); });
    std::optional<PluginPresets::Entry::Kind> last;

    for (const auto& entry : PluginPresets::list (processor))
    {
        if (std::exchange (last, entry.kind) != entry.kind)
            menu.addSectionHeader (headingOf (entry.kind));

        const auto what = entry.file == juce::File() ? entry.name : entry.file.getFullPathName();
        menu.addItem (entry.name, [this, what] { load (what); });
    }

    return menu;
}

void PresetMenu::showBelow (juce::Component& button)
{
    build (button).showMenuAsync (
        juce::PopupMenu::Options().withTargetComponent (button).withDeletionCheck (button));
}

void PresetMenu::load (const juce::String& nameOrFile)
{
    const auto loaded =
        onLoad ? onLoad (nameOrFile)
               : PluginPresets::load (processor, nameOrFile, juce::File::getCurrentWorkingDirectory());

    if (loaded.has_error())
        return board.post ({ Notice::Kind::error, loaded.error().describe() });

    for (const auto& warning : *loaded)
        board.post ({ Notice::Kind::warning, warning });
}

void PresetMenu::save (const juce::String& name)
{
    const auto file = PluginPresets::placeFor (processor, name, juce::File::getCurrentWorkingDirectory());

    if (file.has_error())
        return board.post ({ Notice::Kind::error, file.error().describe() });

    if (const auto saved = PluginPresets::save (processor, *file); saved.has_error())
        return board.post ({ Notice::Kind::error, saved.error().describe() });

    board.post ({ Notice::Kind::information, "The preset '" + name + "' is saved." });
}

void PresetMenu::askForName (juce::Component& button)
{
    auto field = std::make_unique<NameField> ("Name of the preset", "Save");
    field->onName = [this,
                     safe = juce::Component::SafePointer<juce::Component> (&button)] (const auto& name) {
        if (safe != nullptr)
            save (name);
    };
    field->setTransform (juce::AffineTransform::scale (UserScale::get()));
    juce::CallOutBox::launchAsynchronously (std::move (field), button.getScreenBounds(), nullptr);
}

} // namespace lopsided
