#include "CrashReports.h"

#include "CrashNoteText.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

#if JUCE_LINUX
    #include <fcntl.h>
    #include <sys/file.h>
    #include <unistd.h>
#endif

namespace lopsided
{

namespace
{
/** Whether the process that made it is gone: its lock went with it. */
bool isAbandoned ([[maybe_unused]] const juce::File& note)
{
#if JUCE_LINUX
    const auto descriptor = ::open (note.getFullPathName().toRawUTF8(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (descriptor < 0)
        return false;

    const auto isFree = ::flock (descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close (descriptor);
    return isFree;
#else
    return false;
#endif
}

template <typename Record>
Record readRecord (const juce::MemoryBlock& bytes, std::size_t offset)
{
    Record record;
    std::memcpy (static_cast<void*> (&record), static_cast<const char*> (bytes.getData()) + offset,
                 sizeof (Record));
    return record;
}

std::map<std::uint64_t, PluginReference> readTable (const juce::MemoryBlock& bytes)
{
    std::map<std::uint64_t, PluginReference> table;

    for (auto offset = sizeof (CrashNotePage); offset + sizeof (CrashNoteEntry) <= bytes.getSize();
         offset += sizeof (CrashNoteEntry))
        if (const auto entry = readRecord<CrashNoteEntry> (bytes, offset); entry.processor != 0)
            table[entry.processor] = pluginOfCrashText (entry.text);

    return table;
}

/** Nothing where it names nobody. */
std::optional<CrashReport> read (const juce::File& note)
{
    juce::MemoryBlock bytes;

    if (! note.loadFileAsData (bytes) || bytes.getSize() < sizeof (CrashNotePage))
        return std::nullopt;

    const auto at = [&bytes] (std::size_t offset) { return readRecord<std::uint64_t> (bytes, offset); };

    if (at (offsetof (CrashNotePage, magic)) != CrashNotePage::magicNumber)
        return std::nullopt;

    CrashReport report { note,
                         juce::Time (readRecord<std::int64_t> (bytes, offsetof (CrashNotePage, startedAt))),
                         readCrashText (readRecord<CrashText> (bytes, offsetof (CrashNotePage, title))),
                         {} };

    if (readRecord<std::uint32_t> (bytes, offsetof (CrashNotePage, isOpening)) != 0)
        report.suspects.push_back (
            { pluginOfCrashText (readRecord<CrashText> (bytes, offsetof (CrashNotePage, opening))),
              CrashReport::Phase::opening });

    const auto table = readTable (bytes);

    for (std::size_t slot = 0; slot < CrashNotePage::numSlots; ++slot)
    {
        const auto called = at (offsetof (CrashNotePage, slots) + slot * sizeof (CrashNotePage::Slot));

        if (called == 0)
            continue;

        const auto named = table.find (called);
        report.suspects.push_back (
            { named != table.end() ? named->second : PluginReference(), CrashReport::Phase::processing });
    }

    return report.suspects.empty() ? std::nullopt : std::optional (std::move (report));
}

juce::Array<juce::File> notesIn (const juce::File& folder)
{
    return folder.findChildFiles (juce::File::findFiles, false, "*.note");
}
} // namespace

std::vector<CrashReport> CrashReports::collect (const CrashNoteFolder& folder)
{
    std::vector<CrashReport> reports;

    for (const auto& note : notesIn (folder.folder))
    {
        if (! isAbandoned (note))
            continue;

        if (auto report = read (note))
            reports.push_back (std::move (*report));
        else
            note.deleteFile();
    }

    std::sort (reports.begin(), reports.end(),
               [] (const auto& a, const auto& b) { return a.started > b.started; });

    while (reports.size() > maximumKept)
    {
        reports.back().file.deleteFile();
        reports.pop_back();
    }

    return reports;
}

void CrashReports::forgive (const CrashNoteFolder& folder,
                            const std::function<bool (const CrashReport::Suspect&)>& isInnocent)
{
    for (const auto& report : collect (folder))
        if (std::all_of (report.suspects.begin(), report.suspects.end(), isInnocent))
            report.file.deleteFile();
}

} // namespace lopsided
