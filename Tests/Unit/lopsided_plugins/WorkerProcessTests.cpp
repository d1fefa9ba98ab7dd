#include <Worker/ProcessState.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <lopsided_plugins/worker/linux/FileDescriptor.h>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>

#include <atomic>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
using Outcome = WorkerReply::Outcome;

WorkerCommand testWorker()
{
    // A sanitizer that reports leaks when it exits would change how it does.
    return { juce::File (LOPSIDED_TEST_WORKER), {}, { { "ASAN_OPTIONS", "detect_leaks=0" } } };
}

WorkerReply ask (WorkerProcess& worker, const juce::String& how, std::chrono::milliseconds timeout = 30s)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("task", "misbehave");
    object->setProperty ("how", how);
    return worker.request (object.release(), timeout);
}

TEST (WorkerProcess, AnswersOneRequestAfterAnother)
{
    WorkerProcess worker (testWorker());

    for (const auto* text : { "first", "second", "third \"quoted\" \n line" })
    {
        const auto reply = ask (worker, text);
        ASSERT_EQ (reply.outcome, Outcome::answered) << reply.reason;
        EXPECT_EQ (reply.answer.toString(), text);
    }
}

TEST (WorkerProcess, GoesOnAfterARefusalAndAnException)
{
    WorkerProcess worker (testWorker());
    const auto refused = ask (worker, "refuse");
    EXPECT_EQ (refused.outcome, Outcome::refused);
    EXPECT_EQ (refused.reason, "it does not want to");

    const auto thrown = ask (worker, "throw");
    EXPECT_EQ (thrown.outcome, Outcome::refused);
    EXPECT_THAT (thrown.reason.toStdString(), HasSubstr ("thrown"));
    EXPECT_TRUE (ask (worker, "hello").wasAnswered());
}

TEST (WorkerProcess, NamesTheSignalOfACrashAndLeavesNoZombie)
{
    for (const auto& [how, signal, name] :
         { std::tuple { "crash", SIGSEGV, "SIGSEGV" }, std::tuple { "abort", SIGABRT, "SIGABRT" } })
    {
        WorkerProcess worker (testWorker());
        const auto process = worker.processId();
        const auto reply = ask (worker, how);
        EXPECT_EQ (reply.outcome, Outcome::crashed);
        EXPECT_EQ (reply.code, signal);
        EXPECT_THAT (reply.reason.toStdString(), HasSubstr (name));
        EXPECT_FALSE (worker.isRunning());
        EXPECT_EQ (stateOf (process), ProcessState::gone);
        EXPECT_EQ (ask (worker, "hello").outcome, Outcome::notRunning);
    }
}

TEST (WorkerProcess, TakesAnExitWithoutAnAnswerForAFailure)
{
    WorkerProcess worker (testWorker());
    const auto reply = ask (worker, "exit");
    EXPECT_EQ (reply.outcome, Outcome::exited);
    EXPECT_EQ (reply.code, 0);
    EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("exit code 0"));
}

TEST (WorkerProcess, KillsWhatHangsWhenItsTimeIsUp)
{
    for (const auto* how : { "hang", "ignore-and-hang" })
    {
        WorkerProcess worker (testWorker());
        const auto process = worker.processId();
        const auto reply = ask (worker, how, 300ms);
        EXPECT_EQ (reply.outcome, Outcome::timedOut);
        EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("0.3 s"));
        EXPECT_EQ (stateOf (process), ProcessState::gone);
    }
}

TEST (WorkerProcess, DoesNotCountWhatItWaitsForAProcessor)
{
    // The worker is pinned to one processor beside eight threads that never rest: it gets a ninth of it.
    WorkerProcess worker (testWorker());
    ASSERT_TRUE (ask (worker, "hello").wasAnswered());
    cpu_set_t before {}, one {};
    ASSERT_EQ (::sched_getaffinity (0, sizeof (before), &before), 0);

    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT (&one) == 0; ++cpu)
        if (CPU_ISSET (cpu, &before))
            CPU_SET (cpu, &one);

    ASSERT_EQ (::sched_setaffinity (worker.processId(), sizeof (one), &one), 0);
    std::atomic<bool> isOver { false };
    std::vector<std::thread> busy;

    for (int i = 0; i < 8; ++i)
        busy.emplace_back ([&] {
            ::sched_setaffinity (0, sizeof (one), &one);

            while (! isOver)
                continue;
        });

    const auto start = std::chrono::steady_clock::now();
    const auto reply = ask (worker, "work", 900ms); // 300 ms of a processor's time
    const auto wall = std::chrono::steady_clock::now() - start;
    isOver = true;

    for (auto& thread : busy)
        thread.join();

    EXPECT_TRUE (reply.wasAnswered()) << reply.reason;
    EXPECT_GT (wall, 900ms) << "the machine was too quiet for this test to say anything";
}

TEST (WorkerProcess, DropsAFloodOfOutputAndStillGetsTheAnswer)
{
    WorkerProcess worker (testWorker());
    EXPECT_TRUE (ask (worker, "flood").wasAnswered());
    EXPECT_TRUE (ask (worker, "hello").wasAnswered());
}

