#pragma once

#include "Arguments.h"
#include <boost/program_options.hpp>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** The options of every command that plays a session: what becomes of plugins that are missing or under suspicion. */
class SafetyOptions
{
public:
    SafetyOptions() = delete;

    static void add (boost::program_options::options_description& options);

    [[nodiscard]] static SafeStart::Mode start (const Arguments& arguments);

    /** Errors: UsageError. */
    [[nodiscard]] static PlaceholderSound placeholders (const Arguments& arguments);
};

} // namespace lopsided
