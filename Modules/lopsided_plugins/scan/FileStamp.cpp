#include "FileStamp.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

namespace lopsided
{

namespace
{
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
