#pragma once

namespace lopsided
{

class NodeInstance;

/** A bracket around every call into a stranger's processor: to time it, or to tell a real-time trap that what
    happens inside is not ours.
    Thread: rendering. Realtime: must be wait-free. Cost: the observer's own, in the block's time: twice for each call. */
class NodeCallObserver
{
public:
    virtual ~NodeCallObserver() = default;

    /** Foreign code follows: a block, or a part of one with the parameter changes at its start; or a reset. */
    virtual void beforeProcess (const NodeInstance& node) noexcept = 0;

    /** It has returned, or thrown. */
    virtual void afterProcess (const NodeInstance& node) noexcept = 0;

protected:
    NodeCallObserver() = default;
    NodeCallObserver (const NodeCallObserver&) = default;
    NodeCallObserver& operator= (const NodeCallObserver&) = default;
};

} // namespace lopsided
