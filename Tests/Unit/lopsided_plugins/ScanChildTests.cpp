#include <lopsided_plugins/scan/ScanChild.h>

#include <gtest/gtest.h>

#include <csignal>

namespace lopsided
{
namespace
{

using Outcome = WorkerReply::Outcome;

class ScanChildTest : public ::testing::Test
{
protected:
    WorkerReply ask (const juce::String& how)
    {
        auto object = std::make_unique<juce::DynamicObject>();
        object->setProperty ("task", "misbehave");
        object->setProperty ("how", how);
        return child.ask (object.release());
    }

    ScanChild child { { juce::File (LOPSIDED_TEST_WORKER), {}, { { "ASAN_OPTIONS", "detect_leaks=0" } } },
                      std::chrono::seconds (20) };
};

TEST_F (ScanChildTest, BlamesNobodyForWhatAnotherLeftBehind)
{
    EXPECT_TRUE (ask ("poison").wasAnswered());
    EXPECT_TRUE (ask ("victim").wasAnswered()); // crashes where it is asked in the same process
}

TEST_F (ScanChildTest, BlamesWhoCrashesAFreshProcessAndGoesOn)
{
    EXPECT_TRUE (ask ("first").wasAnswered());
    EXPECT_EQ (ask ("crash").outcome, Outcome::crashed);
    EXPECT_EQ (ask ("exit").outcome, Outcome::exited);
    EXPECT_TRUE (ask ("last").wasAnswered());
}

TEST_F (ScanChildTest, GivesUpOnWhatIsKilledAgainAndAgain)
{
    const auto reply = ask ("be-killed");
    EXPECT_EQ (reply.outcome, Outcome::crashed);
    EXPECT_EQ (reply.code, SIGKILL);
    EXPECT_TRUE (ask ("last").wasAnswered());
}

TEST_F (ScanChildTest, AsksNobodyAnyMoreOnceItIsInterrupted)
{
    EXPECT_TRUE (ask ("first").wasAnswered());
    child.interrupt();
    EXPECT_EQ (ask ("second").outcome, Outcome::interrupted);
    EXPECT_EQ (ask ("third").outcome, Outcome::interrupted);
}

} // namespace
} // namespace lopsided
