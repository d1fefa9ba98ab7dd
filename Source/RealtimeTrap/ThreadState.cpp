#include "ThreadState.h"
#include "OffenceLog.h"
#include "Platform.h"

#include <algorithm>
#include <cerrno>

#if defined(__GLIBC__)
    #include <execinfo.h>
#endif

namespace lopsided::trap
{
constinit thread_local ThreadState threadState [[gnu::tls_model ("initial-exec")]];

namespace
{
#if defined(__GLIBC__)
void captureBacktrace (Offence& offence, const void* caller) noexcept
{
    constexpr std::size_t maximumOwnFrames = 16;
    std::array<void*, Offence::maximumFrames + maximumOwnFrames> frames;

    const auto numCaptured =
        static_cast<std::size_t> (std::max (0, backtrace (frames.data(), static_cast<int> (frames.size()))));

    const auto* const end = frames.data() + numCaptured;
    const auto* const found = std::find (frames.data(), frames.data() + numCaptured, caller);
    const auto* const start = found != end ? found : frames.data();

    offence.numFrames = std::min (static_cast<std::size_t> (end - start), Offence::maximumFrames);
    std::copy_n (start, offence.numFrames, offence.frames.begin());
}
#else
void captureBacktrace (Offence&, const void*) noexcept {}
#endif
} // namespace

Arming ThreadState::exchangeArming (Arming wanted) noexcept
{
    const auto previous = arming;

    // The selector opens first and closes last, so that nothing is trapped while half armed.
    if (wanted == Arming::off)
        selector = 0;

    arming = wanted;

    if (wanted == Arming::on && preparation.mechanism == SystemCallMechanism::userDispatch)
        selector = 1;

    return previous;
}

void ThreadState::note (Offence::Kind kind, long number, const char* name, const void* caller) noexcept
{
    if (arming == Arming::off)
        return;

    const auto savedErrno = errno;
    const auto previousSelector = selector;
    selector = 0;
    arming = Arming::off; // what the backtrace does is not the caller's offence

    Offence offence { kind, number, name };
    captureBacktrace (offence, caller);
    OffenceLog::instance().add (offence);
    ++numOffences;

    if (listener != nullptr)
        listener->noted (offence);

    if (numStored < stored.size())
        stored[numStored++] = offence;

    arming = Arming::on;
    selector = previousSelector;
    errno = savedErrno;
}
} // namespace lopsided::trap