TEST (WorkerProcess, TellsWhatACrashedOneWroteLast)
{
    WorkerProcess worker (testWorker());
    const auto reply = ask (worker, "flood-and-abort");
    EXPECT_EQ (reply.outcome, Outcome::crashed);
    EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("the last line"));
    EXPECT_LT (reply.reason.length(), 300);
}

TEST (WorkerProcess, IsInterruptedFromAnotherThread)
{
    WorkerProcess worker (testWorker());
    ASSERT_TRUE (ask (worker, "hello").wasAnswered());
    std::thread other ([&] { worker.interrupt(); });
    EXPECT_EQ (ask (worker, "hang").outcome, Outcome::interrupted);
    other.join();
    EXPECT_FALSE (worker.isRunning());
}

TEST (WorkerProcess, OutlivesTheThreadThatMadeIt)
{
    std::unique_ptr<WorkerProcess> worker;
    std::thread ([&] { worker = std::make_unique<WorkerProcess> (testWorker()); }).join();
    EXPECT_TRUE (ask (*worker, "hello").wasAnswered());
}

TEST (WorkerProcess, TakesTheProcessesThatItStartedAlong)
{
    WorkerProcess worker (testWorker());
    const auto reply = ask (worker, "start-a-process");
    ASSERT_TRUE (reply.wasAnswered()) << reply.reason;
    const auto grandchild = static_cast<pid_t> (static_cast<int> (reply.answer));
    EXPECT_EQ (stateOf (grandchild), ProcessState::alive);
    worker.kill();
    EXPECT_TRUE (ends (grandchild));
}

TEST (WorkerProcess, SeesACrashAlthoughAProcessThatItStartedHoldsTheConversation)
{
    WorkerProcess worker (testWorker());
    const auto grandchild = static_cast<pid_t> (static_cast<int> (ask (worker, "start-a-process").answer));
    EXPECT_EQ (ask (worker, "crash", 10s).outcome, Outcome::crashed);
    EXPECT_TRUE (ends (grandchild));
}

TEST (WorkerProcess, InheritsNoneOfTheHostsDescriptors)
{
    WorkerProcess clean (testWorker());
    const auto before = ask (clean, "list-descriptors");
    const FileDescriptor leaky (::open ("/dev/null", O_RDONLY)); // without O_CLOEXEC
    const FileDescriptor leakyToo (::fcntl (leaky.get(), F_DUPFD, 200));
    WorkerProcess worker (testWorker());
    const auto after = ask (worker, "list-descriptors");
    ASSERT_TRUE (before.wasAnswered() && after.wasAnswered()) << before.reason << after.reason;

    // Its streams, its conversation, and what JUCE's message loop opens.
    EXPECT_EQ (juce::JSON::toString (after.answer, true), juce::JSON::toString (before.answer, true));
    EXPECT_LT (after.answer.size(), 12) << juce::JSON::toString (after.answer, true);
}

TEST (WorkerProcess, SaysWhichProgramCannotBeStarted)
{
    WorkerProcess worker ({ juce::File ("/nowhere/no-such-worker"), {}, {} });
    EXPECT_FALSE (worker.isRunning());
    const auto reply = ask (worker, "hello");
    EXPECT_EQ (reply.outcome, Outcome::notRunning);
    EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("/nowhere/no-such-worker"));
}

TEST (WorkerProcess, EndsWithItsHostWhateverHasBeenStarted)
{
    for (int round = 0; round < 3; ++round)
    {
        juce::ChildProcess host;
        ASSERT_TRUE (host.start (juce::StringArray { LOPSIDED_TEST_WORKER, "--as-host" },
                                 juce::ChildProcess::wantStdOut));
        juce::String said;

        for (char c = 0; c != '\n' && host.readProcessOutput (&c, 1) == 1;)
            said << juce::String::charToString (static_cast<juce::juce_wchar> (c));

        const auto words = juce::StringArray::fromTokens (said, false);
        ASSERT_GE (words.size(), 2) << said;
        const auto worker = static_cast<pid_t> (words[0].getIntValue());
        const auto grandchild = static_cast<pid_t> (words[1].getIntValue());
        ASSERT_EQ (stateOf (worker), ProcessState::alive);
        ASSERT_EQ (stateOf (grandchild), ProcessState::alive);
        host.kill(); // SIGKILL
        EXPECT_TRUE (ends (worker));
        EXPECT_TRUE (ends (grandchild));
    }
}

TEST (WorkerProgram, DoesNothingWithoutAHost)
{
    juce::ChildProcess program;
    ASSERT_TRUE (program.start (juce::StringArray { LOPSIDED_TEST_WORKER }));
    EXPECT_TRUE (program.waitForProcessToFinish (10000));
    EXPECT_EQ (program.getExitCode(), 2u);
    EXPECT_THAT (program.readAllProcessOutput().toStdString(), HasSubstr ("does nothing by itself"));
}

} // namespace
} // namespace lopsided::testing
