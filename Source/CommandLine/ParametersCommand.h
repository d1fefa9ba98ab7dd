#pragma once

#include "Command.h"

namespace lopsided
{

/** lopsided parameters: lists a plugin's parameters. */
class ParametersCommand final : public Command
{
public:
    std::string name() const override { return "parameters"; }
    std::string summary() const override { return "lists a plugin's parameters"; }
    std::string usage() const override { return "PLUGIN [OPTIONS]"; }
    std::string description() const override;
    std::string positionalName() const override { return "plugin"; }
    int maximumPositionals() const override { return 1; }
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;
};

} // namespace lopsided
