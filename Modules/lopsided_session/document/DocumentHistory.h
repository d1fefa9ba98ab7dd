#pragma once

#include "DocumentSnapshot.h"

#include <juce_core/juce_core.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace lopsided
{

/** The steps of one slot, each with its name, and which of them is the present. A value: a copy shares the snapshots.

    Thread: message thread. Cost: O(1) where nothing else is said.
*/
class DocumentHistory
{
public:
    /** For a parameter: all that the plugin is set to. */
    static constexpr int wholePlugin = -1;

    /** Which steps may be one: changes of the same parameter. */
    struct Subject
    {
        NodeID node;
        int parameter = 0;

        bool operator== (const Subject&) const = default;
    };

    /** Older steps than so many are forgotten. */
    static constexpr std::size_t maximumSteps = 1000;

    /** Changes of one subject that are no further apart than this are one step. */
    static constexpr juce::int64 joiningMilliseconds = 1000;

    /** Begins without a step. */
    explicit DocumentHistory (DocumentSnapshot::Pointer first);

    [[nodiscard]] const DocumentSnapshot::Pointer& present() const { return entries[current].snapshot; }

    /** Makes the present another one without a step. */
    void amend (DocumentSnapshot::Pointer snapshot);

    /** What follows the present; what could be redone is forgotten. Cost: O(steps) once there are too many. */
    void add (DocumentSnapshot::Pointer snapshot, juce::String name);

    /** The same, joined with the step before where that is of the same subject and not long ago. `now` is in milliseconds.
        Cost: as add. */
    void addOrJoin (DocumentSnapshot::Pointer snapshot, juce::String name, const Subject& subject,
                    juce::int64 now);

    [[nodiscard]] bool canUndo() const { return current > 0; }
    [[nodiscard]] bool canRedo() const { return current + 1 < entries.size(); }

    /** Empty where there is nothing. */
    [[nodiscard]] juce::String undoName() const;
    [[nodiscard]] juce::String redoName() const;

    /** Where undo and redo would lead. Only where they can. */
    [[nodiscard]] const DocumentSnapshot::Pointer& previous() const { return entries[current - 1].snapshot; }
    [[nodiscard]] const DocumentSnapshot::Pointer& next() const { return entries[current + 1].snapshot; }

    /** They are the present now. Only where they can be. */
    void undone();
    void redone();

private:
    struct Entry
    {
        DocumentSnapshot::Pointer snapshot;
        juce::String name; // of the step that led here
    };

    std::vector<Entry> entries;
    std::size_t current = 0;
    std::optional<Subject> lastSubject;
    juce::int64 lastChange = 0;
};

} // namespace lopsided
