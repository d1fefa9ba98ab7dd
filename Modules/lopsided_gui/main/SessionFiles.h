#pragma once

#include "../notice/NoticeBoard.h"
#include "FilePage.h"
#include "QuestionBar.h"

#include <lopsided_session/lopsided_session.h>

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace lopsided
{

/** New, Open, Save and Close as a user knows them: nothing that is not saved is lost without being asked about, what an earlier
    run died of is asked about before it is opened, and no question stops what plays.

    Thread: message thread. Realtime: may block. Cost: SessionDocument's.
*/
class SessionFiles
{
public:
    /** All outlive it. `safeStart` may be null: nothing is asked then. */
    SessionFiles (SessionDocument& document, Autosave& autosave, NoticeBoard& notices, QuestionBar& questions,
                  FilePage& filePage, const SafeStart* safeStart);
    ~SessionFiles();

    /** Asks first where something would be lost. */
    void newSession();

    /** Asks which file to open. */
    void choose();

    /** Asks first where something would be lost, and about plugins that an earlier run died of. */
    void open (const juce::File& file);

    /** Like open, with what is under suspicion left out. */
    void openSafely (const juce::File& file);

    /** Goes on with `next` when it is saved. */
    void save (const std::function<void()>& next = {});

    /** Asks for the file first, and before another one is replaced. */
    void saveAs (const std::function<void()>& next = {});

    /** Goes on when what is not saved is saved, or not wanted. */
    void whenNothingIsLost (const std::function<void()>& next);

    /** Asks whether to go on with what an earlier run left unsaved, where there is something. */
    void offerRecovery();

private:
    void read (const juce::File& file);
    void load (const juce::File& file, const BuildOptions& options);
    void recover (const Autosave::Found& found);
    void saveTo (const juce::File& file, const std::function<void()>& next);
    void report (const juce::String& what, const SessionError& error);
    [[nodiscard]] juce::File folder() const;
    [[nodiscard]] BuildOptions safeOptions() const;

    SessionDocument& edited;
    Autosave& saver;
    NoticeBoard& board;
    QuestionBar& bar;
    FilePage& page;
    const SafeStart* const suspicions;
};

} // namespace lopsided
