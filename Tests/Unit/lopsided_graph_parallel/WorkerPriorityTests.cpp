#include <lopsided_graph/parallel/RealtimeKit.h>
#include <lopsided_graph/parallel/WorkerPool.h>

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#if defined(__linux__)
    #include <pthread.h>
    #include <sched.h>
#endif

namespace lopsided
{
namespace
{

using ::testing::HasSubstr;

WorkerPriority acquireOnThread (const WorkerOptions& options, int* policy = nullptr)
{
    WorkerPriority got;

    std::thread thread ([&] {
        got = WorkerPriority::acquire (options);
#if defined(__linux__)
        sched_param parameters {};

        if (policy != nullptr)
            pthread_getschedparam (pthread_self(), policy, &parameters);
#endif
    });

    thread.join();
    return got;
}

TEST (WorkerPriority, IsNormalWhenNoneIsAskedFor)
{
    const auto got = acquireOnThread ({ .realtimePriority = 0 });
    EXPECT_EQ (got.kind, WorkerPriority::Kind::normal);
    EXPECT_EQ (got.priority, 0);
    EXPECT_THAT (got.sentence, HasSubstr ("normal priority"));
}

#if defined(__linux__)
TEST (WorkerPriority, SaysWhatTheSystemSays)
{
    int policy = -1;
    const auto got =
        acquireOnThread ({ .realtimePriority = 5, .realtimeKit = RealtimeKitUse::never }, &policy);
    EXPECT_EQ (got.kind == WorkerPriority::Kind::fifo, policy == SCHED_FIFO) << got.sentence;
    EXPECT_EQ (got.priority > 0, got.kind != WorkerPriority::Kind::normal);
    EXPECT_FALSE (got.sentence.empty());
}

TEST (WorkerPriority, RealtimeKitSaysThatThereIsNoBus)
{
    ::setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    const auto answer = RealtimeKit::makeThisThreadRealtime (10);
    EXPECT_EQ (answer.priority, 0);
    EXPECT_FALSE (answer.reason.empty());
}

TEST (WorkerPriority, WorkersAreNamed)
{
    WorkerPool pool { { .numWorkers = 1 } };

    /** Both threads say their names. */
    class Names final : public TaskRunner
    {
    public:
        void runTask (std::uint32_t, std::uint32_t worker) noexcept override
        {
            if (worker == 1)
                pthread_getname_np (pthread_self(), name, sizeof (name));

            ++numArrived;

            while (numArrived < 2)
                std::this_thread::yield();
        }

        char name[16] {};
        std::atomic<int> numArrived { 0 };
    };

    Names names;
    const auto graph = TaskGraph::build (2, {});
    pool.run (graph, names);
    EXPECT_STREQ (names.name, "lopsided-1");
}
#endif

} // namespace
} // namespace lopsided
