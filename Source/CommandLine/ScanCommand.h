#pragma once

#include "Command.h"

namespace lopsided
{

/** lopsided scan: brings the plugin catalogue up to date. */
class ScanCommand final : public Command
{
public:
    std::string name() const override { return "scan"; }
    std::string summary() const override { return "looks for plugins, each in a process that may die of it"; }
    std::string usage() const override { return "[OPTIONS]"; }
    std::string description() const override;
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;
};

} // namespace lopsided
