#pragma once

#include "ProgramVariant.h"
#include <Host/UnmeasuredGuard.h>

namespace lopsided
{

/** The ordinary command-line host: nothing is watched. */
class PlainVariant final : public ProgramVariant
{
public:
    std::string name() const override { return "lopsided"; }
    void addPlayOptions (boost::program_options::options_description&) const override {}

    std::unique_ptr<CallbackGuard> makeGuard (const Arguments&) const override
    {
        return std::make_unique<UnmeasuredGuard>();
    }
};

} // namespace lopsided
