#pragma once

#include "Command.h"

namespace lopsided
{

/** lopsided devices: lists the audio devices. */
class DevicesCommand final : public Command
{
public:
    std::string name() const override { return "devices"; }
    std::string summary() const override { return "lists the audio devices"; }
    std::string usage() const override { return "[OPTIONS]"; }
    std::string description() const override;
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;
};

} // namespace lopsided
