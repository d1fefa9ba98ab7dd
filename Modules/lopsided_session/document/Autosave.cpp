#include "Autosave.h"

#include "../file/JsonWriter.h"
#include "../file/SessionFile.h"
#include "ProcessLock.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <utility>

#if JUCE_LINUX
    #include <unistd.h>
#endif

namespace lopsided
{

namespace
{
constexpr const char* originalKey = "autosaveOf";

juce::File folder()
{
    return lopsidedHome().getChildFile ("autosave");
}

juce::File lockOf (const juce::File& autosave)
{
    return autosave.withFileExtension (".lock");
}

juce::String ownName()
{
#if JUCE_LINUX
    return juce::String (::getpid()) + "-" + juce::Uuid().toString();
#else
    return juce::Uuid().toString();
#endif
}

/** What a save that is under way, or was killed, has written so far. */
bool isTemporary (const juce::File& file)
{
    return file.getFileName().startsWithChar ('.');
}

/** Locks whose autosave is gone or never came, and what killed saves have left. */
void removeStrays()
{
    for (const auto& lock : folder().findChildFiles (juce::File::findFiles, false, "*.lock"))
        if (! lock.withFileExtension (".json").exists() && ProcessLock::isAbandoned (lock))
            lock.deleteFile();

    const auto yesterday = juce::Time::getCurrentTime() - juce::RelativeTime::days (1);

    for (const auto& file : folder().findChildFiles (juce::File::findFiles, false, "*.json"))
        if (isTemporary (file) && file.getLastModificationTime() < yesterday)
            file.deleteFile();
}

std::string sentenceOf (const juce::File& original, const juce::Time& date)
{
    const auto whose = original == juce::File() ? juce::String ("a session that has never been saved")
                                                : "'" + original.getFileNameWithoutExtension() + "'";
    return ("Lopsided ended unexpectedly. Changes to " + whose + " were kept, as they were on "
            + date.toString (true, true, false) + ". Recover them, or discard them.")
        .toStdString();
}
} // namespace

/** Where this one saves: the lock first, so that nobody takes the file for one that is left. */
class Autosave::Place final : private DocumentListener
{
public:
    explicit Place (SessionDocument& documentToFollow)
        : document (documentToFollow),
          file (folder().getChildFile (ownName() + ".json"))
    {
        removeStrays();
        document.addListener (this);
    }

    ~Place() override { document.removeListener (this); }

    [[nodiscard]] SessionResult<void> save (const Session& session)
    {
        if (lock == nullptr)
        {
            if (const auto made = folder().createDirectory(); made.failed())
                return SessionError { SessionError::Code::unwritable,
                                      "the folder for autosaved sessions cannot be made: "
                                          + made.getErrorMessage().toStdString()
                                          + ". Check its permissions and the room on the disk.",
                                      folder().getFullPathName().toStdString() };

            lock = std::make_unique<ProcessLock> (lockOf (file));
        }

        return SessionFile::save (session, file);
    }

    void forget()
    {
        file.deleteFile();
        lock.reset();
    }

    bool hasWarned = false;

private:
    /** What has been saved needs no other copy. */
    void documentChanged() override
    {
        if (! document.isModified())
            forget();
    }

    SessionDocument& document;
    const juce::File file;
    std::unique_ptr<ProcessLock> lock;
};

Autosave::Autosave (SessionDocument& document, int intervalMilliseconds)
    : saved (document),
      place (std::make_unique<Place> (document))
{
    if (intervalMilliseconds != never)
        startTimer (intervalMilliseconds);
}

Autosave::~Autosave()
{
    stopTimer();
}

std::optional<Autosave::Found> Autosave::find()
{
    std::optional<Found> newest;

    for (const auto& file : folder().findChildFiles (juce::File::findFiles, false, "*.json"))
    {
        const auto date = file.getLastModificationTime();

        if (isTemporary (file) || (newest && newest->date >= date)
            || ! ProcessLock::isAbandoned (lockOf (file)))
            continue;

        auto session = SessionFile::load (file);

        if (! session)
            continue;

        const auto original = takeOriginal (*session);
        newest = Found { file, original, date, sentenceOf (original, date) };
    }

    return newest;
}

void Autosave::discard (const Found& found)
{
    found.autosave.deleteFile();
    lockOf (found.autosave).deleteFile();
}

juce::File Autosave::takeOriginal (Session& session)
{
    juce::File original;

    std::erase_if (session.unknownKeys, [&original] (const auto& unknown) {
        if (unknown.key != originalKey)
            return false;

        boost::system::error_code error;
        const auto value = boost::json::parse (unknown.json.toStdString(), error);
        const auto* path = error ? nullptr : value.if_string();
        const auto text = path != nullptr
                              ? juce::String::fromUTF8 (path->data(), static_cast<int> (path->size()))
                              : juce::String();

        if (juce::File::isAbsolutePath (text))
            original = juce::File (text);

        return true;
    });

    return original;
}

SessionResult<void> Autosave::saveNow()
{
    if (! saved.isModified())
        return {};

    auto session = saved.capture();

    if (! session)
        return session.error();

    if (saved.file() != juce::File())
        session->unknownKeys.push_back (
            { originalKey, juce::String::fromUTF8 (
                               JsonWriter::quoted (saved.file().getFullPathName().toStdString()).c_str()) });

    return place->save (*session);
}

void Autosave::forget()
{
    place->forget();
}

void Autosave::timerCallback()
{
    const auto done = saveNow();

    // Once, not every 30 s.
    if (! done && ! std::exchange (place->hasWarned, true))
        saved.warn ("The session could not be autosaved. " + done.error().describe());
    else if (done)
        place->hasWarned = false;
}

} // namespace lopsided
