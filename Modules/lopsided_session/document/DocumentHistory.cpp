#include "DocumentHistory.h"

#include <utility>

namespace lopsided
{

DocumentHistory::DocumentHistory (DocumentSnapshot::Pointer first)
{
    entries.push_back ({ std::move (first), {} });
}

void DocumentHistory::amend (DocumentSnapshot::Pointer snapshot)
{
    entries[current].snapshot = std::move (snapshot);
}

void DocumentHistory::add (DocumentSnapshot::Pointer snapshot, juce::String name)
{
    entries.resize (current + 1);
    entries.push_back ({ std::move (snapshot), std::move (name) });
    ++current;
    lastSubject.reset();

    if (entries.size() > maximumSteps + 1)
    {
        entries.erase (entries.begin());
        --current;
    }
}

void DocumentHistory::addOrJoin (DocumentSnapshot::Pointer snapshot, juce::String name,
                                 const Subject& subject, juce::int64 now)
{
    if (lastSubject == subject && now - lastChange <= joiningMilliseconds)
        amend (std::move (snapshot));
    else
        add (std::move (snapshot), std::move (name));

    lastSubject = subject;
    lastChange = now;
}

juce::String DocumentHistory::undoName() const
{
    return canUndo() ? entries[current].name : juce::String();
}

juce::String DocumentHistory::redoName() const
{
    return canRedo() ? entries[current + 1].name : juce::String();
}

void DocumentHistory::undone()
{
    --current;
    lastSubject.reset();
}

void DocumentHistory::redone()
{
    ++current;
    lastSubject.reset();
}

} // namespace lopsided
