#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace lopsided::testing
{

/** A program that runs as a process of its own. A thread reads what it writes and sees it end, so that a test can wait for
    either. Ends with this object, by force if need be. */
class ChildProgram
{
public:
    struct Finished
    {
        int exitCode = -1; // 128 + the signal's number where a signal ended it
        std::string out;
        std::string err;
    };

    /** Starts it. environment holds further "NAME=value" entries. Errors: std::runtime_error. */
    ChildProgram (const std::vector<std::string>& commandLine,
                  const std::vector<std::string>& environment = {});
    ~ChildProgram();

    ChildProgram (const ChildProgram&) = delete;
    ChildProgram& operator= (const ChildProgram&) = delete;

    void signal (int number);
    bool isRunning() const;

    /** -1 once it has ended. */
    pid_t processId() const;

    /** What it has written to its standard output so far. */
    std::string outputSoFar() const;

    /** Waits until its standard output holds the text. @returns false when it ends without, or that takes too long. */
    bool waitForOutput (const std::string& text, std::chrono::seconds timeout = std::chrono::seconds (30));

    /** Waits for its end. Errors: std::runtime_error when that takes too long. */
    Finished wait (std::chrono::seconds timeout = std::chrono::seconds (120));

    /** Starts it and waits for its end. */
    static Finished run (const std::vector<std::string>& commandLine,
                         const std::vector<std::string>& environment = {});

private:
    using Lock = std::unique_lock<std::mutex>;

    void watch (std::array<int, 2> descriptors);
    void reap();
    bool waitForEnd (Lock& lock, std::chrono::seconds timeout);

    std::string name;
    mutable std::mutex mutex;
    std::condition_variable changed;

    // [guarded by mutex]
    std::array<std::string, 2> written; // to its standard output and error
    pid_t process = -1;                 // -1 once it has been reaped: the number may be another's by then
    int exitCode = -1;

    std::thread watcher;
};

} // namespace lopsided::testing
