#include "CrashNoteFolder.h"

#if JUCE_LINUX
    #include <linux/magic.h>
    #include <sys/stat.h>
    #include <sys/vfs.h>
    #include <unistd.h>
#endif

namespace lopsided
{

#if JUCE_LINUX

namespace
{
bool liesInMemory (const juce::File& folder)
{
    struct statfs system = {};
    return ::statfs (folder.getFullPathName().toRawUTF8(), &system) == 0
           && (system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC);
}

/** Makes the folder for this user alone. One that somebody else has put there is not to be trusted. */
bool isOurs (const juce::File& folder)
{
    static constexpr mode_t onlyOwner = 0700;
    const auto* path = folder.getFullPathName().toRawUTF8();
    ::mkdir (path, onlyOwner);

    struct stat found = {};
    return ::lstat (path, &found) == 0 && S_ISDIR (found.st_mode) && found.st_uid == ::geteuid()
           && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}
} // namespace

std::optional<CrashNoteFolder> CrashNoteFolder::find()
{
    const auto runtime = juce::SystemStats::getEnvironmentVariable ("XDG_RUNTIME_DIR", {});
    const auto ownName = "lopsided-" + juce::String (::geteuid());
    const juce::File memory ("/dev/shm");

    if (juce::File::isAbsolutePath (runtime) && liesInMemory (juce::File (runtime)))
        if (const auto folder = juce::File (runtime).getChildFile ("lopsided"); isOurs (folder))
            return CrashNoteFolder { folder, true };

    if (liesInMemory (memory))
        if (const auto folder = memory.getChildFile (ownName); isOurs (folder))
            return CrashNoteFolder { folder, true };

    const auto temporary = juce::File::getSpecialLocation (juce::File::tempDirectory).getChildFile (ownName);
    return isOurs (temporary) ? std::optional (CrashNoteFolder { temporary, false }) : std::nullopt;
}

#else

std::optional<CrashNoteFolder> CrashNoteFolder::find()
{
    return std::nullopt;
}

#endif

} // namespace lopsided
