#pragma once

#include "Command.h"
#include "Console.h"
#include "ExitCode.h"
#include "ProgramVariant.h"
#include <memory>
#include <string>
#include <vector>

namespace lopsided
{

/** The command-line host: finds the command, parses its options, and turns every error into one line and an exit code.

    Thread: the main thread, which must be JUCE's message thread.
*/
class Program
{
public:
    Program (const ProgramVariant& variant, const Console& console);
    ~Program();

    ExitCode run (int argc, const char* const* argv);

    /** A whole program: JUCE's message thread, the standard streams, the commands. Returns what main() returns. */
    static int main (const ProgramVariant& variant, int argc, const char* const* argv);

private:
    ExitCode runCommand (Command& command, const std::vector<std::string>& words);
    void printHelp() const;
    void printHelp (const Command& command) const;
    void printVersion() const;
    ExitCode usageError (const std::string& message, const std::string& commandName) const;

    const ProgramVariant& program;
    const Console streams;
    std::vector<std::unique_ptr<Command>> commands;
};

} // namespace lopsided
