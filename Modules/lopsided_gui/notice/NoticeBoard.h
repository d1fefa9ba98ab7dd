#pragma once

#include "Notice.h"

namespace lopsided
{

/** Where components put what they have to tell. Thread: message thread. Realtime: may block. */
class NoticeBoard
{
public:
    virtual ~NoticeBoard() = default;

    /** Shows it; never modal. Cost: the implementation's. */
    virtual void post (Notice notice) = 0;
};

} // namespace lopsided
