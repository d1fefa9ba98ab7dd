#pragma once

#include "Command.h"

namespace lopsided
{

/** lopsided plugins: lists the plugins that are installed. */
class PluginsCommand final : public Command
{
public:
    std::string name() const override { return "plugins"; }
    std::string summary() const override { return "lists the plugins that are installed"; }
    std::string usage() const override { return "[OPTIONS]"; }
    std::string description() const override;
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;
};

} // namespace lopsided
