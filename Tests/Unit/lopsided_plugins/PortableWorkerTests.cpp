#include <Worker/ProcessState.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <unistd.h>

#include <thread>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using Outcome = WorkerReply::Outcome;

/** What systems have that are not Linux, tried here: it needs nothing but JUCE. */
WorkerCommand portableWorker()
{
    return { juce::File (LOPSIDED_TEST_WORKER), {}, {}, true };
}

WorkerReply ask (WorkerProcess& worker, const juce::String& how, std::chrono::milliseconds timeout = 30s)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("task", "misbehave");
    object->setProperty ("how", how);
    return worker.request (object.release(), timeout);
}

TEST (PortableWorker, AnswersOneRequestAfterAnother)
{
    WorkerProcess worker (portableWorker());
    const auto longText = juce::String::repeatedString ("long ", 100000);

    for (const auto& text : { juce::String ("first"), juce::String ("\"quoted\" \n line"), longText })
    {
        const auto reply = ask (worker, text);
        ASSERT_EQ (reply.outcome, Outcome::answered) << reply.reason;
        EXPECT_EQ (reply.answer.toString(), text);
    }

    EXPECT_EQ (ask (worker, "refuse").reason, "it does not want to");
    EXPECT_TRUE (ask (worker, "hello").wasAnswered());
}

TEST (PortableWorker, SaysThatItEndedAndIsNotRunningThen)
{
    for (const auto* how : { "crash", "abort", "exit", "be-killed" })
    {
        WorkerProcess worker (portableWorker());
        const auto reply = ask (worker, how);
        EXPECT_EQ (reply.outcome, Outcome::exited) << how;
        EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("without an answer"));
        EXPECT_FALSE (worker.isRunning());
        EXPECT_EQ (ask (worker, "hello").outcome, Outcome::notRunning);
    }
}

TEST (PortableWorker, KillsWhatHangsWhenItsTimeIsUpAndLeavesNoZombie)
{
    const auto before = numChildrenOf (::getpid());
    WorkerProcess worker (portableWorker());
    ASSERT_TRUE (ask (worker, "hello").wasAnswered());
    EXPECT_EQ (numChildrenOf (::getpid()), before + 1);
    const auto reply = ask (worker, "ignore-and-hang", 300ms);
    EXPECT_EQ (reply.outcome, Outcome::timedOut);
    EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("0.3 s"));
    EXPECT_EQ (numChildrenOf (::getpid()), before);
}

TEST (PortableWorker, IsNotStoppedByAFloodOfOutput)
{
    WorkerProcess worker (portableWorker());
    EXPECT_TRUE (ask (worker, "flood").wasAnswered());
}

TEST (PortableWorker, IsInterruptedFromAnotherThread)
{
    WorkerProcess worker (portableWorker());
    ASSERT_TRUE (ask (worker, "hello").wasAnswered());
    std::thread other ([&] { worker.interrupt(); });
    EXPECT_EQ (ask (worker, "hang").outcome, Outcome::interrupted);
    other.join();
    EXPECT_FALSE (worker.isRunning());
}

TEST (PortableWorker, SaysWhichProgramCannotBeStarted)
{
    WorkerProcess worker ({ juce::File ("/nowhere/no-such-worker"), {}, {}, true });
    EXPECT_FALSE (worker.isRunning());
    EXPECT_THAT (ask (worker, "hello").reason.toStdString(), HasSubstr ("/nowhere/no-such-worker"));
}

TEST (PortableWorker, IsNoProgramThatDoesNotSayTheWord)
{
    // It ends, and never connects.
    WorkerProcess worker ({ juce::File ("/bin/true"), {}, {}, true });
    const auto reply = ask (worker, "hello");
    EXPECT_EQ (reply.outcome, Outcome::notRunning);
    EXPECT_THAT (reply.reason.toStdString(), HasSubstr ("does not work"));
}

TEST (PortableWorker, EndsWithItsHost)
{
    juce::ChildProcess host;
    ASSERT_TRUE (host.start (juce::StringArray { LOPSIDED_TEST_WORKER, "--as-portable-host" },
                             juce::ChildProcess::wantStdOut));
    char numbers[16] {};

    for (auto* next = numbers; next < numbers + 15 && host.readProcessOutput (next, 1) == 1 && *next != '\n';)
        ++next;

    const auto worker = static_cast<pid_t> (juce::String (numbers).getIntValue());
    ASSERT_EQ (stateOf (worker), ProcessState::alive);
    host.kill(); // SIGKILL
    EXPECT_TRUE (ends (worker));
}

} // namespace
} // namespace lopsided::testing
