#pragma once

#include "Command.h"

namespace lopsided
{

/** lopsided info: says what is in a session file. */
class InfoCommand final : public Command
{
public:
    std::string name() const override { return "info"; }
    std::string summary() const override { return "says what is in a session file"; }
    std::string usage() const override { return "SESSION [OPTIONS]"; }
    std::string description() const override;
    int maximumPositionals() const override { return 1; }
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;
};

} // namespace lopsided
