#pragma once

#include "PluginRecord.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace lopsided
{

/** What is known about every plugin of this machine, in a file that is whole at every moment.

    It is kept by file (bundle, library), with the file's time and size: a scan opens what is new or has changed.

    Thread: any; every call is one step. Realtime: may block.
    Cost: of what a scan does, O(log files + plugins of the file) where nothing else is said.
*/
class PluginCatalogue
{
public:
    /** Failures are kept until their file changes, another version of the host looks, or somebody asks. */
    enum class Failures
    {
        keep,
        retry
    };

    /** Empty: load() and a scan fill it. `file` need not exist. Cost: a string. */
    explicit PluginCatalogue (const juce::File& file = standardFile());

    PluginCatalogue (const PluginCatalogue&) = delete;
    PluginCatalogue& operator= (const PluginCatalogue&) = delete;

    /** In the folder that lopsidedHome() names. Cost: as that. */
    [[nodiscard]] static juce::File standardFile();
    [[nodiscard]] const juce::File& file() const noexcept { return cacheFile; }

    /** Takes over what the file holds; no file is an empty catalogue. Cost: O(bytes).
        Errors: in words, where the file is there but cannot be read; the catalogue is empty then, and a scan fills it anew. */
    [[nodiscard]] juce::Result load();

    /** Replaces the file in one step. Cost: O(plugins), and waits for the disk.
        Errors: in words; the old file is then untouched. */
    [[nodiscard]] juce::Result save();

    /** Saves when something has changed and the last time is so long ago. Cost: as save; a lock where it does not.
        Errors: as save. */
    [[nodiscard]] juce::Result saveIfOlderThan (std::chrono::milliseconds age);

    /** All of them, by format, then by name. Cost: O(plugins × log plugins), copies each. */
    [[nodiscard]] std::vector<PluginRecord> records() const;

    /** The record of the plugin that is meant: by its name as well where a file holds several. Nothing where it is not in the
        catalogue. Cost: O(plugins). */
    [[nodiscard]] std::optional<PluginRecord> find (const PluginReference& reference) const;

    /** Keeps what the plugin was seen to do, until its file changes. False where it is not in the catalogue.
        Cost: O(plugins). */
    bool setVerdict (const PluginReference& reference, const juce::var& verdict);

    // What a scan does.

    /** Whether all of this version of the file is known. */
    [[nodiscard]] bool isKnown (const PluginFile& file, const FileStamp& stamp, Failures failures,
                                const juce::String& hostVersion) const;

    /** Begins the file anew, unless what is known is of this version of it; failures that are to be retried are dropped.
        @returns the identifiers that are known and stay */
    juce::StringArray begin (const PluginFile& file, const FileStamp& stamp, Failures failures,
                             const juce::String& hostVersion);

    /** Adds to a file that has been begun, or replaces the record with this identifier and name. The verdict on what was
        well, and is, of this version of the file stays. */
    void add (const PluginRecord& record);

    /** All that is in the file has been added. */
    void finish (const PluginFile& file);

    /** Forgets the files that are no more. Cost: a look at the file system for each. */
    void removeMissing();

    /** Forgets those of these formats that are not among what was found in all the folders that are searched for them.
        Cost: O((files + found) × log found). */
    void removeAllBut (std::span<const PluginFile> found, std::span<const PluginFormat> formats);

private:
    struct Entry
    {
        FileStamp stamp;
        bool isComplete = false;
        std::vector<PluginRecord> records;
    };

    [[nodiscard]] static bool isToRetry (const PluginRecord& record, Failures failures,
                                         const juce::String& hostVersion);
    [[nodiscard]] juce::var toJson() const;
    void read (const juce::var& json);
    [[nodiscard]] static const PluginRecord* find (const Entry& entry, const PluginReference& reference);

    const juce::File cacheFile;

    mutable std::mutex mutex;
    std::mutex oneSave; // held while the file is written

    // [guarded by mutex]
    std::map<PluginFile, Entry> files;
    bool hasChanged = false;
    std::chrono::steady_clock::time_point lastSave;
};

} // namespace lopsided
