#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace lopsided::testing
{

/** A program that runs as a process of its own, with its output in files. Ends with this object, by force if need be. */
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

    void signal (int number) const;
    bool isRunning();

    /** What it has written to its standard output so far. */
    std::string outputSoFar() const;

    /** Waits for its end. Errors: std::runtime_error when that takes too long. */
    Finished wait (std::chrono::seconds timeout = std::chrono::seconds (120));

    /** Starts it and waits for its end. */
    static Finished run (const std::vector<std::string>& commandLine,
                         const std::vector<std::string>& environment = {});

private:
    void endProcess();
    bool reap (int flags);

    std::filesystem::path outPath;
    std::filesystem::path errPath;
    std::string name;
    pid_t process = -1;
    int exitCode = -1;
};

} // namespace lopsided::testing
