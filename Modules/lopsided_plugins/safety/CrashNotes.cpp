#include "CrashNotes.h"

#include "CrashNoteText.h"

#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>

#include <cerrno>
#include <cstring>

#if JUCE_LINUX
    #include <fcntl.h>
    #include <sys/file.h>
    #include <sys/mman.h>
    #include <unistd.h>
#endif

namespace lopsided
{

namespace
{
constexpr std::uint64_t numEntries = 4096;

std::uint64_t addressOf (const juce::AudioProcessor& processor) noexcept
{
    return reinterpret_cast<std::uintptr_t> (&processor);
}

/** The slot of the calling thread, in every page alike. The first call of a thread takes the next one. In a library
    that is loaded later the model saves the allocation that a thread's first touch would make. */
std::uint32_t slotOfThisThread() noexcept
{
    static constinit std::atomic<std::uint32_t> numThreads { 0 };
#if JUCE_LINUX
    __attribute__ ((tls_model ("initial-exec")))
#endif
    static constinit thread_local std::uint32_t number = 0;

    if (number == 0)
        number = numThreads.fetch_add (1, std::memory_order_relaxed) + 1; // pairs with itself alone: a count

    return number - 1;
}
} // namespace

#if JUCE_LINUX

/** The file of one CrashNotes: made, mapped, locked; removed at the end. */
class CrashNotes::File
{
public:
    explicit File (const juce::File& folder)
    {
        const auto name = juce::String (::getpid()) + "-" + juce::Uuid().toString();
        const auto hidden = folder.getChildFile ("." + name);
        place = folder.getChildFile (name + ".note");
        descriptor = ::open (hidden.getFullPathName().toRawUTF8(),
                             O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

        // All of the page is there before it is mapped: a store into a file system that is full would end the process.
        if (descriptor < 0 || ::flock (descriptor, LOCK_EX | LOCK_NB) != 0
            || ::posix_fallocate (descriptor, 0, sizeof (CrashNotePage)) != 0)
        {
            why = std::strerror (errno);
            hidden.deleteFile();
            return;
        }

        try
        {
            const boost::interprocess::file_mapping mapping (hidden.getFullPathName().toRawUTF8(),
                                                             boost::interprocess::read_write);
            region = { mapping, boost::interprocess::read_write, 0, sizeof (CrashNotePage) };
        }
        catch (const boost::interprocess::interprocess_exception& error)
        {
            why = error.what();
            hidden.deleteFile();
            return;
        }

        touch();

        // By its name a reader knows that it is complete and locked.
        isThere = hidden.moveFileTo (place);
    }

    ~File()
    {
        place.deleteFile();

        if (descriptor >= 0)
            ::close (descriptor);
    }

    File (const File&) = delete;
    File& operator= (const File&) = delete;

    [[nodiscard]] bool isUsable() const noexcept { return isThere; }
    [[nodiscard]] bool isLocked() const noexcept { return isPinned; }
    [[nodiscard]] const juce::String& reason() const noexcept { return why; }
    [[nodiscard]] CrashNotePage& page() const noexcept
    {
        return *static_cast<CrashNotePage*> (region.get_address());
    }

    /** A file system that is full costs a name, no more. */
    void write (std::uint64_t index, const CrashNoteEntry& entry) const
    {
        const auto offset = sizeof (CrashNotePage) + index * sizeof (CrashNoteEntry);
        static_cast<void> (::pwrite (descriptor, &entry, sizeof (entry), static_cast<off_t> (offset))
                           == sizeof (entry));
    }

private:
    /** Writes every page of it once, and keeps it in memory: no store is to fault later. */
    void touch()
    {
        std::memset (region.get_address(), 0, region.get_size());
        new (region.get_address()) CrashNotePage {};
        page().magic = CrashNotePage::magicNumber;
        page().startedAt = juce::Time::currentTimeMillis();
        isPinned = ::mlock (region.get_address(), region.get_size()) == 0;
    }

    juce::File place;
    juce::String why;
    boost::interprocess::mapped_region region;
    int descriptor = -1;
    bool isThere = false;
    bool isPinned = false;
};

#else

class CrashNotes::File
{
public:
    explicit File (const juce::File&) {}
    [[nodiscard]] bool isUsable() const noexcept { return false; }
    [[nodiscard]] bool isLocked() const noexcept { return false; }
    [[nodiscard]] juce::String reason() const { return "this system is not supported"; }
    [[nodiscard]] CrashNotePage& page() noexcept { return nothing; }
    void write (std::uint64_t, const CrashNoteEntry&) const {}

private:
    CrashNotePage nothing {};
};

#endif

CrashNotes::CrashNotes (const std::optional<CrashNoteFolder>& folder, const juce::String& title)
{
    if (! folder)
    {
        limit =
            "There is no folder of our own for notes: after a crash nobody will know which plugin it was.";
        return;
    }

    file = std::make_unique<File> (folder->folder);

    if (! file->isUsable())
    {
        limit = "No notes can be kept in " + folder->folder.getFullPathName() + " (" + file->reason()
                + "): after a crash nobody will know which plugin it was.";
        file.reset();
        return;
    }

    writeCrashText (file->page().title, title);

    if (! folder->isInMemory)
        limit = "There is no file system in memory: what is being opened is noted, what is being processed "
                "is not.";
    else if (! file->isLocked())
        limit = "The page of notes cannot be locked in memory (see 'ulimit -l'): it may be swapped out. What "
                "is being "
                "opened is noted, what is being processed is not.";
    else
        slots = file->page().slots.data();

    for (auto index = numEntries; index-- > 0;)
        freeEntries.push_back (index);
}

CrashNotes::~CrashNotes() = default;

void CrashNotes::openingBegins (const PluginReference& plugin)
{
    if (file == nullptr)
        return;

    writeCrashText (file->page().opening, crashTextOf (plugin));

    // Release, so that whoever reads the file finds the name complete.
    file->page().isOpening.store (1, std::memory_order_release);
}

void CrashNotes::openingEnds()
{
    if (file != nullptr)
        file->page().isOpening.store (0, std::memory_order_release); // as openingBegins
}

void CrashNotes::created (const PluginReference& plugin, const juce::AudioProcessor& processor)
{
    if (file == nullptr)
        return;

    forget (processor); // one that had this address before

    if (freeEntries.empty())
        return;

    const auto index = freeEntries.back();
    freeEntries.pop_back();
    entries.emplace (addressOf (processor), index);

    CrashNoteEntry entry { addressOf (processor), {} };
    writeCrashText (entry.text, crashTextOf (plugin));
    note (index, entry);
}

void CrashNotes::forget (const juce::AudioProcessor& processor)
{
    const auto found = entries.find (addressOf (processor));

    if (found == entries.end())
        return;

    note (found->second, {});
    freeEntries.push_back (found->second);
    entries.erase (found);
}

void CrashNotes::note (std::uint64_t index, const CrashNoteEntry& entry)
{
    file->write (index, entry);
}

// Both stores are relaxed: who reads them is another process after this one's end, and each thread's last word counts.
void CrashNotes::beforeProcess (const NodeInstance& node) noexcept
{
    if (const auto slot = slotOfThisThread(); slots != nullptr && slot < CrashNotePage::numSlots)
        slots[slot].called.store (addressOf (node.processor()), std::memory_order_relaxed);

    if (next != nullptr)
        next->beforeProcess (node);
}

void CrashNotes::afterProcess (const NodeInstance& node) noexcept
{
    if (next != nullptr)
        next->afterProcess (node);

    if (const auto slot = slotOfThisThread(); slots != nullptr && slot < CrashNotePage::numSlots)
        slots[slot].called.store (0, std::memory_order_relaxed);
}

} // namespace lopsided
