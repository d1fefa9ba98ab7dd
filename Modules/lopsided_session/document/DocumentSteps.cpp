// A SessionDocument's history, and its slots A and B.
#include "DocumentState.h"

#include <utility>

namespace lopsided
{

void SessionDocument::Implementation::tellOfAll (const DocumentSnapshot& before)
{
    const auto& now = *present();
    followGestures();

    if (now.nodes != before.nodes || now.connections != before.connections)
        tell (&DocumentListener::structureChanged);

    tell (&DocumentListener::layoutChanged);

    if (now.mappings != before.mappings)
        tell (&DocumentListener::settingsChanged);

    if (now.scene != before.scene)
        tell (&DocumentListener::scenesChanged);

    tell (&DocumentListener::documentChanged);
}

bool SessionDocument::canUndo() const
{
    return implementation->history().canUndo();
}

bool SessionDocument::canRedo() const
{
    return implementation->history().canRedo();
}

juce::String SessionDocument::undoName() const
{
    return implementation->history().undoName();
}

juce::String SessionDocument::redoName() const
{
    return implementation->history().redoName();
}

SessionResult<void> SessionDocument::undo()
{
    implementation->catchUp();
    implementation->takeStates();

    if (! canUndo())
        return {};

    if (const auto shown = implementation->show (implementation->history().previous()); ! shown)
        return shown.error();

    const auto before = implementation->present();
    implementation->history().undone();
    implementation->followGraph (Implementation::Author::thisDocument);
    implementation->tellOfAll (*before);
    return {};
}

SessionResult<void> SessionDocument::redo()
{
    implementation->catchUp();
    implementation->takeStates();

    if (! canRedo())
        return {};

    if (const auto shown = implementation->show (implementation->history().next()); ! shown)
        return shown.error();

    const auto before = implementation->present();
    implementation->history().redone();
    implementation->followGraph (Implementation::Author::thisDocument);
    implementation->tellOfAll (*before);
    return {};
}

SessionDocument::Slot SessionDocument::slot() const
{
    return implementation->slot;
}

SessionResult<void> SessionDocument::show (Slot slot)
{
    implementation->catchUp();
    implementation->takeStates();

    if (slot == implementation->slot)
        return {};

    // What is no step is kept as well: the other slot may change it.
    implementation->noteAllParameters();

    if (! implementation->hasOther)
        copyToOtherSlot();

    const auto before = implementation->present();

    if (const auto shown = implementation->show (implementation->otherHistory().present()); ! shown)
        return shown.error();

    implementation->slot = slot;
    implementation->followGraph (Implementation::Author::thisDocument);
    implementation->tellOfAll (*before);
    return {};
}

void SessionDocument::copyToOtherSlot()
{
    implementation->catchUp();

    if (implementation->hasOther)
        implementation->otherHistory().add (implementation->present(), "Copy to here");
    else
        implementation->otherHistory() = DocumentHistory (implementation->present());

    implementation->hasOther = true;
    implementation->tell (&DocumentListener::documentChanged);
}

} // namespace lopsided
