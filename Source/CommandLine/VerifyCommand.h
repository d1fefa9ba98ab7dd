#pragma once

#include "Command.h"
#include "VerifiedPlugin.h"

#include <vector>

namespace lopsided
{

/** lopsided verify: has plugins observed under the real-time trap, in a process of their own. */
class VerifyCommand final : public Command
{
public:
    std::string name() const override { return "verify"; }
    std::string summary() const override { return "observes what plugins do while they process"; }
    std::string usage() const override { return "[OPTIONS] [PLUGIN...]"; }
    std::string description() const override;
    std::string positionalName() const override { return "plugin"; }
    int maximumPositionals() const override { return anyNumber; }
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;

private:
    static ExitCode report (const std::vector<VerifiedPlugin>& plugins, const Arguments& arguments,
                            const Console& console);
};

} // namespace lopsided
