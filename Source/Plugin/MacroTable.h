#pragma once

#include <cstdint>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_session/lopsided_session.h>
#include <vector>

namespace lopsided
{

/** Which macro moves which parameters: immutable once it is published. Thread: made in the message thread's role, read by the
    audio thread. */
struct MacroTable
{
    struct Entry
    {
        int macro = 0;
        SessionMapping mapping; // its range and curve
        std::uint64_t incarnation = 0;
        ParameterSender sender;

        /** The sender of the table before this one may have been of no use any more: what was sent last is sent again. */
        bool isToBeRepeated = false;
    };

    std::vector<Entry> entries;
};

} // namespace lopsided
