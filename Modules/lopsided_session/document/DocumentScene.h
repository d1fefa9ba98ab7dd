#pragma once

#include "../model/Session.h"
#include "DocumentSnapshot.h"

#include <cstdint>
#include <memory>

namespace lopsided
{

/** A stored graph of a document. A value: a copy shares the snapshot. Thread: message thread. */
struct DocumentScene
{
    std::uint64_t id = 0; /**< never another one's: snapshots tell by it where they come from */
    juce::String name;
    DocumentSnapshot::Pointer snapshot;

    /** What its file says beyond that: unknown keys, tempo and output are kept. Without states; null for one that comes from
        no file. */
    std::shared_ptr<const Session> kept {};
};

} // namespace lopsided
