#include "SessionFile.h"

#include "../model/SessionLimits.h"
#include "JsonReader.h"
#include "SessionReader.h"
#include "SessionWriter.h"

#include <lopsided_plugins/file/AtomicFile.h>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

SessionError fileError (SessionError::Code code, const juce::File& file, const juce::String& message)
{
    return { code, message.toStdString(), file.getFullPathName().toStdString() };
}
} // namespace

SessionResult<Session> SessionFile::parse (std::string_view text)
{
    static constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

    if (text.starts_with (byteOrderMark))
        text.remove_prefix (byteOrderMark.size());

    const auto document = readJson (text);

    if (! document)
        return document.error();

    return SessionReader::read (*document);
}

SessionResult<Session> SessionFile::load (const juce::File& file)
{
    if (! file.existsAsFile())
        return fileError (Code::unreadable, file,
                          file.isDirectory() ? "this is a folder. Name the session file in it."
                                             : "there is no such file. Check the path.");

    juce::FileInputStream stream (file);

    if (stream.failedToOpen())
        return fileError (Code::unreadable, file,
                          "it cannot be opened: " + stream.getStatus().getErrorMessage()
                              + ". Check its permissions.");

    // One byte more than allowed is enough to know: devices and pipes have no size to ask for.
    juce::MemoryBlock bytes;
    stream.readIntoMemoryBlock (bytes,
                                static_cast<juce::pointer_sized_int> (SessionLimits::maximumFileBytes + 1));

    if (stream.getStatus().failed())
        return fileError (Code::unreadable, file,
                          "it cannot be read: " + stream.getStatus().getErrorMessage() + ".");

    auto session = parse ({ static_cast<const char*> (bytes.getData()), bytes.getSize() });

    if (session)
        session->directory = file.getParentDirectory();

    return session;
}

SessionResult<void> SessionFile::save (const Session& session, const juce::File& file)
{
    const auto text = toJson (session);
    const auto readBack = parse (text);

    if (! readBack)
        return readBack.error();

    if (! (*readBack == session))
        return fileError (
            Code::invalid, file,
            "the session would not read back as it is: a text in it is not valid UTF-8, a format is "
            "spelt in another way than its own, or an unknown key is known. Correct it.");

    if (const auto written = replaceFileAtomically (file, text); written.failed())
        return fileError (Code::unwritable, file,
                          "it could not be replaced, and is as it was: " + written.getErrorMessage()
                              + ". Check the folder's permissions and the room on the disk.");

    return {};
}

std::string SessionFile::toJson (const Session& session)
{
    return SessionWriter::write (session);
}

} // namespace lopsided
