#include "StopRequest.h"

#include <csignal>
#include <cstdlib>

namespace lopsided
{
namespace
{

// A signal handler can reach nothing but a global.
std::atomic<bool> requested { false };
static_assert (std::atomic<bool>::is_always_lock_free);

} // namespace

StopRequest::StopRequest()
    : previousInterrupt (std::signal (SIGINT, &StopRequest::handle)),
      previousTerminate (std::signal (SIGTERM, &StopRequest::handle))
{
    requested = false;
}

StopRequest::~StopRequest()
{
    std::signal (SIGINT, previousInterrupt);
    std::signal (SIGTERM, previousTerminate);
}

bool StopRequest::isRequested() const noexcept
{
    return requested;
}

void StopRequest::handle (int signalNumber)
{
    // What a shell reports for a process that the signal killed.
    if (requested.exchange (true))
        std::_Exit (128 + signalNumber);
}

} // namespace lopsided
