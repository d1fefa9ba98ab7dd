#pragma once

#include "TrapCallbackGuard.h"
#include <CommandLine/ProgramVariant.h>

namespace lopsided::testing
{

/** The command-line host with the real-time trap around its audio callback. */
class TrappedVariant final : public ProgramVariant
{
public:
    std::string name() const override { return "lopsided-trapped"; }

    void addPlayOptions (boost::program_options::options_description& options) const override
    {
        options.add_options() (
            "plant-offence", boost::program_options::bool_switch(),
            "plant an allocation in the audio callback, to show that it would be reported");
    }

    std::unique_ptr<CallbackGuard> makeGuard (const Arguments& arguments) const override
    {
        return std::make_unique<TrapCallbackGuard> (arguments.flag ("plant-offence")
                                                        ? TrapCallbackGuard::Plant::allocation
                                                        : TrapCallbackGuard::Plant::nothing);
    }
};

} // namespace lopsided::testing
