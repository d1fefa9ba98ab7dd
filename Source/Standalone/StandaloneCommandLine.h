#pragma once

#include "StandaloneOptions.h"

#include <CommandLine/ExitCode.h>
#include <boost/program_options.hpp>
#include <iosfwd>
#include <variant>

namespace lopsided
{

/** Reads the standalone host's command line. Thread: message, before JUCE's application starts. */
class StandaloneCommandLine
{
public:
    StandaloneCommandLine() = delete;

    /** The options; or how the program ends, with what it had to say printed: --help, --version, or a usage error. */
    [[nodiscard]] static std::variant<StandaloneOptions, ExitCode> parse (int argc, const char* const* argv,
                                                                          std::ostream& out,
                                                                          std::ostream& err);

private:
    static StandaloneOptions read (const boost::program_options::variables_map& parsed);
};

} // namespace lopsided
