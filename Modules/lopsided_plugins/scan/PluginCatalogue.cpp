#include "PluginCatalogue.h"

#include "../file/AtomicFile.h"
#include "../worker/BoundedJson.h"
#include "PluginFolders.h"

#include <algorithm>
#include <set>

namespace lopsided
{

namespace
{
constexpr int catalogueVersion = 1;

bool isMeantBy (const PluginReference& reference, const PluginRecord& record)
{
    return record.source.format == pluginFormatFromString (reference.format)
           && record.identifier == reference.identifier;
}

bool comesBefore (const PluginRecord& a, const PluginRecord& b)
{
    if (a.source.format != b.source.format)
        return a.source.format < b.source.format;

    const auto byName = a.description.name.compareNatural (b.description.name);
    return byName != 0 ? byName < 0 : a.identifier < b.identifier;
}
} // namespace

PluginCatalogue::PluginCatalogue (const juce::File& file)
    : cacheFile (file)
{}

juce::File PluginCatalogue::standardFile()
{
    return lopsidedHome().getChildFile ("plugins.json");
}

juce::Result PluginCatalogue::load()
{
    const std::scoped_lock lock (mutex);
    files.clear();
    hasChanged = false;

    if (! cacheFile.existsAsFile())
        return juce::Result::ok();

    const auto json = readBoundedJson (cacheFile.loadFileAsString().toStdString());

    if (! json || static_cast<int> ((*json)["version"]) != catalogueVersion)
        return juce::Result::fail (
            "The plugin catalogue '" + cacheFile.getFullPathName()
            + "' cannot be read: it is damaged, or of another version. A scan writes it anew.");

    read (*json);
    return juce::Result::ok();
}

void PluginCatalogue::read (const juce::var& json)
{
    const auto* list = json["files"].getArray();

    if (list == nullptr)
        return;

    for (const auto& item : *list)
    {
        const auto format = pluginFormatFromString (item["format"].toString());
        const auto path = item["file"].toString();

        if (! format || ! juce::File::isAbsolutePath (path))
            continue;

        const PluginFile source { *format, juce::File (path) };
        auto& entry = files[source];
        entry.stamp = { item["modified"], item["bytes"] };
        entry.isComplete = item["complete"];

        if (const auto* plugins = item["plugins"].getArray())
            for (const auto& plugin : *plugins)
                entry.records.push_back (PluginRecord::fromJson (plugin, source, entry.stamp));
    }
}

juce::var PluginCatalogue::toJson() const
{
    juce::Array<juce::var> list;

    for (const auto& [source, entry] : files)
    {
        juce::Array<juce::var> plugins;

        for (const auto& record : entry.records)
            plugins.add (record.toJson());

        auto item = std::make_unique<juce::DynamicObject>();
        item->setProperty ("format", toString (source.format));
        item->setProperty ("file", source.file.getFullPathName());
        item->setProperty ("modified", entry.stamp.modifiedMicros);
        item->setProperty ("bytes", entry.stamp.numBytes);
        item->setProperty ("complete", entry.isComplete);
        item->setProperty ("plugins", plugins);
        list.add (item.release());
    }

    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("version", catalogueVersion);
    object->setProperty ("files", list);
    return object.release();
}

juce::Result PluginCatalogue::save()
{
    const std::scoped_lock one (oneSave);
    std::string text;

    {
        const std::scoped_lock lock (mutex);
        text = juce::JSON::toString (toJson()).toStdString();
        lastSave = std::chrono::steady_clock::now();
        hasChanged = false;
    }

    auto result = cacheFile.getParentDirectory().createDirectory();

    if (result.wasOk())
        result = replaceFileAtomically (cacheFile, text);

    if (result.wasOk())
        return result;

    const std::scoped_lock lock (mutex);
    hasChanged = true;
    return juce::Result::fail ("The plugin catalogue '" + cacheFile.getFullPathName()
                               + "' cannot be written: " + result.getErrorMessage()
                               + ". Make room or the folder writable, or name another in LOPSIDED_HOME.");
}

juce::Result PluginCatalogue::saveIfOlderThan (std::chrono::milliseconds age)
{
    {
        const std::scoped_lock lock (mutex);

        if (! hasChanged || std::chrono::steady_clock::now() - lastSave < age)
            return juce::Result::ok();
    }

    return save();
}

std::vector<PluginRecord> PluginCatalogue::records() const
{
    const std::scoped_lock lock (mutex);
    std::vector<PluginRecord> all;

    for (const auto& [source, entry] : files)
        all.insert (all.end(), entry.records.begin(), entry.records.end());

    std::ranges::stable_sort (all, comesBefore);
    return all;
}

const PluginRecord* PluginCatalogue::find (const Entry& entry, const PluginReference& reference)
{
    const PluginRecord* found = nullptr;

    for (const auto& record : entry.records)
        if (isMeantBy (reference, record) && (found == nullptr || record.description.name == reference.name))
            found = &record;

    return found;
}

std::optional<PluginRecord> PluginCatalogue::find (const PluginReference& reference) const
{
    const std::scoped_lock lock (mutex);

    for (const auto& [source, entry] : files)
        if (const auto* record = find (entry, reference))
            return *record;

    return std::nullopt;
}

bool PluginCatalogue::setVerdict (const PluginReference& reference, const juce::var& verdict)
{
    const std::scoped_lock lock (mutex);

    for (auto& [source, entry] : files)
        if (const auto* record = find (entry, reference))
        {
            entry.records[static_cast<std::size_t> (record - entry.records.data())].verdict = verdict;
            hasChanged = true;
            return true;
        }

    return false;
}

bool PluginCatalogue::isToRetry (const PluginRecord& record, Failures failures,
                                 const juce::String& hostVersion)
{
    return record.status == PluginRecord::Status::failed
           && (failures == Failures::retry || record.hostVersion != hostVersion);
}

bool PluginCatalogue::isKnown (const PluginFile& file, const FileStamp& stamp, Failures failures,
                               const juce::String& hostVersion) const
{
    const std::scoped_lock lock (mutex);
    const auto found = files.find (file);
    return found != files.end() && found->second.isComplete && found->second.stamp == stamp
           && std::ranges::none_of (found->second.records, [&] (const auto& record) {
                  return isToRetry (record, failures, hostVersion);
              });
}

juce::StringArray PluginCatalogue::begin (const PluginFile& file, const FileStamp& stamp, Failures failures,
                                          const juce::String& hostVersion)
{
    const std::scoped_lock lock (mutex);
    auto& entry = files[file];

    if (entry.stamp != stamp)
        entry = {};

    entry.stamp = stamp;
    entry.isComplete = false;
    hasChanged = true;
    std::erase_if (entry.records,
                   [&] (const auto& record) { return isToRetry (record, failures, hostVersion); });

    juce::StringArray known;

    for (const auto& record : entry.records)
        known.add (record.identifier);

    return known;
}

void PluginCatalogue::add (const PluginRecord& record)
{
    const std::scoped_lock lock (mutex);
    auto& records = files[record.source].records;
    hasChanged = true;
    const auto old = std::ranges::find_if (records, [&] (const auto& other) {
        return other.identifier == record.identifier && other.description.name == record.description.name;
    });

    if (old == records.end())
        return records.push_back (record);

    const auto isSame = old->stamp == record.stamp && old->status == record.status;
    const auto verdict = isSame && record.verdict.isVoid() ? old->verdict : record.verdict;
    *old = record;
    old->verdict = verdict;
}

void PluginCatalogue::finish (const PluginFile& file)
{
    const std::scoped_lock lock (mutex);
    files[file].isComplete = true;
    hasChanged = true;
}

void PluginCatalogue::removeMissing()
{
    const std::scoped_lock lock (mutex);
    hasChanged |= std::erase_if (files, [] (const auto& file) { return ! file.first.file.exists(); }) > 0;
}

void PluginCatalogue::removeAllBut (std::span<const PluginFile> found, std::span<const PluginFormat> formats)
{
    const std::set<PluginFile> kept (found.begin(), found.end());
    const std::scoped_lock lock (mutex);
    hasChanged |= std::erase_if (files,
                                 [&] (const auto& file) {
                                     return std::ranges::count (formats, file.first.format) > 0
                                            && ! kept.contains (file.first);
                                 })
                  > 0;
}

} // namespace lopsided
