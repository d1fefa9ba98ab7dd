#include "AtomicFile.h"

#include <filesystem>
#include <system_error>

#if JUCE_LINUX || JUCE_BSD || JUCE_MAC
    #include <fcntl.h>
    #include <unistd.h>
#endif

namespace lopsided
{

namespace
{
/** A rename lives in the folder: it survives a power cut only when the folder is on the disk too. Elsewhere the file
    system has to see to that. */
void flushFolder ([[maybe_unused]] const juce::File& folder)
{
#if JUCE_LINUX || JUCE_BSD || JUCE_MAC
    const auto descriptor = ::open (folder.getFullPathName().toRawUTF8(), O_RDONLY | O_CLOEXEC);

    if (descriptor >= 0)
    {
        ::fsync (descriptor);
        ::close (descriptor);
    }
#endif
}

std::filesystem::path toPath (const juce::File& file)
{
    return std::filesystem::u8path (file.getFullPathName().toStdString());
}

juce::Result writeThrough (const juce::File& file, std::string_view content)
{
    juce::FileOutputStream stream (file);

    if (stream.failedToOpen())
        return stream.getStatus();

    if (! stream.write (content.data(), content.size()))
        return juce::Result::fail ("the disk did not take it all");

    stream.flush(); // waits for the disk
    return stream.getStatus();
}
} // namespace

juce::Result replaceFileAtomically (const juce::File& file, std::string_view content)
{
    const auto target = file.isSymbolicLink() ? file.getLinkedTarget() : file;
    const juce::TemporaryFile temporary (target, juce::TemporaryFile::useHiddenFile);

    if (auto written = writeThrough (temporary.getFile(), content); written.failed())
        return written;

    std::error_code error;
    const auto permissions = std::filesystem::status (toPath (target), error).permissions();

    if (! error && target.existsAsFile())
        std::filesystem::permissions (toPath (temporary.getFile()), permissions, error);

    std::filesystem::rename (toPath (temporary.getFile()), toPath (target), error);

    if (error)
        return juce::Result::fail (error.message());

    flushFolder (target.getParentDirectory());
    return juce::Result::ok();
}

} // namespace lopsided
