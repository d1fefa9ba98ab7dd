#include "ProcessLock.h"

#if JUCE_LINUX
    #include <fcntl.h>
    #include <sys/file.h>
    #include <unistd.h>
#endif

namespace lopsided
{

#if JUCE_LINUX

ProcessLock::ProcessLock (const juce::File& fileToMake)
    : place (fileToMake)
{
    const auto hidden = place.getSiblingFile ("." + place.getFileName());
    descriptor = ::open (hidden.getFullPathName().toRawUTF8(),
                         O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    // By its own name it is known to be locked.
    if (descriptor >= 0 && ::flock (descriptor, LOCK_EX | LOCK_NB) == 0)
        hidden.moveFileTo (place);
    else
        hidden.deleteFile();
}

ProcessLock::~ProcessLock()
{
    place.deleteFile();

    if (descriptor >= 0)
        ::close (descriptor);
}

bool ProcessLock::isAbandoned (const juce::File& file)
{
    const auto descriptor = ::open (file.getFullPathName().toRawUTF8(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (descriptor < 0)
        return ! file.exists();

    const auto isFree = ::flock (descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close (descriptor);
    return isFree;
}

#else

// Elsewhere a lock that is left stays: nothing is offered that may be in use.
ProcessLock::ProcessLock (const juce::File& fileToMake)
    : place (fileToMake)
{
    place.create();
    juce::ignoreUnused (descriptor);
}

ProcessLock::~ProcessLock()
{
    place.deleteFile();
}

bool ProcessLock::isAbandoned (const juce::File& file)
{
    return ! file.exists();
}

#endif

} // namespace lopsided
