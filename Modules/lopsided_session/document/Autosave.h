#pragma once

#include "SessionDocument.h"

#include <juce_events/juce_events.h>

#include <limits>
#include <memory>
#include <optional>
#include <string>

namespace lopsided
{

/** Saves a document that is modified every 30 s where it survives a crash, and finds what an earlier run left.

    An autosave is kept in `autosave` of lopsidedHome(), one a document, and says itself which file it is a version of.
    It goes when the document is saved, or closed without wanting it; one whose process has died is offered.

    Thread: message thread. Realtime: may block.
*/
class Autosave final : private juce::Timer
{
public:
    struct Found
    {
        juce::File autosave; /**< what SessionDocument::recover takes */
        juce::File original; /**< none of a session that never had a file */
        juce::Time date;
        std::string sentence; /**< for the user: which session, and of when */
    };

    /** An interval for a document that somebody else keeps, such as a DAW's project. */
    static constexpr int never = std::numeric_limits<int>::max();

    /** The document outlives it. Cost: starts a timer. */
    explicit Autosave (SessionDocument& document, int intervalMilliseconds = 30'000);
    ~Autosave() override;

    /** The newest one that a dead process has left. Cost: reads the folder, and each session in it. Errors: nothing where there is none
        that can be read. */
    [[nodiscard]] static std::optional<Found> find();

    /** Forgets one that was recovered, or was not wanted. Cost: deletes two files. */
    static void discard (const Found& found);

    /** The file that an autosaved session is a version of, which it then no longer says; none of a new one.
        Cost: O(unknown keys). */
    [[nodiscard]] static juce::File takeOriginal (Session& session);

    /** Saves now, where the document is modified. Cost: that of SessionDocument::save. Errors: invalid, unwritable. */
    [[nodiscard]] SessionResult<void> saveNow();

    /** The session is closed as the user wants it: nothing is left to recover. Cost: deletes two files. */
    void forget();

private:
    void timerCallback() override;

    class Place;
    SessionDocument& saved;
    std::unique_ptr<Place> place;
};

} // namespace lopsided
