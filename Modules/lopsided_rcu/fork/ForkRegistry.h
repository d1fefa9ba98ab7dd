#pragma once

#include <lopsided_realtime/annotations/Annotations.h>
#include <lopsided_realtime/lock/SafeSpinLock.h>

#include <boost/intrusive/list.hpp>

#include <mutex>

#if defined(__unix__) || defined(__APPLE__)
    #include <pthread.h>
#endif

namespace lopsided
{
/** Something that a fork must find in a consistent state. */
class ForkParticipant
{
public:
    ForkParticipant (const ForkParticipant&) = delete;
    ForkParticipant& operator= (const ForkParticipant&) = delete;

    /** Takes its lock: no other thread is in the middle of anything while the process is copied. */
    virtual void beforeFork() = 0;

    /** Gives the lock back. The child has the forking thread's owner id, so it may do that too. */
    virtual void afterForkInParent() noexcept = 0;
    virtual void afterForkInChild() noexcept = 0;

    /** The registry's. */
    boost::intrusive::list_member_hook<> forkHook;

protected:
    ForkParticipant() = default;
    ~ForkParticipant() = default;
};

/** Everybody in this module who takes part in a fork. Where a system cannot fork it is a list that nobody reads.

    Thread: any but an audio thread. Realtime: may block. */
class ForkRegistry
{
public:
    /** The one registry of this module. */
    LOPSIDED_PER_MODULE static ForkRegistry& instance()
    {
        static ForkRegistry registry;
        return registry;
    }

    ForkRegistry (const ForkRegistry&) = delete;
    ForkRegistry& operator= (const ForkRegistry&) = delete;

    void add (ForkParticipant& participant)
    {
        const std::lock_guard hold { lock };
        participants.push_back (participant);
    }

    void remove (ForkParticipant& participant)
    {
        const std::lock_guard hold { lock };
        participants.erase (participants.iterator_to (participant));
    }

private:
#if defined(__unix__) || defined(__APPLE__)
    ForkRegistry()
    {
        ::pthread_atfork (prepare, releaseInParent, releaseInChild);
    }
#else
    ForkRegistry() = default;
#endif

    ~ForkRegistry() = default;

    LOPSIDED_PER_MODULE static void prepare()
    {
        auto& self = instance();
        self.lock.lock();

        for (auto& participant : self.participants)
            participant.beforeFork();
    }

    LOPSIDED_PER_MODULE static void releaseInParent()
    {
        for (auto& participant : instance().participants)
            participant.afterForkInParent();

        instance().lock.unlock();
    }

    LOPSIDED_PER_MODULE static void releaseInChild()
    {
        for (auto& participant : instance().participants)
            participant.afterForkInChild();

        instance().lock.unlock();
    }

    SafeSpinLock lock;
    using Hook = boost::intrusive::member_hook<ForkParticipant, boost::intrusive::list_member_hook<>,
                                               &ForkParticipant::forkHook>;

    boost::intrusive::list<ForkParticipant, Hook> participants; // under the lock
};
} // namespace lopsided
