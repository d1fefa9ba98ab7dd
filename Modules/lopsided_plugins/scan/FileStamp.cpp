#include "FileStamp.h"

#include <algorithm>
#include <filesystem>

#if JUCE_LINUX
    #include <sys/stat.h>
#endif

namespace lopsided
{

namespace
{
#if JUCE_LINUX

// One look at each file, to the microsecond.
void addToStamp (FileStamp& stamp, const std::filesystem::path& path)
{
    struct stat status
    {};

    if (::stat (path.c_str(), &status) != 0)
        return;

    const auto micros =
        static_cast<juce::int64> (status.st_mtim.tv_sec) * 1000000 + status.st_mtim.tv_nsec / 1000;
    stamp.modifiedMicros = std::max (stamp.modifiedMicros, micros);

    if (S_ISREG (status.st_mode))
        stamp.numBytes += status.st_size;
}

#else

void addToStamp (FileStamp& stamp, const std::filesystem::path& path)
{
    const juce::File file (juce::String::fromUTF8 (reinterpret_cast<const char*> (path.u8string().c_str())));
    const auto micros = file.getLastModificationTime().toMilliseconds() * 1000;
    stamp.modifiedMicros = std::max (stamp.modifiedMicros, micros);

    if (file.existsAsFile())
        stamp.numBytes += file.getSize();
}

#endif
} // namespace

FileStamp FileStamp::of (const juce::File& fileOrFolder)
{
    namespace fs = std::filesystem;
    const fs::path path (fileOrFolder.getFullPathName().toStdString());
    FileStamp stamp;
    addToStamp (stamp, path);

    std::error_code error;
    fs::recursive_directory_iterator entry (path, fs::directory_options::skip_permission_denied, error);

    for (; ! error && entry != fs::recursive_directory_iterator(); entry.increment (error))
        addToStamp (stamp, entry->path());

    return stamp;
}

} // namespace lopsided
