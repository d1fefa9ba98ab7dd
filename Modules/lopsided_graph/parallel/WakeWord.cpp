#include "WakeWord.h"

#if defined(__linux__)
    #include <ctime>
    #include <linux/futex.h>
    #include <sys/syscall.h>
    #include <unistd.h>
#endif

namespace lopsided
{

#if defined(__linux__)

static_assert (sizeof (std::atomic<std::uint32_t>) == sizeof (std::uint32_t), "a futex is the bare word");

void WakeWord::wait (std::uint32_t seen) noexcept
{
    ::syscall (SYS_futex, &word, FUTEX_WAIT_PRIVATE, seen, nullptr, nullptr, 0);
}

bool WakeWord::waitUntil (std::uint32_t seen, Clock::time_point end) noexcept
{
    using namespace std::chrono;
    const auto left = duration_cast<nanoseconds> (end - Clock::now());

    if (left.count() > 0)
    {
        const auto whole = duration_cast<seconds> (left);
        timespec limit {};
        limit.tv_sec = static_cast<decltype (limit.tv_sec)> (whole.count());
        limit.tv_nsec = static_cast<decltype (limit.tv_nsec)> ((left - whole).count());
        ::syscall (SYS_futex, &word, FUTEX_WAIT_PRIVATE, seen, &limit, nullptr, 0);
    }

    return true;
}

void WakeWord::advanceAndWake() noexcept
{
    // Release, paired with the load in value().
    word.fetch_add (1, std::memory_order_release);
    ::syscall (SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

#else

void WakeWord::wait (std::uint32_t seen) noexcept
{
    word.wait (seen, std::memory_order_acquire); // paired with the increment below
}

bool WakeWord::waitUntil (std::uint32_t, Clock::time_point) noexcept
{
    return false;
}

void WakeWord::advanceAndWake() noexcept
{
    // Release, paired with the loads in value() and wait().
    word.fetch_add (1, std::memory_order_release);
    word.notify_one();
}

#endif

} // namespace lopsided
