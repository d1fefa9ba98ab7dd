#pragma once

#include <string>

namespace lopsided
{

/** The service that gives threads of unprivileged processes a real-time priority, asked over the system's D-Bus.

    libdbus is looked for when it is needed and not linked. Source: rtkit's README (L. Poettering). */
class RealtimeKit
{
public:
    struct Answer
    {
        int priority = 0;      ///< 0 when it was refused
        std::string reason {}; ///< why it was refused
    };

    /** Asks for SCHED_RR at this priority or the highest that the service gives, whichever is less. As the service demands,
        RLIMIT_RTTIME is lowered to what it allows, for the whole process; it is never raised.
        Thread: the one that wants it; not an audio thread. Realtime: may block, at most two seconds. */
    [[nodiscard]] static Answer makeThisThreadRealtime (int priority);
};

} // namespace lopsided
