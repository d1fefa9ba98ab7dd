#pragma once

#include <boost/intrusive/slist.hpp>

#include <chrono>

namespace lopsided
{
/** What the dead list knows of a version: a hook, when it was first seen, and how to ask and destroy it. */
class DeadVersion : public boost::intrusive::slist_base_hook<>
{
public:
    DeadVersion() = default;
    DeadVersion (const DeadVersion&) = delete;
    DeadVersion& operator= (const DeadVersion&) = delete;
    virtual ~DeadVersion() = default;

    /** True when somebody besides the dead list holds a reference: a consumer's share, or a producer's pointer. */
    virtual bool isShared() const noexcept = 0;

    /** Drops the dead list's reference, which is the last one. Runs foreign code: never under a lock. */
    virtual void destroyObject() noexcept = 0;

    /** When a reclaim first saw it. */
    std::chrono::steady_clock::time_point seenAt;
};

using DeadVersions = boost::intrusive::slist<DeadVersion, boost::intrusive::cache_last<true>,
                                             boost::intrusive::constant_time_size<false>>;

/** Moves all of `from` behind the last of `to`. Cost: constant. */
inline void append (DeadVersions& to, DeadVersions& from) noexcept
{
    if (to.empty())
        to.swap (from);
    else
        to.splice_after (to.last(), from);
}

/** Joins two lists so that the one that was seen first stands in front, as it does in each of them. Cost: constant. */
inline void mergeByAge (DeadVersions& into, DeadVersions& from) noexcept
{
    if (! into.empty() && ! from.empty() && from.front().seenAt < into.front().seenAt)
        into.swap (from);

    append (into, from);
}
} // namespace lopsided
