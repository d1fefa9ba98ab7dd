#pragma once

#include "Arguments.h"
#include "Console.h"
#include "ExitCode.h"
#include <boost/program_options.hpp>
#include <string>

namespace lopsided
{

/** One subcommand: what --help says about it, which options it takes, and what it does. Thread: message. */
class Command
{
public:
    virtual ~Command() = default;

    virtual std::string name() const = 0;
    virtual std::string summary() const = 0;     // half a line, for the list of commands
    virtual std::string usage() const = 0;       // what follows the name on the command line
    virtual std::string description() const = 0; // whole sentences and examples, for its own --help

    /** How many words without dashes it takes, or anyNumber. */
    virtual int maximumPositionals() const { return 0; }

    /** Which option those words become. */
    virtual std::string positionalName() const { return "session"; }

    static constexpr int anyNumber = -1;

    virtual void addOptions (boost::program_options::options_description& options) const = 0;

    /** Errors: what failed is one line on console.err and ExitCode::failed; a senseless command line throws UsageError. */
    virtual ExitCode run (const Arguments& arguments, const Console& console) = 0;
};

} // namespace lopsided
