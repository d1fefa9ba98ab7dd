#pragma once

namespace lopsided
{

/** What the process tells its caller. Documented in --help: scripts rely on it. */
enum class ExitCode
{
    ok = 0,
    failed = 1, // the request was understood and could not be carried out
    usage = 2   // the command line makes no sense
};

} // namespace lopsided
