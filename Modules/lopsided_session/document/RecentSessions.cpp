#include "RecentSessions.h"

#include "../file/JsonReader.h"
#include "../file/JsonWriter.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <algorithm>
#include <string>
#include <utility>

namespace lopsided
{

namespace
{
// Far above what 20 paths take.
constexpr juce::int64 maximumListBytes = 1 << 20;
} // namespace

RecentSessions::RecentSessions (juce::File fileToKeepItIn)
    : list (std::move (fileToKeepItIn))
{}

juce::File RecentSessions::standardFile()
{
    return lopsidedHome().getChildFile ("recent-sessions.json");
}

std::vector<RecentSessions::Entry> RecentSessions::entries() const
{
    std::vector<Entry> result;

    for (const auto& file : read())
        result.push_back ({ file, file.existsAsFile() });

    return result;
}

juce::Result RecentSessions::add (const juce::File& session)
{
    auto files = read();
    std::erase (files, session);
    files.insert (files.begin(), session);
    files.resize (std::min (files.size(), maximumFiles));
    return write (files);
}

juce::Result RecentSessions::remove (const juce::File& session)
{
    auto files = read();
    return std::erase (files, session) > 0 ? write (files) : juce::Result::ok();
}

juce::Result RecentSessions::clear()
{
    return write ({});
}

std::vector<juce::File> RecentSessions::read() const
{
    std::vector<juce::File> files;

    if (! list.existsAsFile() || list.getSize() > maximumListBytes)
        return files;

    const auto document = readJson (list.loadFileAsString().toStdString());
    const auto* entries = document ? document->if_array() : nullptr;

    if (entries == nullptr)
        return files;

    for (const auto& entry : *entries)
        if (const auto* path = entry.if_string(); path != nullptr && files.size() < maximumFiles)
            if (const auto text = juce::String::fromUTF8 (path->data(), static_cast<int> (path->size()));
                juce::File::isAbsolutePath (text)
                && std::find (files.begin(), files.end(), juce::File (text)) == files.end())
                files.emplace_back (text);

    return files;
}

juce::Result RecentSessions::write (const std::vector<juce::File>& files) const
{
    if (const auto made = list.getParentDirectory().createDirectory(); made.failed())
        return juce::Result::fail ("The list of recent sessions cannot be kept in "
                                   + list.getParentDirectory().getFullPathName() + ": "
                                   + made.getErrorMessage() + ". Check the folder's permissions.");

    JsonWriter json;
    json.openList();

    for (const auto& file : files)
        json.text (file.getFullPathName().toStdString());

    json.close();

    if (const auto replaced = replaceFileAtomically (list, json.result() + "\n"); replaced.failed())
        return juce::Result::fail ("The list of recent sessions was not changed: "
                                   + replaced.getErrorMessage() + ". Check the room on the disk.");

    return juce::Result::ok();
}

} // namespace lopsided
