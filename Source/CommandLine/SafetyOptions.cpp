#include "SafetyOptions.h"

#include "UsageError.h"

namespace po = boost::program_options;

namespace lopsided
{

void SafetyOptions::add (po::options_description& options)
{
    options.add_options() ("safe", po::bool_switch(),
                           "put a placeholder in the place of plugins that an earlier run died of");
    options.add_options() ("missing", po::value<std::string>()->value_name ("pass|silence"),
                           "whether a placeholder passes what comes in (pass), or is silent");
}

SafeStart::Mode SafetyOptions::start (const Arguments& arguments)
{
    return arguments.flag ("safe") ? SafeStart::Mode::safe : SafeStart::Mode::normal;
}

PlaceholderSound SafetyOptions::placeholders (const Arguments& arguments)
{
    const auto given = arguments.text ("missing");

    if (given.empty() || given == "pass")
        return PlaceholderSound::passes;

    if (given == "silence")
        return PlaceholderSound::silent;

    throw UsageError ("--missing takes pass or silence, not \"" + given + '"');
}

} // namespace lopsided
