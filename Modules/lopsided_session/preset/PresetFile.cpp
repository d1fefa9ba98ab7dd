#include "PresetFile.h"

#include "../file/JsonReader.h"
#include "../file/SessionReader.h"
#include "../file/SessionWriter.h"
#include "../model/SessionLimits.h"

namespace lopsided
{

SessionResult<SessionNode> PresetFile::parse (std::string_view text)
{
    const auto document = readJson (text);

    if (! document)
        return document.error();

    return SessionReader::readPreset (*document);
}

SessionResult<SessionNode> PresetFile::load (const juce::File& file)
{
    juce::MemoryBlock bytes;
    const auto where = file.getFullPathName().toStdString();

    if (! file.existsAsFile() || file.getSize() > static_cast<juce::int64> (SessionLimits::maximumFileBytes)
        || ! file.loadFileAsData (bytes))
        return SessionError { SessionError::Code::unreadable,
                              "there is no preset here that can be read. Check the path.", where };

    auto node = parse ({ static_cast<const char*> (bytes.getData()), bytes.getSize() });

    if (! node)
        return SessionError { node.error().code, node.error().describe(), where };

    return node;
}

std::string PresetFile::toJson (const SessionNode& node)
{
    return SessionWriter::writePreset (node);
}

SessionResult<void> PresetFile::save (const SessionNode& node, const juce::File& file)
{
    const auto where = file.getFullPathName().toStdString();

    if (const auto made = file.getParentDirectory().createDirectory(); made.failed())
        return SessionError { SessionError::Code::unwritable, made.getErrorMessage().toStdString(), where };

    if (const auto written = replaceFileAtomically (file, toJson (node)); written.failed())
        return SessionError { SessionError::Code::unwritable,
                              written.getErrorMessage().toStdString() + ". Choose another place.", where };

    return {};
}

} // namespace lopsided
