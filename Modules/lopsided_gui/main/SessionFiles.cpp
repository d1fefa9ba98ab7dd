#include "SessionFiles.h"

namespace lopsided
{
namespace
{

constexpr auto sessionExtension = "json";

juce::String text (const std::string& utf8)
{
    return juce::String::fromUTF8 (utf8.c_str());
}

} // namespace

SessionFiles::SessionFiles (SessionDocument& document, Autosave& autosave, NoticeBoard& notices,
                            QuestionBar& questions, FilePage& filePage, const SafeStart* safeStart)
    : edited (document),
      saver (autosave),
      board (notices),
      bar (questions),
      page (filePage),
      suspicions (safeStart)
{}

SessionFiles::~SessionFiles() = default;

void SessionFiles::newSession()
{
    whenNothingIsLost ([this] {
        if (const auto cleared = edited.clear(); ! cleared)
            report ("A new session could not be made: ", cleared.error());
    });
}

void SessionFiles::choose()
{
    whenNothingIsLost ([this] {
        page.ask ({ FilePage::Purpose::open, "Open a session", folder(), sessionExtension,
                    [this] (const juce::File& file) {
                        page.dismiss();
                        read (file);
                    } });
    });
}

void SessionFiles::open (const juce::File& file)
{
    whenNothingIsLost ([this, file] { read (file); });
}

void SessionFiles::openSafely (const juce::File& file)
{
    whenNothingIsLost ([this, file] { load (file, safeOptions()); });
}

void SessionFiles::read (const juce::File& file)
{
    const auto session =
        suspicions != nullptr ? SessionFile::load (file) : SessionResult<Session> (Session {});

    if (! session)
        return report (file.getFileName() + " was not opened: ", session.error());

    const auto findings = suspicions != nullptr ? suspicions->findings (SessionBuilder::references (*session))
                                                : std::vector<std::string> {};

    if (findings.empty())
        return load (file, {});

    bar.ask (text (findings.front()) + " Open it all the same?",
             { { "Leave it out", [this, file] { load (file, safeOptions()); } },
               { "Open everything", [this, file] { load (file, {}); } },
               { "Cancel" } });
}

void SessionFiles::load (const juce::File& file, const BuildOptions& options)
{
    if (const auto opened = edited.open (file, options); ! opened)
        report (file.getFileName() + " was not opened; what played plays on: ", opened.error());
}

BuildOptions SessionFiles::safeOptions() const
{
    BuildOptions options;

    if (suspicions != nullptr)
        options.leaveOut = [this] (const PluginReference& plugin) {
            return suspicions->suspicionOf (plugin);
        };

    return options;
}

void SessionFiles::save (const std::function<void()>& next)
{
    const auto file = edited.file();

    if (file == juce::File())
        return saveAs (next);

    if (const auto saved = edited.save (file); ! saved)
        return report ("The session was not saved: ", saved.error());

    if (next)
        next();
}

void SessionFiles::saveAs (const std::function<void()>& next)
{
    const auto start =
        edited.file() != juce::File() ? edited.file() : folder().getChildFile (edited.title() + ".json");
    page.ask ({ FilePage::Purpose::save, "Save the session as", start, sessionExtension,
                [this, next] (const juce::File& file) {
                    if (! file.exists() || file == edited.file())
                        return saveTo (file, next);

                    bar.ask (file.getFileName() + " is there already.",
                             { { "Replace it", [this, file, next] { saveTo (file, next); } },
                               { "Cancel", [this] { page.takeFocus(); } } });
                } });
}

void SessionFiles::saveTo (const juce::File& file, const std::function<void()>& next)
{
    if (const auto saved = edited.save (file); ! saved)
        return report ("The session was not saved: ", saved.error());

    page.dismiss();

    if (next)
        next();
}

juce::File SessionFiles::folder() const
{
    return edited.file() != juce::File() && edited.file().getParentDirectory().isDirectory()
               ? edited.file().getParentDirectory()
               : juce::File::getSpecialLocation (juce::File::userHomeDirectory);
}

void SessionFiles::whenNothingIsLost (const std::function<void()>& next)
{
    if (! edited.isModified())
        return next();

    bar.ask (edited.title() + " has changes that are not saved.",
             { { "Save", [this, next] { save (next); } }, { "Discard", next }, { "Cancel" } });
}

void SessionFiles::offerRecovery()
{
    const auto found = Autosave::find();

    if (! found)
        return;

    bar.ask (text (found->sentence), { { "Recover", [this, found = *found] { recover (found); } },
                                       { "Discard", [found = *found] { Autosave::discard (found); } },
                                       { "Later" } });
}

void SessionFiles::recover (const Autosave::Found& found)
{
    if (const auto recovered = edited.recover (found.autosave, safeOptions()); ! recovered)
        return report ("It could not be recovered: ", recovered.error());

    // What was found goes when this run has an autosave of its own.
    if (saver.saveNow())
        Autosave::discard (found);
}

void SessionFiles::report (const juce::String& what, const SessionError& error)
{
    board.post ({ Notice::Kind::error, what + text (error.describe()) });
}

} // namespace lopsided
