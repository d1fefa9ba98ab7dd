#pragma once

#include <EndToEnd/Support/ChildProgram.h>
#include <chrono>
#include <csignal>
#include <functional>
#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <memory>
#include <string>
#include <thread>
#include <unistd.h>

namespace lopsided::testing
{

/** Tests on a JACK server of their own, with JACK's dummy driver, that can be ended and started again. */
class JackServerTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        // Before libjack is asked for anything: it is this process that is its client.
        ::setenv ("JACK_DEFAULT_SERVER", serverName().c_str(), 1);
        ::setenv ("JACK_NO_START_SERVER", "1", 1);
    }

    void SetUp() override
    {
        if (run ({ "sh", "-c", "command -v jackd" }).exitCode != 0)
            GTEST_SKIP() << "jackd is not installed";

        startServer();

        if (! serverIsReady())
            GTEST_SKIP() << "jackd does not start here: " << server->outputSoFar();
    }

    static std::string serverName() { return "lopsided-live-" + std::to_string (::getpid()); }

    static ChildProgram::Finished run (const std::vector<std::string>& words)
    {
        return ChildProgram::run (words);
    }

    void startServer()
    {
        server = std::make_unique<ChildProgram> (std::vector<std::string> {
            "jackd", "-n", serverName(), "-d", "dummy", "-r", "48000", "-p", "64" });
    }

    /** Waits for it; false where it has ended instead. */
    bool serverIsReady() const
    {
        return becomesTrue ([this] {
                   return ! server->isRunning()
                          || run ({ "jack_lsp" }).out.find ("system:playback_2") != std::string::npos;
               })
               && server->isRunning();
    }

    void endServer (int signal)
    {
        server->signal (signal);
        server->wait (std::chrono::seconds (20));
    }

    /** Looks again and again, a turn of the message loop and `turn` in between, until it is true or takes too long. */
    static bool becomesTrue (
        const std::function<bool()>& condition, const std::function<void()>& turn = [] {},
        std::chrono::seconds patience = std::chrono::seconds (20))
    {
        const auto end = std::chrono::steady_clock::now() + patience;

        while (std::chrono::steady_clock::now() < end)
        {
            while (compatibility::dispatchNextMessage())
            {}

            turn();

            if (condition())
                return true;

            std::this_thread::sleep_for (std::chrono::milliseconds (2)); // the message loop's pace
        }

        return false;
    }

    std::unique_ptr<ChildProgram> server;
};

} // namespace lopsided::testing
